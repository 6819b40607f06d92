"""The eye on the file notices what others write, also what they wrote before it first looked."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.store import connection, schema
from crm_tui.store.watch import Watch


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A new file, last written a while ago."""
    made = str(tmp_path / "crm.db")
    schema.create(made, login="ming", zone="Asia/Shanghai", currency="CNY")
    os.utime(made, (1_000_000_000, 1_000_000_000))
    return made


@pytest.fixture
def watch(path: str) -> Iterator[Watch]:
    """An eye on it that has not looked yet."""
    made = Watch(path)
    yield made
    made.close()


def write(path: str) -> None:
    """Change the file as another program does."""
    with closing(connection.open_file(path)) as db:
        db.execute("INSERT INTO client (name) VALUES (hex(randomblob(8)))")


def test_nothing_is_noticed_where_nothing_was_written(watch: Watch) -> None:
    assert [watch.changed(), watch.changed()] == [False, False]


def test_what_was_written_before_the_first_look_is_noticed_once(watch: Watch, path: str) -> None:
    write(path)
    assert [watch.changed(), watch.changed()] == [True, False]


def test_what_is_written_between_two_looks_is_noticed_once(watch: Watch, path: str) -> None:
    watch.changed()
    write(path)
    assert [watch.changed(), watch.changed()] == [True, False]
