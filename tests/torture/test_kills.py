"""Killed at any moment: what was acknowledged is there, what was not is not there by halves."""

import shutil
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from crm_tui.store import connection
from crm_tui.store.doctor import examine
from tests.store.freeze import SCHEMAS, thaw
from tests.store.tables import state
from tests.torture.processes import finished, killed, start


def damage(path: str) -> list[str]:
    return [found.what for found in examine(path) if found.level == "damage"]


@pytest.mark.torture(6, 200)
def test_a_kill_loses_nothing_acknowledged_and_leaves_nothing_half_done(rounds: int, path: str) -> None:
    random = Random(1)
    for _ in range(rounds):
        acknowledged = killed("adds", path, random)
        with closing(connection.open_file(path)) as db:
            there = {str(id) for (id,) in db.execute("SELECT id FROM client WHERE name LIKE 'new %'")}
            halves = db.execute(
                "SELECT count(*) FROM client c WHERE name LIKE 'new %' AND (last_touch IS NULL OR NOT EXISTS"
                " (SELECT 1 FROM contact p JOIN contact_point ON contact_id=p.id WHERE p.client_id=c.id))"
            ).fetchone()[0]
        assert set(acknowledged) - {"ready"} <= there
        assert halves == 0
        assert damage(path) == []


@pytest.mark.torture(2, 20)
def test_a_killed_import_is_there_whole_or_not_at_all(rounds: int, path: str) -> None:
    random = Random(2)
    for _ in range(rounds):
        said = killed("imports", path, random, 20_000)
        with closing(connection.open_file(path)) as db:
            found = db.execute("SELECT count(*) FROM contact WHERE name LIKE 'row %'").fetchone()[0]
        assert found % 20_000 == 0 and found >= 20_000 * (len(said) - 1)
        assert damage(path) == []


@pytest.mark.torture(3, 40)
def test_a_killed_migration_leaves_the_old_schema_or_the_new(rounds: int, tmp_path: Path) -> None:
    old = thaw(SCHEMAS / "0001.sql", tmp_path / "old.db")
    rows, random = state(old), Random(3)
    for number in range(rounds):
        path = str(shutil.copy(old, tmp_path / f"crm{number}.db"))
        killed("migrates", path, random, 1)
        assert state(path) == rows
        assert damage(path) == []
        assert finished(start("migrates", path))[0] == 0
        assert (state(path), damage(path)) == (rows, [])
