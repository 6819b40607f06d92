"""crm demo on the command line."""

import os
from pathlib import Path

import pytest

from crm_tui import clock, paths
from crm_tui.services.demo import file
from crm_tui.store import schema
from crm_tui.store.connection import open_file
from tests.cli.conftest import Run


@pytest.fixture
def sample() -> str:
    """A small file in the place of the sample team's, with one thing due."""
    os.makedirs(paths.cache())
    schema.create(file.path(), login="lin", zone="Asia/Shanghai", currency="CNY")
    db = open_file(file.path())
    db.execute("INSERT INTO meta VALUES ('demo', ?)", (file.EDITION,))
    db.execute("INSERT INTO task (title, due, owner_id) VALUES ('寄样品', '2026-03-10', 1)")
    db.close()
    return file.path()


def test_without_a_terminal_it_prints_what_is_due(run: Run, sample: str) -> None:
    found = run("demo")
    assert (found.code, found.out) == (0, "! t1  寄样品 (lin): 1 day overdue\n")


def test_its_path_is_printed(run: Run, sample: str) -> None:
    assert run("demo", "--path").out == f"{sample}\n"


def test_the_real_file_is_neither_made_nor_touched(run: Run, sample: str, home: Path) -> None:
    run("demo")
    assert not os.path.exists(paths.database())


def test_a_file_that_is_still_good_is_used_again(run: Run, sample: str) -> None:
    before = os.stat(sample).st_ino
    run("demo")
    assert os.stat(sample).st_ino == before
    assert clock.now().date().isoformat() == "2026-03-11"


def test_where_no_folder_can_be_made_it_says_so(run: Run, home: Path) -> None:
    (home / "cache").write_text("a file in the way")
    found = run("demo")
    assert (found.code, found.out) == (6, "")
    assert found.err.endswith(f"The folder {paths.cache()} cannot be made: Not a directory.\n")
