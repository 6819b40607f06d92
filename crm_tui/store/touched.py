"""The records that a transaction was about, as refs, from the journal alone."""

import sqlite3
from functools import cache

from crm_tui.models.catalogue import MODELS, table
from crm_tui.models.record import Record
from crm_tui.store.entries import named

FEW = 5  # refs that stand in a line
LOOKED_AT = 200  # entries of the journal, however many an import wrote


def touched(db: sqlite3.Connection, number: int) -> list[str]:
    """The first few records a transaction made, changed or deleted, in its order; a part stands for its owner."""
    rows = db.execute("SELECT tbl, row FROM journal WHERE txn=? ORDER BY id LIMIT ?", (number, LOOKED_AT))
    found: dict[str, None] = {}
    for tbl, row in dict.fromkeys(rows.fetchall()):
        ref = _ref(db, tbl, row)
        if ref is not None:
            found.setdefault(ref)
        if len(found) == FEW:
            break
    return list(found)


def _ref(db: sqlite3.Connection, tbl: str, row: int) -> str | None:
    model = MODELS.get(tbl)
    if model is None:
        return None
    if issubclass(model, Record):
        return named(tbl, row)
    owners = ((target, _value(db, tbl, row, column)) for column, target in _owners(tbl))
    return next((named(target, value) for target, value in owners if value is not None), None)


@cache
def _owners(tbl: str) -> tuple[tuple[str, str], ...]:
    """(column, table) of what a part goes with; a tag or a field does not own what bears it."""
    keys = table(MODELS[tbl]).foreign_keys
    owning = [
        key for key in keys if key.ondelete == "CASCADE" and key.column.table.name not in ("tag", "field")
    ]
    return tuple((key.parent.name, key.column.table.name) for key in owning)


def _value(db: sqlite3.Connection, tbl: str, row: int, column: str) -> int | None:
    found = db.execute(f'SELECT "{column}" FROM "{tbl}" WHERE id=?', (row,)).fetchone()
    found = (
        found
        or db.execute(
            "SELECT before FROM journal WHERE tbl=? AND row=? AND op='d' AND col=? ORDER BY id DESC LIMIT 1",
            (tbl, row, column),
        ).fetchone()
    )
    return None if found is None or found[0] is None else int(found[0])
