"""From a key to the last piece of what it changed on the terminal, in a table of a million rows."""

import tempfile
from pathlib import Path
from statistics import median, quantiles

from benchmarks import report
from benchmarks.people import make
from benchmarks.terminal import Terminal

SIZE = 1_000_000
PRESSES = 120
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


def main() -> None:
    """Print p95 in milliseconds for each key."""
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal("benchmarks.table_app", str(make(Path(folder, "people"), SIZE)))
        terminal.until(lambda seen: b"Kowalska" in seen)
        terminal.quiet(_LOADED_SECONDS)
        for name, keys, goal in STEPS:
            tell(name, goal, [1000 * terminal.press(keys[i % len(keys)]) for i in range(PRESSES)])
        terminal.close()


def tell(name: str, goal: float, times: list[float]) -> None:
    """The 95th percentile of the presses that changed something."""
    times = [figure for figure in times if figure]
    report.note(" ".join((name, "median", format(median(times), ".2f"), "ms of", str(len(times)))))
    report.line(" ".join(("key", name, "p95")), quantiles(times, n=20)[-1], goal, "ms")


if __name__ == "__main__":
    main()
