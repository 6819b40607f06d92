"""Many at once: nobody's work is lost, nobody is refused, and copies taken meanwhile are whole."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.store import connection, copies
from crm_tui.store.restore import restore
from tests.store.tables import state
from tests.torture.processes import finished, start

TIMES = 25


@pytest.mark.torture(4, 16)
def test_processes_that_read_and_write_at_once_lose_nothing(rounds: int, path: str) -> None:
    children = [start("counts", path, TIMES) for _ in range(rounds)]
    ended = [finished(child) for child in children]
    assert [(code, said.count("\n") - 1) for code, said, _ in ended] == [(0, TIMES)] * rounds
    with closing(connection.open_file(path)) as db:
        assert db.execute("SELECT employees FROM client WHERE id=1").fetchone() == (TIMES * rounds,)
        assert db.execute("SELECT count(*) FROM txn WHERE command='count'").fetchone() == (TIMES * rounds,)


@pytest.mark.torture(3, 40)
def test_backups_under_nonstop_writes_are_all_whole(rounds: int, path: str, tmp_path: Path) -> None:
    writer = start("adds", path, 1_000_000)
    assert writer.stdout is not None
    assert writer.stdout.readline() and writer.stdout.readline(), "the writer never wrote"
    try:
        code, said, complained = finished(start("backups", path, rounds))
    finally:
        writer.kill()
        writer.communicate()
    made = said.split()[1:]
    assert (code, len(made)) == (0, rounds), complained
    for number, copy in enumerate(made):
        assert stat.S_IMODE(os.stat(copy).st_mode) == 0o600
        assert copies.checked(copy)
        fresh = str(tmp_path / f"restored{number}.db")
        restore(copy, fresh)
        assert state(fresh) == state(copy)
    clients = [len(state(copy)["client"]) for copy in made]
    assert clients == sorted(clients) and clients[-1] > 3
