"""A large import, checked and de-duplicated, against sqlite3's own `.import` without any check, and its memory."""

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks import plain
from benchmarks.processes import new_file, run, script, watched
from benchmarks.report import Row
from benchmarks.sizes import size

COUNT = size(200_000, 20_000)
RUNS = size(9, 3)
MEGABYTE = 1_000_000
STORED = " known by name"  # it says that it begins to do so once they are all in the file
HEADER = ("name", "city", "phone", "email", "industry", "note")


def rows() -> Iterator[Row]:
    """Until all rows are stored, and until names are known by sound too; memory above that of a short command.

    The first of each is left out.
    """
    job, name = f"import of {COUNT:,} clients", ""
    started, ours, theirs = [], [], []
    for _ in range(RUNS + 1):
        with tempfile.TemporaryDirectory() as folder:
            source = write(Path(folder, "clients.csv"), COUNT)
            found = new_file(folder)
            crm = script(folder)
            name, base = plain.importing(str(Path(folder, "plain.db")), "client", source)
            started.append(run([*crm, "client", "list", "--limit", "1"], found).peak_bytes)
            theirs.append(run(base, found).seconds)
            ours.append(watched([*crm, "import", source, "--as", "client"], found, STORED))
    unit, base_seconds = f"x {name}", median(theirs[1:])
    yield Row(f"{job}, stored", median(each.told_seconds for each in ours[1:]) / base_seconds, None, unit)
    yield Row(f"{job}, indexed too", median(each.seconds for each in ours[1:]) / base_seconds, 8.0, unit)
    peak = median(each.peak_bytes for each in ours[1:]) - median(started)
    yield Row(f"memory of an {job}", peak / MEGABYTE, 50.0, "MB above the start")


def write(path: Path, count: int) -> str:
    """A CSV file of so many made-up clients, half of them with Chinese names; its path."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(HEADER)
        for n in range(count):
            name = f"上海精密仪器{n}有限公司" if n % 2 else f"Betatech {n} International"
            phone = f"+86138{n * 7919 % 100_000_000:08d}"
            out.writerow((name, ("深圳", "Hamburg")[n % 2], phone, f"office{n}@example.com", "tools", ""))
    return str(path)
