"""Every screen of the app on a large team, against the same on one of a hundredth of its size: from the key to the
last piece of what it shows."""

from collections.abc import Iterator
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.jobs.team import CLIENTS, GOAL, PART, UNIT, copy
from benchmarks.processes import environment, script
from benchmarks.report import Row
from benchmarks.sizes import size
from benchmarks.terminal import Terminal

RUNS = size(5, 2)  # and one before
FIRST_SECONDS = 3.0  # the first piece of a screen may take so long
QUIET_SECONDS = 0.3  # a screen is all there when nothing has come for so long
ESCAPE, ENTER = b"\x1b", b"\r"
# What is told, and its key; a step without a name only leads to the next.
STEPS = (
    ("clients", b"2"), ("client's page", ENTER), ("next client", b"]"), ("previous client", b"["), ("", ESCAPE),
    ("filter key in clients", b"/"), ("letter in the filter", b"k"), ("", ESCAPE), ("", ESCAPE),
    ("export key in clients", b"X"), ("", ESCAPE),
    ("plans", b"3"), ("log", b"4"), ("filter key in the log", b"/"), ("letter in the filter of the log", b"k"),
    ("", ESCAPE), ("", ESCAPE), ("page down in the log", b"\x1b[6~"),
    ("board", b"5"), ("deal's page", ENTER), ("", ESCAPE), ("table of deals", b"v"), ("", b"v"),
    ("complaints", b"6"), ("complaint's page", ENTER), ("", ESCAPE), ("reports", b"7"),
    ("palette", b":"), ("letter in the palette", b"a"), ("second letter in the palette", b"n"),
    ("", b"na kam"), ("person's page from the palette", ENTER), ("", ESCAPE), ("Today", b"1"),
)  # fmt: skip


def rows() -> Iterator[Row]:
    """The median of each step as a ratio; both teams take turns, each run in a process of its own."""
    with TemporaryDirectory() as folder:
        paths = [copy(folder, count) for count in (CLIENTS // PART, CLIENTS)]
        runs = [[_run(folder, path) for path in paths] for _ in range(RUNS + 1)]
    for place, (name, _) in enumerate(STEPS):
        if name:
            base, ours = (median(times[place] for times in found) for found in zip(*runs[1:], strict=True))
            if not base or not ours:
                raise RuntimeError(f"nothing was drawn for {name}")
            yield Row(f"{name}, {CLIENTS:,} clients", ours / base, GOAL, UNIT)


def _run(folder: str, path: str) -> list[float]:
    """The seconds of each step."""
    terminal = Terminal(script(folder), environment(folder, path))
    terminal.until(lambda seen: b"Today" in seen)
    terminal.quiet(1.5)
    times = [terminal.press(key, QUIET_SECONDS, FIRST_SECONDS if name else 0) for name, key in STEPS]
    terminal.close()
    return times
