"""From the start of a process to its first row on the terminal, and its peak memory, against an empty app."""

import tempfile
from pathlib import Path
from statistics import median

from benchmarks import report
from benchmarks.empty_app import READY
from benchmarks.people import make
from benchmarks.terminal import Terminal

RUNS = 9
SIZES = (1_000, 100_000, 1_000_000)
_LOADED_SECONDS = 1.5  # after the first row: time for all ids to come, so that the peak holds them


def run(module: str, sign: bytes, *arguments: str) -> tuple[float, int]:
    """Start it, wait for the sign; returns seconds and peak bytes."""
    terminal = Terminal(module, *arguments)
    seconds = terminal.until(lambda seen: sign in seen)
    terminal.quiet(_LOADED_SECONDS)
    terminal.close()
    return seconds, terminal.peak_bytes


def main() -> None:
    """Print the ratios for each size."""
    with tempfile.TemporaryDirectory() as folder:
        files = {size: make(Path(folder, str(size)), size) for size in SIZES}
        empty: list[tuple[float, int]] = []
        tables: dict[int, list[tuple[float, int]]] = {size: [] for size in SIZES}
        for _ in range(RUNS + 1):
            empty.append(run("benchmarks.empty_app", READY.encode()))
            for size in SIZES:
                tables[size].append(run("benchmarks.table_app", b"Kowalska", str(files[size])))
    tell(empty[1:], {size: runs[1:] for size, runs in tables.items()})


def tell(empty: list[tuple[float, int]], tables: dict[int, list[tuple[float, int]]]) -> None:
    """The medians as ratios to the empty app; the first run of each, which compiled, was left out."""
    base_seconds, base_bytes = (median(figures) for figures in zip(*empty, strict=True))
    report.note(
        " ".join(
            (
                "empty app:",
                format(base_seconds * 1000, ".0f"),
                "ms,",
                format(base_bytes / 2**20, ".1f"),
                "MiB",
            )
        )
    )
    for size, runs in tables.items():
        seconds, peak = (median(figures) for figures in zip(*runs, strict=True))
        rows = format(size, ",")
        report.line(" ".join(("first row of", rows)), seconds / base_seconds, 1.25, "x empty app")
        report.line(" ".join(("memory with", rows)), peak / base_bytes, 1.5, "x empty app")


if __name__ == "__main__":
    main()
