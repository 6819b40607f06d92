"""Made-up files: as many rows as asked for, names that differ, an index that finds them."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from benchmarks import keystrokes
from benchmarks.data import __main__ as making
from benchmarks.data import files
from benchmarks.jobs import importing


@pytest.fixture
def team(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A small team's file: 20 clients, 40 contacts, 200 entries."""
    path = tmp_path / "team.db"
    making.main("team", 60, 200, str(path))
    db = sqlite3.connect(path)
    yield db
    db.close()


def count(db: sqlite3.Connection, sql: str) -> int:
    """The one number of a query."""
    return int(db.execute(sql).fetchone()[0])


def test_a_team_has_its_names_and_notes_and_nothing_waits_for_the_index(team: sqlite3.Connection) -> None:
    assert count(team, "SELECT count(*) FROM client") == 20
    assert count(team, "SELECT count(DISTINCT name) FROM client") == 20
    assert count(team, "SELECT count(*) FROM contact") == 40
    assert count(team, "SELECT count(*) FROM interaction WHERE length(summary) > 10") == 200
    assert count(team, "SELECT count(*) FROM search WHERE rowid % 32 IN (1, 2, 4)") == 260
    assert count(team, "SELECT count(*) FROM pending") == 0


def test_the_last_touch_of_a_client_is_its_newest_entry(team: sqlite3.Connection) -> None:
    wrong = (
        "SELECT count(*) FROM client c WHERE last_touch IS NOT"
        " (SELECT max(at) FROM interaction i WHERE i.client_id=c.id)"
    )
    assert count(team, wrong) == 0


@pytest.mark.parametrize("kind", keystrokes.KINDS)
def test_of_each_kind_something_is_typed(team: sqlite3.Connection, kind: str) -> None:
    typed = list(keystrokes.keystrokes(team, kind))
    assert len(typed) > 10
    assert all(text == text.strip() and text for text in typed)


def test_a_row_taken_out_of_the_index_is_missed(
    team: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keystrokes, "STEP", 1)
    assert keystrokes.missed(team, "Chinese")[1] == 0
    team.execute("DELETE FROM search WHERE rowid % 32 = 4")
    assert keystrokes.missed(team, "Chinese")[1] > 0


def test_deals_have_gone_through_every_stage_up_to_their_own(tmp_path: Path) -> None:
    path = tmp_path / "deals.db"
    making.main("deals", 10, 50, str(path))
    db = sqlite3.connect(path)
    assert count(db, "SELECT count(*) FROM opportunity") == 50
    assert count(db, "SELECT count(*) FROM stage_move") == count(db, "SELECT sum(stage_id) FROM opportunity")
    db.close()


def test_a_team_that_moves_in_is_taken_in_whole(tmp_path: Path) -> None:
    path = tmp_path / "house.db"
    making.main("house", 20, 0, str(path))
    db = sqlite3.connect(path)
    tables = ("client", "contact", "opportunity", "complaint", "interaction", "task")
    assert [count(db, f"SELECT count(*) FROM {table}") for table in tables] == [20, 40, 10, 20, 200, 20]
    assert count(db, "SELECT count(*) FROM pending") == 0
    db.close()


def test_the_files_of_a_team_are_the_same_every_time(tmp_path: Path) -> None:
    day, written = date(2026, 3, 2), []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        written.append([(noun, path.read_bytes()) for noun, path in files.write(folder, 30, day)])
    assert written[0] == written[1]


def test_the_file_to_import_has_a_header_and_so_many_rows(tmp_path: Path) -> None:
    lines = Path(importing.write(tmp_path / "c.csv", 5)).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 6
    assert len({line.split(",")[0] for line in lines}) == 6
