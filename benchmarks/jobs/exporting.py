"""A large export to CSV against sqlite3's own `.mode csv` of the same table, and the memory it takes."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from benchmarks import data
from benchmarks.parts import why_not
from benchmarks.processes import Run, environment, run, script
from benchmarks.report import Row, skipped
from benchmarks.sizes import size

NAMES = size(300_000, 30_000)
NOTES = size(1_000_000, 100_000)
RUNS = size(9, 3)
MEGABYTE = 1_000_000


def rows() -> Iterator[Row]:
    """Time as a ratio; memory above that of a command that lists one client."""
    job = f"export of {NOTES:,} interactions"
    missing = why_not("crm_tui.cli.transfer")
    if missing:
        yield skipped(job, missing)
        return
    path = data.team(NAMES, NOTES)
    with tempfile.TemporaryDirectory() as folder:
        found = environment(folder, path)
        crm = script(folder)
        out = str(Path(folder, "out.csv"))
        started = run([*crm, "client", "list", "--limit", "1"], found).peak_bytes
        plain = [
            "sqlite3",
            "-header",
            "-csv",
            path,
            f".output {out}",
            "SELECT * FROM interaction ORDER BY id",
        ]
        ours, theirs = _turns([*crm, "export", "interaction", "-o", out, "--force"], plain, found)
    peak = (median(each.peak_bytes for each in ours) - started) / MEGABYTE
    if theirs:
        ratio = median(each.seconds for each in ours) / median(each.seconds for each in theirs)
        yield Row(job, ratio, 2.0, "x sqlite3 -csv")
    else:
        yield skipped(job, "there is no program sqlite3 to compare with; the Debian package sqlite3 has it")
        yield Row(f"{job}, alone", median(each.seconds for each in ours), None, "s")
    yield Row(f"memory of an {job}", peak, 30.0, "MB above the start")


def _turns(ours: Sequence[str], theirs: Sequence[str], found: dict[str, str]) -> tuple[list[Run], list[Run]]:
    """Both in turns; theirs stays empty where the program is not there."""
    mine, others = [], []
    for _ in range(RUNS + 1):
        mine.append(run(ours, found))
        if shutil.which(theirs[0]):
            others.append(run(theirs, found))
    return mine[1:], others[1:]
