"""Runs of cron that overlap, are killed and meet a sender that fails: each reminder is sent, and once."""

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crm_tui import paths
from tests.cli.conftest import Run
from tests.conftest import NOW
from tests.torture import sender
from tests.torture.doors import Ran, ended, start, tell

DUE = 100
OVERLAPPING = 4
WAVES = 30  # after so many there must be nothing left


def wave(sent: Path, now: datetime, *, fails: int, kills: int) -> list[Ran]:
    """Runs that start together, by a sender who fails and kills so often."""
    os.makedirs(paths.config(), exist_ok=True)
    command = f"{sys.executable} {sender.__file__} {sent}"
    Path(paths.settings()).write_text(f"[notify]\ncommand = {command!r}\n", encoding="utf-8")
    chances = {"SENDER_FAILS": str(fails), "SENDER_KILLS": str(kills)}
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    runs = [start("remind", "--notify", CRM_NOW=stamp, **chances) for _ in range(OVERLAPPING)]
    return [ended(child) for child in runs]


@pytest.mark.torture(1, 10)
def test_every_reminder_is_sent_once(rounds: int, own: str, run: Run, tmp_path: Path) -> None:
    killed = waves = told = 0
    for number in range(rounds):
        file, sent = tmp_path / f"tasks{number}.csv", tmp_path / f"sent{number}.txt"
        file.write_text("title,due\n" + "".join(f"call {number}-{i},2026-03-11\n" for i in range(DUE)))
        assert run("import", str(file), "--as", "task").code == 0
        now = datetime.fromisoformat(NOW)
        runs = wave(sent, now, fails=30, kills=30)
        killed += sum(ran.code == -9 for ran in runs)
        for _ in range(WAVES):
            now += timedelta(minutes=11)
            runs = wave(sent, now, fails=30, kills=0)
            waves += 1
            told += any("had been claimed by a run that ended early: sent again." in ran.err for ran in runs)
            assert {ran.code for ran in runs} <= {0, 1}, runs
            if sent.exists() and len(sent.read_text().split()) >= DUE and {ran.code for ran in runs} == {0}:
                break
        first = number * DUE + 1
        assert sorted(sent.read_text().split()) == sorted(f"t{i}" for i in range(first, first + DUE))
    assert told == 0 if not killed else told > 0
    assert run("doctor").code == 0
    tell(f"{rounds} × {DUE} sent once; {killed} runs killed, {waves} further waves of {OVERLAPPING}")
