"""Search with each key typed, over many names and notes: how long it takes, and whether it finds everything."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from statistics import quantiles

from benchmarks import data
from benchmarks.keystrokes import KINDS, keystrokes, missed
from benchmarks.report import Row
from benchmarks.sizes import size
from crm_tui.quick import find
from crm_tui.store import connection, lookup
from crm_tui.values.names import query

NAMES = size(300_000, 30_000)
NOTES = size(1_000_000, 100_000)
WHO = ("client", "contact")


def rows() -> Iterator[Row]:
    """Per kind of text the 95th percentile of unranked matches, of the ranked answer, of a name looked up."""
    db = connection.open_file(data.team(NAMES, NOTES), mode="ro")
    ways: tuple[tuple[str, float | None, Callable[[str], object]], ...] = (
        ("matches, unranked", 1.0, lambda text: _matches(db, text)),
        ("crm find, ranked", 10.0, lambda text: find.search(db, text)),
        ("a name resolved", None, lambda text: lookup.candidates(db, WHO, text)),
    )
    for kind in KINDS:
        typed = list(keystrokes(db, kind))
        for name, goal, ask in ways:
            times = [_milliseconds(ask, text) for text in typed]
            yield Row(f"{name}, {kind}, p95 of {len(typed)}", quantiles(times, n=20)[-1], goal, "ms")
    for kind in KINDS:
        asked, lost = missed(db, kind)
        yield Row(f"not found of {asked} that a scan finds, {kind}", lost, 0)
    db.close()


def _matches(db: sqlite3.Connection, text: str) -> list[tuple[int]]:
    """The newest rows with the words, as the search of the product asks for them."""
    return db.execute(find.MATCHES, (query(text), find.CANDIDATES)).fetchall()


def _milliseconds(ask: Callable[[str], object], text: str) -> float:
    began = time.perf_counter()
    ask(text)
    return 1000 * (time.perf_counter() - began)
