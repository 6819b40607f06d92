"""From the start of a process to its first row on the terminal, and its peak memory, against an empty app."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import data, people
from benchmarks.empty_app import READY
from benchmarks.report import Row
from benchmarks.sizes import RUNS, size
from benchmarks.terminal import Terminal

SIZES = (1_000, size(100_000, 10_000), size(1_000_000, 100_000))
_LOADED_SECONDS = 1.5  # after the first row: time for all ids to come, so that the peak holds them


def rows() -> Iterator[Row]:
    """The ratios of the app, where it is there, else of the table alone; first runs, which compile, left out."""
    with TemporaryDirectory() as folder:
        shown = {count: _app(count) if _has_app() else _table(count, folder) for count in SIZES}
        empty: list[tuple[float, int]] = []
        ours: dict[int, list[tuple[float, int]]] = {count: [] for count in SIZES}
        for _ in range(RUNS + 1):
            empty.append(_run("benchmarks.empty_app", READY))
            for count in SIZES:
                ours[count].append(_run(*shown[count]))
    base_seconds, base_bytes = (median(figures) for figures in zip(*empty[1:], strict=True))
    yield Row("an empty Textual app, its first line", base_seconds * 1000, None, "ms")
    name = "clients in the app" if _has_app() else "rows in the table"
    for count, runs in ours.items():
        seconds, peak = (median(figures) for figures in zip(*runs[1:], strict=True))
        yield Row(f"first of {count:,} {name}", seconds / base_seconds, 1.25, "x empty app")
        yield Row(f"memory with {count:,} {name}", peak / base_bytes, 1.5, "x empty app")


def _has_app() -> bool:
    return find_spec("crm_tui.app") is not None


def _app(count: int) -> tuple[str, str, str]:
    path = data.clients(count)
    return "benchmarks.clients_app", data.first_client(path), path


def _table(count: int, folder: str) -> tuple[str, str, str]:
    return "benchmarks.table_app", "Kowalska", str(people.make(Path(folder, str(count)), count))


def _run(module: str, sign: str, *arguments: str) -> tuple[float, int]:
    """Start it, wait for the sign; seconds and peak bytes."""
    terminal = Terminal(module, *arguments)
    seconds = terminal.until(lambda seen: sign.encode() in seen)
    terminal.quiet(_LOADED_SECONDS)
    terminal.close()
    return seconds, terminal.peak_bytes
