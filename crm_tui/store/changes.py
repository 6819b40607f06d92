"""What became of a record since a version of it: the newest changes that its journal tells of."""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from crm_tui.store.triggers import FIELD_PARTS

# What tells the parts of one table apart: a column's value, or which of these columns is set.
KINDS = {
    "contact_point": ("medium",),
    "interaction_person": ("contact_id", "member_id"),
    "field_value": ("field_id",),
}


class Changed(NamedTuple):
    """A column, or a kind of part, that changed: what a column held before, and who changed it last."""

    name: str
    before: object
    who: str
    at: str


class _Event(NamedTuple):
    """One statement that moved the version: its newest journal row, its transaction, the columns it changed."""

    id: int
    txn: int | None
    columns: dict[str, object]


def since(db: sqlite3.Connection, tbl: str, row: int, versions: int) -> list[Changed]:
    """The columns and parts that the newest `versions` changes of a row touched, each once."""
    events = sorted([*_own(db, tbl, row), *_parts(db, tbl, row)], reverse=True)
    found: dict[str, Changed] = {}
    for event in islice(events, versions):
        for name, before in event.columns.items():
            last = found.get(name) or Changed(name, before, *_who(db, event.txn))
            found[name] = last._replace(before=before)
    return list(found.values())


def _own(db: sqlite3.Connection, tbl: str, row: int) -> Iterator[_Event]:
    """The row's own changes, newest first. Two that follow one another at once may be taken for one."""
    found = db.execute(
        "SELECT id, txn, op, col, before FROM journal WHERE tbl=? AND row=? AND (op<>'d' OR col IS NULL)"
        " ORDER BY id DESC",
        (tbl, row),
    )
    event: _Event | None = None
    lowest = 0
    for number, txn, op, column, before in found:
        joined = event is not None and op == "u" and txn == event.txn and number == lowest - 1
        if event is not None and joined and column not in event.columns:
            event.columns[column] = before
        else:
            if event is not None:
                yield event
            event = _Event(number, txn, {column: before} if op == "u" else {})
        lowest = number
    if event is not None:
        yield event


def _parts(db: sqlite3.Connection, tbl: str, row: int) -> Iterator[_Event]:
    """Changes of the parts that are fields of the record, while they were its own; those gone by now too."""
    owner = f"{tbl}_id"
    for part in [part for part, columns in FIELD_PARTS.items() if owner in columns]:
        found = db.execute(
            f'SELECT id FROM "{part}" WHERE "{owner}"=?2 UNION'
            " SELECT row FROM journal WHERE tbl=?1 AND op<>'i' AND col=?3 AND ?2 IN (before, after)",
            (part, row, owner),
        )
        for (number,) in found.fetchall():
            for event in _own(db, part, number):
                if row in (event.columns.get(owner), _owner_after(db, part, number, owner, event.id)):
                    yield _Event(event.id, event.txn, {_kind(db, part, number): None})


def _kind(db: sqlite3.Connection, part: str, row: int) -> str:
    """The table of a part with what sort of it the row is, or was: contact_point.email, field_value.3."""
    if part not in KINDS:
        return part
    columns = KINDS[part]
    listed = ",".join(f'"{column}"' for column in columns)
    values = dict.fromkeys(columns)
    gone = "SELECT col, before FROM journal WHERE tbl=? AND row=? AND op='d' AND col IS NOT NULL ORDER BY id"
    values.update((col, was) for col, was in db.execute(gone, (part, row)) if col in values)
    if found := db.execute(f'SELECT {listed} FROM "{part}" WHERE id=?', (row,)).fetchone():
        values = dict(zip(columns, found, strict=True))
    if len(columns) == 1:
        return f"{part}.{values[columns[0]]}"
    return f"{part}.{next((column for column in columns if values[column] is not None), '')}"


def _owner_after(db: sqlite3.Connection, part: str, row: int, column: str, event: int) -> object:
    """Whose a part was after a change: what the next change of that found, else whose it is now."""
    found = db.execute(
        "SELECT before FROM journal WHERE tbl=? AND row=? AND id>? AND col=? ORDER BY id LIMIT 1",
        (part, row, event, column),
    ).fetchone()
    found = found or db.execute(f'SELECT "{column}" FROM "{part}" WHERE id=?', (row,)).fetchone()
    return found[0] if found else None


def _who(db: sqlite3.Connection, txn: int | None) -> tuple[str, str]:
    found = db.execute(
        "SELECT m.name, t.at FROM txn t LEFT JOIN member m ON m.id=t.member_id WHERE t.id=?", (txn,)
    ).fetchone()
    return (str(found[0] or ""), str(found[1])) if found else ("outside the program", "")
