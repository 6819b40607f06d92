"""Commands of the full program, against `python -c 'import sqlite3'`; what importing SQLModel alone costs."""

import sys
import tempfile
from collections.abc import Iterator

from benchmarks.processes import LIMIT, new_file, ratio, script
from benchmarks.report import Row

GOAL = 24.0
UNIT = "x import sqlite3"
COMMANDS = (
    ("client", "list"),
    ("client", "show", "c1"),
    ("client", "add", "Client {}"),
    ("client", "edit", "c1", "--note", "note {}"),
    ("task", "list", "--where", "owner=me"),
    ("report", "pipeline"),
    ("history",),
)


def rows() -> Iterator[Row]:
    """SQLModel alone, then each command."""
    with tempfile.TemporaryDirectory() as folder:
        found = new_file(folder)
        alone = ratio(LIMIT, [sys.executable, "-c", "import sqlmodel"], found)
        yield Row("python -c 'import sqlmodel', for comparison", alone, None, UNIT)
        crm = script(folder)
        for command in COMMANDS:
            figure = ratio(LIMIT, [*crm, *command], found)
            yield Row(f"crm {' '.join(command).replace('{}', '…')}", figure, GOAL, UNIT)
