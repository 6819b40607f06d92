"""The lines of the journal that triggers write, and what is said of one that stands in an undo's way."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from crm_tui.errors import Clash
from crm_tui.models.catalogue import MODELS
from crm_tui.models.record import Record
from crm_tui.values.references import format_ref

PAGE = 5000
FOUNDING = 1  # the transaction that made the file: its first member and the default pipeline
OUTSIDE = "outside the program"
HEAD = "({0}.op='i' OR {0}.op='d' AND {0}.col IS NULL)"  # a row came or went; the rest are its values


class Entry(NamedTuple):
    """One line of the journal: a row inserted, deleted (with each value it held), or a column changed."""

    id: int
    tbl: str
    row: int
    op: str
    col: str | None
    before: object
    after: object


def entries(db: sqlite3.Connection, number: int) -> list[Entry]:
    """What one transaction changed, oldest first."""
    return list(newest_first(db, number))[::-1]


def newest_first(db: sqlite3.Connection, number: int) -> Iterator[Entry]:
    """What one transaction changed, newest first, read by pages so that the journal may grow meanwhile."""
    last = 1 << 62
    while page := db.execute(
        "SELECT id, tbl, row, op, col, before, after FROM journal WHERE txn=? AND id<? ORDER BY id DESC LIMIT ?",
        (number, last, PAGE),
    ).fetchall():
        yield from map(Entry._make, page)
        last = page[-1][0]


def named(tbl: str, row: int) -> str:
    """The ref of a row, or its table and id where the table has no letter."""
    model = MODELS.get(tbl)
    if model is not None and issubclass(model, Record):
        return format_ref(model.noun.name, row)
    return f"{tbl} {row}"


def clash(db: sqlite3.Connection, entry: Entry, now: object, number: int) -> Clash:
    """What stands in the way of undoing transaction `number`, with who did it and when."""
    later = db.execute(
        "SELECT m.name, t.at FROM journal j LEFT JOIN txn t ON t.id=j.txn LEFT JOIN member m ON m.id=t.member_id"
        " WHERE j.tbl=? AND j.row=? AND j.txn IS NOT ? AND (t.open IS NULL OR t.id IS NULL)"
        " ORDER BY j.id DESC LIMIT 1",
        (entry.tbl, entry.row, number),
    ).fetchone()
    who, at = later or (None, None)
    return Clash(
        named(entry.tbl, entry.row), entry.col or "", before=entry.before, theirs=now, mine=entry.after,
        who=who or OUTSIDE, at=at or "", place=(entry.tbl, entry.row),
    )  # fmt: skip
