"""From a key to the last piece of what it changed on the terminal, in a long table."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from benchmarks.people import make
from benchmarks.report import Row
from benchmarks.sizes import size
from benchmarks.terminal import Terminal

SIZE = size(1_000_000, 100_000)
PRESSES = size(120, 40)
_LOADED_SECONDS = 3  # after the first row: time for all ids to come
DOWN, UP, PAGE_DOWN, PAGE_UP, END, HOME = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~", b"\x1b[F", b"\x1b[H"
# In this order: each run of presses begins where the one before has left the cursor.
STEPS = (
    ("down", (DOWN,), 5.0),
    ("up", (UP,), 5.0),
    ("select and leave out", (b" ",), 5.0),
    ("page down", (PAGE_DOWN,), 20.0),
    ("page up", (PAGE_UP,), 20.0),
    ("end and home", (END, HOME), 20.0),
)


def rows() -> Iterator[Row]:
    """The 95th percentile in milliseconds of the presses that changed something."""
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal("benchmarks.table_app", str(make(Path(folder, "people"), SIZE)))
        terminal.until(lambda seen: b"Kowalska" in seen)
        terminal.quiet(_LOADED_SECONDS)
        for name, keys, goal in STEPS:
            times = [1000 * terminal.press(keys[i % len(keys)]) for i in range(PRESSES)]
            p95 = quantiles([figure for figure in times if figure], n=20)[-1]
            yield Row(f"key {name} in {SIZE:,} rows, p95", p95, goal, "ms")
        terminal.close()
