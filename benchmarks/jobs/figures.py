"""Reports over many deals: the whole answer, from the open session to the figures."""

import time
from collections.abc import Iterator
from statistics import median
from zoneinfo import ZoneInfo

from benchmarks import data
from benchmarks.report import Row, skipped
from benchmarks.sizes import size
from crm_tui import clock
from crm_tui.reports import catalogue
from crm_tui.reports.report import Question
from crm_tui.store.database import Database

DEALS = size(50_000, 5_000)
GOALS = {
    ("pipeline", "stage"): 10.0,
    ("pipeline", "owner"): 30.0,
    ("pipeline", "month"): 30.0,
    ("pipeline", "client"): 30.0,
    ("conversion", "stage"): 200.0,
    ("conversion", "move"): 200.0,
}
TIMES = 15


def rows() -> Iterator[Row]:
    """Each report by each grouping; the first answer of each, which compiles its SQL, is left out."""
    database = Database(data.deals(DEALS), pooled=True)
    zone = ZoneInfo("Asia/Shanghai")
    now = clock.now()
    for (name, by), goal in GOALS.items():
        asked = Question(now.date(), zone, now, by, None, None)
        times = []
        for _ in range(TIMES + 1):
            with database.reading() as session:
                began = time.perf_counter()
                catalogue.answer(session, name, asked)
                times.append(1000 * (time.perf_counter() - began))
        yield Row(f"report {name} by {by}, {DEALS:,} deals", median(times[1:]), goal, "ms")
    database.close()
    yield skipped("health, lifecycle and value of 100,000 clients", "the program does not tell them yet")
