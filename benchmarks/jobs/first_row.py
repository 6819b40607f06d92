"""From the start of a process to its first row on the terminal, and its peak memory, against an empty app."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import data
from benchmarks.empty_app import READY
from benchmarks.processes import environment, script
from benchmarks.report import Row
from benchmarks.sizes import size
from benchmarks.terminal import Terminal, module

SIZES = (1_000, size(100_000, 10_000), size(1_000_000, 100_000))
RUNS = size(9, 3)  # and one before, which compiles
_LOADED_SECONDS = 1.5  # after the first row: time for all ids to come, so that the peak holds them
DUE = " days silent"  # why the first rows of Today stand there


class Program(NamedTuple):
    """What is started, the environment it is given, and the text by which its first row is known."""

    command: Sequence[str]
    environment: Mapping[str, str]
    sign: str


def rows() -> Iterator[Row]:
    """The ratios of `crm` alone, which opens Today, and of the app open at its clients, in files of each size."""
    with TemporaryDirectory() as folder:
        empty = Program(module("benchmarks.empty_app"), environment(folder), READY)
        ours = {name: program for count in SIZES for name, program in _programs(folder, count)}
        runs: dict[str, list[tuple[float, int]]] = {name: [] for name in ("", *ours)}
        for _ in range(RUNS + 1):
            for name, program in (("", empty), *ours.items()):
                runs[name].append(_run(program))
    (base_seconds, base_bytes), *figures = [_medians(found[1:]) for found in runs.values()]
    yield Row("an empty Textual app, its first line", base_seconds * 1000, None, "ms")
    for name, (seconds, peak) in zip(ours, figures, strict=True):
        yield Row(f"first row of {name}", seconds / base_seconds, 1.25, "x empty app")
        yield Row(f"memory of {name}", peak / base_bytes, 1.5, "x empty app")


def _programs(folder: str, count: int) -> Iterator[tuple[str, Program]]:
    team = data.team(count * 3 // 10, count)
    yield f"crm, {count:,} interactions", Program(script(folder), environment(folder, team), DUE)
    path = data.clients(count)
    listed = module("benchmarks.clients_app", path)
    yield f"{count:,} clients in the app", Program(listed, environment(folder, path), data.first_client(path))


def _run(program: Program) -> tuple[float, int]:
    """Start it, wait for the sign; seconds and peak bytes."""
    terminal = Terminal(program.command, program.environment)
    seconds = terminal.until(lambda seen: program.sign.encode() in seen)
    terminal.quiet(_LOADED_SECONDS)
    terminal.close()
    return seconds, terminal.peak_bytes


def _medians(runs: Sequence[tuple[float, int]]) -> tuple[float, float]:
    seconds, peaks = zip(*runs, strict=True)
    return median(seconds), median(peaks)
