"""Whole processes: how long they take and how much memory, alternating with the baseline of the same run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.sizes import RUNS

ROOT = Path(__file__).parents[1]
LIMIT = [sys.executable, "-c", "import sqlite3"]
MAKE = """
import sys
from crm_tui.store import schema
schema.create(sys.argv[1], login="ming", zone="Asia/Shanghai", currency="CNY")
"""
# What an installer writes for the script `crm`.
SCRIPT = "import sys\nfrom crm_tui.__main__ import main\nsys.exit(main())\n"
FINE = (0, 10)


class Run(NamedTuple):
    """One process from start to end; `told_seconds` is when it said what it was watched for."""

    seconds: float
    peak_bytes: int
    told_seconds: float = 0.0


def run(command: Sequence[str], environment: Mapping[str, str], fine: Sequence[int] = FINE) -> Run:
    """Run it to its end; RuntimeError with what it said when it fails.

    The system counts a process from before it becomes another program: no peak is below that of this process.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        with subprocess.Popen(
            list(command),
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            took = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode(errors='replace')}")
    return Run(took, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def watched(command: Sequence[str], environment: Mapping[str, str], sign: str) -> Run:
    """Run it to its end, noting when a sign first stood on its standard error; RuntimeError where it never did."""
    told, began = 0.0, time.perf_counter()
    with subprocess.Popen(
        list(command), env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if not told and sign in line:
                told = time.perf_counter() - began
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not told:
        raise RuntimeError(f"{' '.join(command)}: {''.join(said)}")
    return Run(took, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), told)


def ratio(
    base: Sequence[str],
    ours: Sequence[str],
    environment: Mapping[str, str],
    *,
    runs: int = RUNS,
    fine: Sequence[int] = FINE,
) -> float:
    """The median time of a command to that of a baseline, in turns; the first of each is left out.

    In `ours` a word with {} gets the number of the run, from 2.
    """
    theirs, mine = [], []
    for turn in range(runs + 1):
        theirs.append(run(base, environment, fine).seconds)
        mine.append(run([word.format(turn + 2) for word in ours], environment, fine).seconds)
    return median(mine[1:]) / median(theirs[1:])


def environment(folder: str, path: str = "") -> dict[str, str]:
    """That of every run: a home of its own, a CRM file (by default one in the folder), bytecode that is kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    named = {"CRM_DB": path or str(Path(folder, "crm.db")), "CRM_USER": "ming", "HOME": folder}
    return kept | named | {"PYTHONPATH": str(ROOT), "TZ": "Asia/Shanghai", "COLUMNS": "120"}


def script(folder: str) -> list[str]:
    """The command `crm` as it is installed, written into the folder."""
    path = Path(folder, "crm")
    path.write_text(SCRIPT, encoding="utf-8")
    return [sys.executable, str(path)]


def new_file(folder: str) -> dict[str, str]:
    """A new CRM file in the folder, with Haier and 海尔 in it; its environment."""
    found = environment(folder)
    run([sys.executable, "-c", MAKE, found["CRM_DB"]], found)
    crm = script(folder)
    for made in ("Haier @Wang Min: hello", "海尔 @王敏：你好"):
        run([*crm, "log", "--new", made], found)
    run([*crm, "client", "list"], found)  # which finds the pinyin of the names
    return found
