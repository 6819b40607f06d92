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
TIMES = 5  # of new reminders, at the full count
WAVES = 30  # after so many there must be nothing left


def wave(sent: Path, now: datetime, overlapping: int, *, fails: int, kills: int) -> list[Ran]:
    """Runs that start together, by a sender who fails and kills so often."""
    os.makedirs(paths.config(), exist_ok=True)
    command = f"{sys.executable} {sender.__file__} {sent}"
    Path(paths.settings()).write_text(f"[notify]\ncommand = {command!r}\n", encoding="utf-8")
    chances = {"SENDER_FAILS": str(fails), "SENDER_KILLS": str(kills)}
    stamp = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    runs = [start("remind", "--notify", CRM_NOW=stamp, **chances) for _ in range(overlapping)]
    return [ended(child) for child in runs]


@pytest.mark.torture(2, 4)
def test_every_reminder_is_sent_once_by_runs_that_overlap(
    rounds: int, own: str, run: Run, tmp_path: Path
) -> None:
    killed = waves = told = 0
    sent, now = tmp_path / "sent.txt", datetime.fromisoformat(NOW)
    times = TIMES if rounds == 4 else 1
    for number in range(times):
        file, due = tmp_path / f"tasks{number}.csv", (number + 1) * DUE
        file.write_text("title,due\n" + "".join(f"call {number}-{i},2026-03-11\n" for i in range(DUE)))
        assert run("import", str(file), "--as", "task").code == 0
        runs = wave(sent, now, rounds, fails=30, kills=30)
        killed += sum(ran.code == -9 for ran in runs)
        for _ in range(WAVES):
            now += timedelta(minutes=11)
            runs = wave(sent, now, rounds, fails=30, kills=0)
            waves += 1
            told += any("had been claimed by a run that ended early: sent again." in ran.err for ran in runs)
            assert {ran.code for ran in runs} <= {0, 1}, runs
            if sent.exists() and len(sent.read_text().split()) >= due and {ran.code for ran in runs} == {0}:
                break
        assert sorted(sent.read_text().split()) == sorted(f"t{i}" for i in range(1, due + 1))
    assert told == 0 if not killed else told > 0
    assert run("doctor").code == 0
    tell(f"{times} × {DUE} sent once; {killed} runs killed, {waves} further waves of {rounds}")
