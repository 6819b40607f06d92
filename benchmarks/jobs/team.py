"""Everyday commands on a large team, against the same on one of a hundredth of its size."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import data
from benchmarks.processes import environment, run, script
from benchmarks.report import Row
from benchmarks.sizes import size

CLIENTS = size(100_000, 5_000)
PART = 100
RUNS = size(5, 2)  # and one before
GOAL = 1.5
UNIT = "x 1/100"
QUICK = (
    "log|c7: asked about the price",
    "todo|ring c7 tomorrow about it",
    "deal|c7: 20 freezers 12k close 30 jun",
    "complain|c7: two units dented ^high",
    "done|t{}1",
    "snooze|t1{}1|60d",
    "remind|--check",
    "agenda",
    "find|海华",
    "find|kamika",
    "_complete|log|K",
)
FULL = (
    "agenda|--all",
    "brief",
    "brief|c7",
    "history",
    "history|c7",
    "client|list",
    "client|list|--where|tier=key",
    "client|list|--where|owner=me",
    "client|list|--where|last_touch>90d",
    "client|list|--sort|-last_touch",
    "client|list|--sort|city",
    "contact|list",
    "contact|list|--where|client=c7",
    "interaction|list",
    "interaction|list|--where|client=c7",
    "interaction|list|--where|at>7d",
    "interaction|list|--where|member=me",
    "interaction|list|--where|channel=visit",
    "task|list",
    "task|list|--where|owner=me",
    "task|list|--where|due<7d",
    "opportunity|list",
    "opportunity|list|--where|stage=Quoted",
    "opportunity|list|--sort|-amount",
    "complaint|list",
    "complaint|list|--where|status=investigating",
    "complaint|list|--sort|-opened_at",
    "client|show|c7",
    "contact|show|p7",
    "interaction|show|i7",
    "opportunity|show|o7",
    "complaint|show|k7",
    "client|edit|c7|--note|note {}",
    "client|add|New {} Works",
    "undo",
    "client|list|--where|tier=key|--limit|20|--format|csv",
    "export|interaction|--where|client=c7",
)
# These read every row of theirs, as what they show is made of all of them; they have no goal here.
WHOLE = (
    "interaction|list|--sort|client",
    "report|pipeline",
    "report|conversion",
    "report|activity",
    "report|touches",
    "report|complaints",
)


def rows() -> Iterator[Row]:
    """The median of each command as a ratio, on copies of both files, since some of them write."""
    with TemporaryDirectory() as folder:
        crm = script(folder)
        small, large = (environment(folder, copy(folder, count)) for count in (CLIENTS // PART, CLIENTS))
        for command in (*QUICK, *FULL, *WHOLE):
            words = command.split("|")
            times = []
            for turn in range(RUNS + 1):
                asked = [*crm, *(word.format(turn + 2) for word in words)]
                times.append([run(asked, found).seconds for found in (small, large)])
            base, ours = (median(one) for one in zip(*times[1:], strict=True))
            goal = None if command in WHOLE else GOAL
            name = " ".join(words).replace("{}", "…")[:50]
            yield Row(f"crm {name}", ours / base, goal, UNIT)


def copy(folder: str, clients: int) -> str:
    """The file of a team, to write into; its path."""
    path = str(Path(folder, f"{clients}.db"))
    shutil.copyfile(data.moved_in(clients), path)
    return path
