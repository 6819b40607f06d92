"""Who has not been touched in 90 days: the page that a list shows first, and how many there are."""

import sqlite3
import time
from collections.abc import Iterator
from statistics import median

from benchmarks import data
from benchmarks.report import Row
from benchmarks.sizes import size
from crm_tui import clock
from crm_tui.store import connection

GOAL = 2.0
SIZES = ((3_000, 10_000), (size(300_000, 30_000), size(1_000_000, 100_000)))
TIMES = 40
PAGE = (
    "SELECT id, name, last_touch FROM client WHERE archived_at IS NULL AND last_touch < ?"
    " ORDER BY last_touch, id LIMIT 50"
)


def rows() -> Iterator[Row]:
    """Each size, and what the plan of it is when it reads more than it has to."""
    for names, notes in SIZES:
        db = connection.open_file(data.team(names, notes), mode="ro")
        figure = median(_milliseconds(db, day) for day in range(TIMES))
        yield Row(f"not touched in 90 days, {notes:,} interactions", figure, GOAL, "ms")
        db.close()


def _milliseconds(db: sqlite3.Connection, day: int) -> float:
    (since,) = db.execute("SELECT date('now', ?)", (f"-{90 + day % 3} days",)).fetchone()
    began = time.perf_counter()
    found = db.execute(PAGE, (f"{since} 00:00:00.000000",)).fetchall()
    took = time.perf_counter() - began
    if not found:
        raise RuntimeError(f"nobody is untouched since {since}; now is {clock.now()}")
    return took * 1000
