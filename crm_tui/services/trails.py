"""Journal rows as lines people read: fields by their names, an added or deleted row as one line."""

from collections.abc import Iterable, Iterator
from functools import cache
from sqlite3 import Connection
from typing import Any, NamedTuple

from sqlmodel import Session

from crm_tui.choices import ComplaintStatus
from crm_tui.models.catalogue import MODELS, foreign_keys, table
from crm_tui.models.record import Part, Record
from crm_tui.services.fields import Field, MoneyField, own
from crm_tui.services.hanging import ondelete
from crm_tui.services.traces import face_of, readable
from crm_tui.store.database import driver
from crm_tui.values.options import choice_title

# What people call the parts of a record; those that only repeat what its own fields tell are left out.
PARTS = {
    "tagging": "tags", "contact_point": "reach", "field_value": "own field", "interaction_person": "people",
    "opportunity_line": "lines", "order_line": "lines", "complaint_event": "event",
}  # fmt: skip
GONE = "SELECT col, before FROM journal WHERE tbl=? AND row=? AND op='d' AND col IS NOT NULL ORDER BY id"
UNTOLD = ("id", "version", "position", "archived_at", "currency")


class Line(NamedTuple):
    """One change: its place in the journal, its transaction, the row, the field, what it was and became."""

    id: int
    txn: int | None
    tbl: str
    row: int
    field: str
    before: str | None
    after: str | None


def parts(db: Connection, tbl: str, number: int) -> Iterator[tuple[str, int]]:
    """(table, id) of every row that is or was a part of a record."""
    for part, column, target in foreign_keys():
        if target != tbl or part not in PARTS or ondelete(part, column) != "CASCADE":
            continue
        found = db.execute(
            f'SELECT id FROM "{part}" WHERE "{column}"=?1 UNION'
            " SELECT row FROM journal WHERE tbl=?2 AND op<>'i' AND col=?3 AND before=?1",
            (number, part, column),
        )
        yield from ((part, int(row)) for (row,) in found.fetchall())


def whole(session: Session, rows: Iterable[tuple[Any, ...]]) -> list[Line]:
    """The journal rows (id, txn, table, row, op, column, before, after) as lines; a deletion is one of them."""
    deleted: dict[tuple[Any, ...], dict[str, object]] = {}
    rows = list(rows)
    for _, txn, tbl, row, op, column, before, _after in rows:
        if op == "d" and column is not None:
            deleted.setdefault((txn, tbl, row), {})[column] = before
    lines = []
    made = {(txn, tbl, row) for _, txn, tbl, row, op, *_ in rows if op == "i" and tbl in PARTS}
    for number, txn, tbl, row, op, column, before, after in rows:
        if op == "u" and (txn, tbl, row) in made:
            continue  # the line of a part tells what it became
        if op == "u":
            lines.append(Line(number, txn, tbl, row, *values(session, tbl, row, column, before, after)))
        elif op == "i":
            shown = _shown(session, tbl, _row(driver(session), tbl, row))
            lines.append(Line(number, txn, tbl, row, PARTS.get(tbl, "added"), None, shown))
        elif column is None:
            shown = _shown(session, tbl, deleted.get((txn, tbl, row), {}))
            lines.append(Line(number, txn, tbl, row, PARTS.get(tbl, "deleted"), shown, None))
    return lines


@cache
def _faces(tbl: str) -> dict[str, Field]:
    return own(MODELS[tbl])


def values(
    session: Session, tbl: str, row: int, column: str, before: object, after: object
) -> tuple[str, str | None, str | None]:
    """The field that shows a column, and two of its values as they are read."""
    field = face_of(_faces(tbl), column) if tbl in MODELS else None
    currency = _row(driver(session), tbl, row).get("currency") if isinstance(field, MoneyField) else None
    name = field.name if field else column
    code = str(currency) if currency else None
    return (
        f"{PARTS[tbl]}: {name}" if tbl in PARTS else name,
        readable(session, field, before, code),
        readable(session, field, after, code),
    )


def _shown(session: Session, tbl: str, values: dict[str, object]) -> str | None:
    """A row in one line: the label of a record, what a part holds."""
    model = MODELS.get(tbl)
    if model is None or not values:
        return None
    if issubclass(model, Record):
        label = values.get(model.noun.label)
        return str(label) if label is not None else None
    if tbl == "complaint_event":
        return _event(values)
    return " ".join(_told(session, model, values)) or None


def _event(values: dict[str, object]) -> str | None:
    """New > Acknowledged: the words beside it; an event that moved nothing is its words alone."""
    was, now = (
        choice_title(ComplaintStatus(str(values[name]))) if values.get(name) else ""
        for name in ("from_status", "to_status")
    )
    moved = f"{was} > {now}" if was and was != now else "" if values.get("note") else now
    return ": ".join(text for text in (moved, str(values.get("note") or "")) if text) or None


def _told(session: Session, model: type[Part], values: dict[str, object]) -> Iterator[str]:
    tbl, code = table(model).name, values.get("currency")
    for name, field in _faces(tbl).items():
        column = getattr(field, "column", name)
        if column in UNTOLD or column == model.owner_column or values.get(column) is None:
            continue
        yield readable(session, field, values[column], str(code) if code else None) or ""


def _row(db: Connection, tbl: str, row: int) -> dict[str, object]:
    """The values of a row by column; of one that is gone those it had last."""
    found = db.execute(f'SELECT * FROM "{tbl}" WHERE id=?', (row,))
    values = found.fetchone()
    if values:
        return dict(zip([name for name, *_ in found.description], values, strict=True))
    return dict(db.execute(GONE, (tbl, row)).fetchall())
