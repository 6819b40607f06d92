"""Opening the file up to the answer of the first statement, and the check of its schema in that."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.processes import LIMIT, new_file, run
from benchmarks.report import Row
from benchmarks.sizes import RUNS
from crm_tui.store import connection

TIMES = 40
TRIGGERS = "SELECT sum(length(sql)) FROM sqlite_schema WHERE type='trigger'"
FIRST = "SELECT name FROM member WHERE login='ming'"


def rows() -> Iterator[Row]:
    """In this process, each time on a connection of its own, as a start of the program does."""
    with tempfile.TemporaryDirectory() as folder:
        found = new_file(folder)
        path = found["CRM_DB"]
        limit = median(run(LIMIT, found).seconds for _ in range(RUNS))
        opened, bare = [], []
        for _ in range(TIMES):
            opened.append(_seconds(lambda: connection.open_file(path)))
            bare.append(_seconds(lambda: connection.connect(path)))
        yield Row("opening and the first statement", median(opened) / limit, 0.25, "x import sqlite3")
        checked = max(0.0, median(opened) - median(bare)) * 1000
        yield Row("the check of the schema in it", checked, 1.0, "ms")
        db = connection.open_file(path)
        (text,) = db.execute(TRIGGERS).fetchone()
        db.close()
        yield Row("text of the triggers, parsed at each start", text / 1000, 100.0, "KB")


def _seconds(opening: Callable[[], sqlite3.Connection]) -> float:
    began = time.perf_counter()
    db = opening()
    db.execute(FIRST).fetchone()
    took = time.perf_counter() - began
    db.close()
    return took
