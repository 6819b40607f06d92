"""Whatever a team did can be undone whole and redone whole, and dates kept by triggers are right throughout."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from crm_tui.store import connection, copies
from crm_tui.store.connection import Stamp, writing
from crm_tui.store.journal import redoable, take_back, undoable
from tests.store.histories import History, untouched, versions
from tests.store.rows import AT
from tests.store.tables import state_of


def taken_back(db: sqlite3.Connection, path: str, number: int) -> None:
    with writing(db, path, Stamp(1, "script", "undo", number), AT) as txn:
        take_back(db, number, txn)


@pytest.mark.torture(40, 400)
def test_random_histories_are_undone_and_redone_whole(rounds: int, template: Path, tmp_path: Path) -> None:
    for seed in range(rounds):
        path = str(shutil.copy(template, tmp_path / "crm.db"))
        with closing(connection.open_file(path)) as db:
            db.execute("PRAGMA synchronous=OFF")
            _there_and_back(db, path, Random(seed))
            assert copies.ailments(db) == [], seed


def _there_and_back(db: sqlite3.Connection, path: str, random: Random) -> None:
    history = History(db, path, random)
    states, done = [state_of(db, without=("version",))], []
    known = versions(db)
    for _ in range(random.randint(4, 14)):
        number = history.step()
        assert untouched(db) == []
        changed = db.execute("SELECT 1 FROM txn WHERE id=?", (number,)).fetchone()
        if number and changed:
            done.append(number)
            states.append(state_of(db, without=("version",)))
    for number, before in zip(reversed(done), reversed(states[:-1]), strict=True):
        assert undoable(db, 1, 1) == [number]
        taken_back(db, path, number)
        assert state_of(db, without=("version",)) == before
        assert untouched(db) == []
        known = _not_fallen(db, known)
    for after in states[1:]:
        taken_back(db, path, redoable(db, 1))
        assert state_of(db, without=("version",)) == after
        assert untouched(db) == []
        known = _not_fallen(db, known)


def _not_fallen(db: sqlite3.Connection, known: dict[tuple[str, int], int]) -> dict[tuple[str, int], int]:
    found = versions(db)
    assert {place: version for place, version in found.items() if version < known.get(place, 0)} == {}
    return known | found
