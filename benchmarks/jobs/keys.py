"""From a key to the last piece of what it changed on the terminal, in the app's own list of clients and in the
bare table."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from benchmarks import data
from benchmarks.data import first_client
from benchmarks.people import make
from benchmarks.processes import environment
from benchmarks.report import Row
from benchmarks.sizes import size
from benchmarks.terminal import Terminal, module

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
    path = data.clients(SIZE)
    with tempfile.TemporaryDirectory() as folder:
        found = environment(folder, path)
        app = Terminal(module("benchmarks.clients_app", path), found)
        yield from _pressed("clients", app, first_client(path))
        table = module("benchmarks.table_app", str(make(Path(folder, "people"), SIZE)))
        yield from _pressed("rows of the bare table", Terminal(table, found), "Kowalska")


def _pressed(what: str, terminal: Terminal, sign: str) -> Iterator[Row]:
    """The steps in a program that is ready when it has shown the sign."""
    terminal.until(lambda seen: sign.encode() in seen)
    terminal.quiet(_LOADED_SECONDS)
    for name, keys, goal in STEPS:
        times = [1000 * terminal.press(keys[i % len(keys)]) for i in range(PRESSES)]
        changed = [figure for figure in times if figure]
        if len(changed) < PRESSES // 2:
            raise RuntimeError(f"{PRESSES - len(changed)} of {PRESSES} presses of {name} changed nothing")
        yield Row(f"key {name} in {SIZE:,} {what}, p95", quantiles(changed, n=20)[-1], goal, "ms")
    terminal.close()
