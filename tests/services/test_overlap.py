"""Reminders from runs that overlap: each is sent once, however many processes and however often sending fails."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.store import schema
from crm_tui.store.connection import open_file

PROCESSES, DUE = 4, 100
SENDER = """
import fcntl, os, sys
text = sys.stdin.read()
with open({folder!r} + "/count", "a+") as count:
    fcntl.flock(count, fcntl.LOCK_EX)
    count.seek(0)
    number = len(count.read())
    count.write("x")
if number % 10 in (1, 4, 7):
    sys.exit(1)
out = os.open({folder!r} + "/sent", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
os.write(out, text.encode())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file with a hundred things due, and a sender that fails three times of ten."""
    path = str(tmp_path / "crm.db")
    schema.create(path, login="ming", zone="Asia/Shanghai", currency="CNY")
    db = open_file(path)
    rows = [(f"thing {number}",) for number in range(DUE)]
    db.executemany("INSERT INTO task (title, due, owner_id) VALUES (?, '2026-03-11', 1)", rows)
    db.close()
    (tmp_path / "send.py").write_text(SENDER.format(folder=str(tmp_path)))
    os.makedirs(paths.config())
    line = f'[notify]\ncommand = "{sys.executable} {tmp_path}/send.py"\n'
    Path(paths.settings()).write_text(line, encoding="utf-8")
    return tmp_path


def overlapping(folder: Path) -> list[int]:
    """The exit codes of processes that run at once."""
    command = [sys.executable, "-m", "crm_tui", "--db", str(folder / "crm.db"), "remind", "--notify"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(PROCESSES)]
    for process in running:
        process.communicate(timeout=120)
    return [process.returncode for process in running]


@pytest.mark.torture(1, 10)
def test_four_overlapping_runs_send_each_of_a_hundred_once(folder: Path, rounds: int) -> None:
    for _ in range(rounds):
        codes = overlapping(folder)
        while 1 in codes:
            codes = overlapping(folder)
        assert codes == [0] * PROCESSES
        lines = (folder / "sent").read_text(encoding="utf-8").splitlines()
        counted = Counter(line.split()[1] for line in lines)
        assert counted == {f"t{number}": 1 for number in range(1, DUE + 1)}
        (folder / "sent").unlink()
        db = open_file(str(folder / "crm.db"))
        db.execute("DELETE FROM claim")
        db.close()
