"""A large export to CSV against sqlite3's own `.mode csv` of the same table, and the memory it takes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import data, plain
from benchmarks.processes import environment, run, script
from benchmarks.report import Row
from benchmarks.sizes import size

NAMES = size(300_000, 30_000)
NOTES = size(1_000_000, 100_000)
RUNS = size(9, 3)
MEGABYTE = 1_000_000


def rows() -> Iterator[Row]:
    """Time as a ratio; memory above that of a command that lists one client. The first of each is left out."""
    job = f"export of {NOTES:,} interactions"
    path = data.team(NAMES, NOTES)
    started, ours, theirs = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        found = environment(folder, path)
        crm, out = script(folder), str(Path(folder, "out.csv"))
        name, base = plain.exporting(path, "interaction", str(Path(folder, "plain.csv")))
        for _ in range(RUNS + 1):
            started.append(run([*crm, "client", "list", "--limit", "1"], found).peak_bytes)
            theirs.append(run(base, found).seconds)
            ours.append(run([*crm, "export", "interaction", "-o", out, "--force"], found))
    ratio = median(each.seconds for each in ours[1:]) / median(theirs[1:])
    yield Row(job, ratio, 2.0, f"x {name}")
    peak = median(each.peak_bytes for each in ours[1:]) - median(started)
    yield Row(f"memory of an {job}", peak / MEGABYTE, 30.0, "MB above the start")
