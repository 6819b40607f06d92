"""A file made for a group on one computer can be written, backed up and rescued by each of its people."""

import grp
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.errors import Refused, StoreError
from crm_tui.store import backup, connection, copies, schema
from crm_tui.store.connection import Stamp, writing
from crm_tui.store.restore import restore
from tests.store.people import ANN, BO, STRANGER, as_person, needs_root
from tests.store.rows import AT

pytestmark = needs_root
GROUP = next((found for found in grp.getgrall() if found.gr_gid != 0), None)


@pytest.fixture
def shared() -> Iterator[str]:
    """A file made for the group by somebody else, in a folder that everybody can reach."""
    assert GROUP is not None
    place = tempfile.mkdtemp()
    os.chmod(place, 0o755)
    path = os.path.join(place, "team", "crm.db")
    old = os.umask(0o077)
    schema.create(path, login="ann", zone="UTC", currency="EUR", group=GROUP.gr_name)
    os.umask(old)
    yield path
    shutil.rmtree(place)


def add(path: str, name: str) -> None:
    with closing(connection.open_file(path)) as db, writing(db, path, Stamp(1, "cli", "add"), AT):
        db.execute("INSERT INTO client (name) VALUES (?)", (name,))


def die_writing(path: str) -> None:
    """Leave a journal that the next one to come has to roll back."""
    db = connection.open_file(path)
    connection.begin(db, path)
    db.execute("PRAGMA cache_size=5")
    db.executemany("INSERT INTO client (name) VALUES (?)", [(f"half {i}",) for i in range(3000)])
    os._exit(0)


def modes(folder: str) -> dict[str, str]:
    return {
        name: oct(stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode)) for name in os.listdir(folder)
    }


def group() -> int:
    assert GROUP is not None
    return GROUP.gr_gid


def test_two_people_of_the_group_write_and_others_do_not(shared: str) -> None:
    assert as_person(ANN, lambda: add(shared, "by Ann"), group()) == ""
    assert as_person(BO, lambda: add(shared, "by Bo"), group()) == ""
    assert "cannot be opened by you" in as_person(STRANGER, lambda: add(shared, "by nobody"))
    with closing(connection.open_file(shared)) as db:
        assert db.execute("SELECT name FROM client ORDER BY id").fetchall() == [("by Ann",), ("by Bo",)]
    assert modes(os.path.dirname(shared)) == {"crm.db": "0o660"}


def test_what_one_left_half_done_the_other_rolls_back(shared: str) -> None:
    as_person(ANN, lambda: die_writing(shared), group())
    assert modes(os.path.dirname(shared)) == {"crm.db": "0o660", "crm.db-journal": "0o660"}
    assert as_person(BO, lambda: add(shared, "by Bo"), group()) == ""
    with closing(connection.open_file(shared)) as db:
        assert db.execute("SELECT name FROM client").fetchall() == [("by Bo",)]
        assert copies.ailments(db) == []


def test_backups_are_the_groups_too_and_anybody_of_it_restores(shared: str) -> None:
    assert as_person(ANN, lambda: backup.backup(shared), group()) == ""
    assert as_person(BO, lambda: add(shared, "later"), group()) == ""
    (kept,) = backup.listed(shared)
    assert as_person(BO, lambda: restore(kept, shared), group()) == ""
    assert set(modes(backup.folder(shared)).values()) == {"0o660"}
    assert modes(os.path.dirname(shared)) == {"crm.db": "0o660", "backups": "0o2770"}
    assert {os.stat(path).st_gid for path in backup.listed(shared)} == {group()}
    with closing(connection.open_file(shared)) as db:
        assert db.execute("SELECT count(*) FROM client").fetchone() == (0,)


def test_a_folder_the_group_cannot_work_in_is_refused(tmp_path: Path) -> None:
    assert GROUP is not None
    with pytest.raises(Refused, match="chmod 2770"):
        schema.create(str(tmp_path / "crm.db"), login="a", zone="UTC", currency="EUR", group=GROUP.gr_name)
    assert os.listdir(tmp_path) == []


def test_a_group_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no group named nobody-at-all"):
        schema.create(
            str(tmp_path / "x" / "crm.db"), login="a", zone="UTC", currency="EUR", group="nobody-at-all"
        )
