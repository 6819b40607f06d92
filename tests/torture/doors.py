"""The program's own doors, as people, shells and cron use them: each command line a process of its own."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import NamedTuple

from crm_tui import __main__, paths

PROJECT = Path(__file__).parents[2]
LONGEST = {"log": 0.2, "todo": 0.2, "import": 1.5}  # seconds within which a kill falls; LONGER for the rest
LONGER = 1.0
CHANGING = {
    "import": 0.5
}  # seconds from its first change of the file within which a kill falls; BRIEF for the rest
BRIEF = 0.06
PATIENCE_SECONDS = 900


class Ran(NamedTuple):
    """How a command ended: its exit code (-9 where it was killed), standard output and standard error."""

    code: int
    out: str
    err: str


def start(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    """`crm ARGUMENT …` under way, its output waiting in pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "crm_tui", *arguments], cwd=PROJECT, env={**os.environ, **environment},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(child: subprocess.Popen[str]) -> Ran:
    """Wait for a command that is under way."""
    out, err = child.communicate(timeout=PATIENCE_SECONDS)
    return Ran(child.returncode, out, err)


def crm(*arguments: str, **environment: str) -> Ran:
    """`crm ARGUMENT …` from its start to its end."""
    return ended(start(*arguments, **environment))


def inside(*arguments: str) -> Ran:
    """The same command in this very process, for trials in which many follow each other."""
    out, err, given = StringIO(), StringIO(), list(arguments)
    with redirect_stdout(out), redirect_stderr(err), patched_arguments(given):
        code = None if __main__.QUICK.isdisjoint(given[:5]) else __main__.run("quick", given)
        if code is None:
            code = __main__.run("full", given) or 0
    return Ran(code, out.getvalue(), err.getvalue())


@contextmanager
def patched_arguments(arguments: list[str]) -> Iterator[None]:
    """The words of the command line as the program sees them."""
    before, sys.argv = sys.argv, ["crm", *arguments]
    try:
        yield
    finally:
        sys.argv = before


def killed(random: Random, path: str, *arguments: str) -> Ran:
    """The command, killed at any moment: while it starts and ends too, or just while it changes the file `path`."""
    child = start(*arguments)
    if random.random() < 0.5:
        with suppress(subprocess.TimeoutExpired):
            child.wait(random.uniform(0, LONGEST.get(arguments[0], LONGER)))
    else:
        journal, deadline = f"{path}-journal", monotonic() + PATIENCE_SECONDS
        while not os.path.exists(journal) and child.poll() is None and monotonic() < deadline:
            sleep(0.0005)
        sleep(random.uniform(0, CHANGING.get(arguments[0], BRIEF)))
    child.kill()
    return ended(child)


def left_open(path: str) -> bool:
    """Whether the last one to write was stopped within its transaction."""
    return os.path.exists(f"{path}-journal")


def rows(query: str, path: str = "") -> list[tuple[object, ...]]:
    """What SQL finds in the file, the default one when none is named."""
    with closing(sqlite3.connect(path or paths.database())) as db:
        return db.execute(query).fetchall()


def tell(figures: str) -> None:
    """Print what a trial measured; pytest shows it with -rP."""
    sys.stdout.write(f"{figures}\n")
