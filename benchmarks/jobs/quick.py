"""Everyday commands as processes, against `python -c 'import sqlite3'` in the same run."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import khard
from benchmarks.processes import LIMIT, environment, new_file, ratio, run, script
from benchmarks.report import Row, skipped

GOAL = 2.0
THIRD = 1 / 3
UNIT = "x import sqlite3"
COMMANDS = (
    ("log", "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample"),
    ("log", "海尔 @王敏 电话 30分钟：要200台 #价格 >周五 寄样品"),
    ("todo", "ring Wang Min tomorrow 10:00 about the quote"),
    ("deal", "Haier: 200 freezers 1.2m close 30 jun"),
    ("complain", "Haier: two units arrived dented ^high"),
    ("done", "t{}"),
    ("snooze", "t1", "60d"),
    ("remind", "--check"),
    ("agenda",),
    ("find", "海尔"),
    ("find", "haier"),
    ("_complete", "log", "H"),
)


def rows() -> Iterator[Row]:
    """Each command; one of them in a zone that is not the computer's, and as pip installs it."""
    with tempfile.TemporaryDirectory() as folder:
        found = new_file(folder)
        crm = script(folder)
        for command in COMMANDS:
            name = "completion" if command[0] == "_complete" else " ".join((command[0], *command[1:2]))[:36]
            yield Row(f"crm {name}", ratio(LIMIT, [*crm, *command], found), GOAL, UNIT)
        there = ratio(LIMIT, [*crm, *COMMANDS[0]], found | {"TZ": "UTC"})
        yield Row("crm log, the member in another zone", there, GOAL, UNIT)
        yield from beside_khard(folder, crm, found)
    yield installed()


def beside_khard(folder: str, crm: list[str], found: dict[str, str]) -> Iterator[Row]:
    """Finding and writing down, against khard's finding of the same name."""
    why = khard.why_not()
    for words in (("find", "haier"), COMMANDS[0]):
        job = f"crm {words[0]}, against khard list haier"
        if why:
            yield skipped(job, why)
        else:
            theirs = khard.finding(folder, "haier")
            yield Row(job, ratio(theirs, [*crm, *words], found), THIRD, "x khard")


def installed() -> Row:
    """The script that stands beside this Python, which an installer wrote."""
    job = "crm find, as installed"
    path = Path(sys.executable).with_name("crm")
    if not path.exists():
        return skipped(job, "crm is not installed beside this Python")
    with tempfile.TemporaryDirectory() as folder:
        new_file(folder)
        found = environment(folder)
        del found["PYTHONPATH"]
        run([str(path), "find", "haier"], found)
        return Row(job, ratio(LIMIT, [str(path), "find", "haier"], found), GOAL, UNIT)
