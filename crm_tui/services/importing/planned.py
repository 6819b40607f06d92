"""What an import will do, row by row, before anything is written."""

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from crm_tui.services.importing.options import Options
from crm_tui.services.importing.reading import AT_ONCE, Reading
from crm_tui.services.importing.source import Source
from crm_tui.services.importing.spool import Notes


class Fate(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REJECTED = "rejected"


FATES = tuple(Fate)
NEW, KNOWN, OUT = 0, 1, 2  # a row before it is compared: to be created, that of a record, rejected


class Note(NamedTuple):
    """A row that was skipped or rejected: its line in the file, what became of it and why."""

    line: int
    fate: Fate
    reason: str


@dataclass(slots=True)
class Plan:
    """The rows of one file with their fates; `counts` has every fate, and their sum is `read`.

    `ids` holds the id of each row's record, one yet to be made included; `made` (noun, name, number below zero)
    the records to be created because cells name them; `rows` the row that a number below zero stands for,
    `resolved` its id, known while the plan is carried out; `seen` the journal's end when the plan was made.
    """

    options: Options
    source: Source
    reading: Reading
    state: bytearray
    ids: "array[int]"
    seen: int
    fates: bytearray = field(default_factory=bytearray)
    counts: Counter[Fate] = field(default_factory=Counter)
    made: list[tuple[str, str, int]] = field(default_factory=list)
    rows: dict[int, int] = field(default_factory=dict)
    resolved: dict[int, int] = field(default_factory=dict)
    changes: Notes = field(default_factory=Notes)
    told: Notes = field(default_factory=Notes)

    @property
    def read(self) -> int:
        """How many rows the file has."""
        return len(self.state)

    def notes(self) -> Iterator[Note]:
        """Every row that was skipped or rejected, in the file's order."""
        return (Note(line, FATES[fate], reason) for line, fate, reason in self.told.each())

    def rejects(self) -> Iterator[tuple[int, list[str], str]]:
        """(line, cells as read, reason) of every rejected row."""
        reasons = (note for note in self.notes() if note.fate is Fate.REJECTED)
        rejected = FATES.index(Fate.REJECTED)
        for number, cells in enumerate(self.reading.cells):
            first = number * AT_ONCE
            for row, read in enumerate(cells, first):
                if self.fates[row] == rejected:
                    yield self.reading.lines[row], read, next(reasons).reason

    def close(self) -> None:
        """Give back what was set aside."""
        for spool in (self.reading.spool, self.reading.cells, self.changes, self.told):
            spool.close()
