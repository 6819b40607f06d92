"""Sixteen processes that write one entry after the other: how long the slowest waits, and that none is lost."""

import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator

from benchmarks.processes import ROOT, new_file, script
from benchmarks.report import Row
from benchmarks.sizes import size

WRITERS = 16
EACH = size(25, 5)
COUNT = "SELECT count(*) FROM interaction WHERE summary LIKE 'round %'"


def rows() -> Iterator[Row]:
    """Entries lost or refused, the longest wait, and entries a second."""
    with tempfile.TemporaryDirectory() as folder:
        found = new_file(folder)
        crm = script(folder)
        waits: list[float] = []
        refused = 0
        began = time.perf_counter()
        for number in range(EACH):
            said = [subprocess.DEVNULL, subprocess.DEVNULL]
            running = [
                subprocess.Popen(
                    [*crm, "log", f"Haier: round {number} of {writer}"],
                    env=found, cwd=ROOT, stdout=said[0], stderr=said[1],
                )
                for writer in range(WRITERS)
            ]  # fmt: skip
            started = time.perf_counter()
            for process in running:
                refused += process.wait() != 0
                waits.append(time.perf_counter() - started)
        took = time.perf_counter() - began
        db = sqlite3.connect(found["CRM_DB"])
        (kept,) = db.execute(COUNT).fetchone()
        db.close()
    yield Row(f"entries lost of {WRITERS} x {EACH}", WRITERS * EACH - refused - kept, 0)
    yield Row(f"entries refused of {WRITERS} x {EACH}", refused, 0)
    yield Row("the longest wait of a writer", max(waits), 15.0, "s")
    yield Row("entries a second, process starts included", len(waits) / took)
