"""Names no two live records may share: compared as keys, by every way a record comes to its name.

The keys are those the look-up keeps; they are brought up to the rows before they are asked.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from crm_tui.errors import Clash, Refused, State
from crm_tui.models.catalogue import MODELS
from crm_tui.models.record import Record
from crm_tui.store import index
from crm_tui.store.entries import Entry, clash, named
from crm_tui.store.findings import MOST, Finding, advice, fine
from crm_tui.values.names import key
from crm_tui.values.text import quoted


class Rule(NamedTuple):
    """The column that may not repeat, and the columns among whose equals it may not."""

    column: str
    within: tuple[str, ...] = ()


UNIQUE = {
    tbl: Rule(model.noun.unique[-1], model.noun.unique[:-1])
    for tbl, model in MODELS.items()
    if issubclass(model, Record) and model.noun.unique
}
Values = Mapping[str, object]


def other(db: sqlite3.Connection, tbl: str, values: Values, row: int | None = None) -> int | None:
    """The live record beside `row` that has the name in `values` already, inside a write transaction."""
    rule = UNIQUE.get(tbl)
    name = values.get(rule.column) if rule else None
    if rule is None or not name or values.get("archived_at") is not None:
        return None
    index.refresh(db, (tbl,))
    wanted, tests = key(str(name)), "".join(f' AND t."{column}"=?' for column in rule.within)
    found = db.execute(
        f'SELECT t.id, t."{rule.column}" FROM lookup l JOIN "{tbl}" t ON t.id=l.row'
        f" WHERE l.tbl=? AND l.kind='n' AND l.key=? AND t.archived_at IS NULL{tests} ORDER BY t.id",
        (tbl, wanted[: index.SHORT], *(values.get(column) for column in rule.within)),
    )
    return next((id for id, held in found if id != row and key(held) == wanted), None)


def refuse(db: sqlite3.Connection, tbl: str, values: Values, row: int | None = None) -> None:
    """Refused, naming the record that has the name, where another one has it."""
    taker = other(db, tbl, values, row)
    if taker is not None:
        rule, model = UNIQUE[tbl], MODELS[tbl]
        assert issubclass(model, Record)
        name, ref = _values(db, tbl, taker)[rule.column], named(tbl, taker)
        what = f"{model.noun.title.lower()}{' with the login' if rule.column == 'login' else ''}"
        held = f"{what} {quoted(str(name))}, {ref}"
        sentence = f"There is already a {held}: use that one, or choose another name."
        raise Refused(sentence, field=rule.column)


def columns(tbl: str) -> tuple[str, ...]:
    """The columns that decide whether a record of the table has a name of its own; none where any may repeat."""
    rule = UNIQUE.get(tbl)
    return () if rule is None else ("archived_at", rule.column, *rule.within)


def renames(tbl: str, changes: Iterable[str]) -> bool:
    """Whether one of these changed columns decides on a name that may not repeat."""
    return not set(columns(tbl)).isdisjoint(changes)


def settle(db: sqlite3.Connection, txn: int) -> None:
    """Refused where a record that the open transaction named has the name of another."""
    for tbl, row in _named(db, txn):
        refuse(db, tbl, _values(db, tbl, row), row)


def clashes(db: sqlite3.Connection, number: int, into: int) -> Iterator[Clash]:
    """The names that undoing transaction `number` in `into` gave back, and others have by now."""
    for tbl, row in _named(db, into):
        values, column = _values(db, tbl, row), UNIQUE[tbl].column
        taker = other(db, tbl, values, row)
        if taker is not None:
            entry = Entry(0, tbl, row, "u", column, values[column], None)
            yield clash(db, entry, State(f"taken by {named(tbl, taker)}"), number)


def examine(db: sqlite3.Connection) -> Iterator[Finding]:
    """Records of one name, left by an older version or another program."""
    found = [(tbl, row, first) for tbl in UNIQUE for row, first in _doubles(db, tbl)]
    for tbl, row, first in found[:MOST]:
        held = named(tbl, first)
        yield advice(
            f"{named(tbl, row)} has the same name as {held}.",
            f"Merge them with crm {tbl} merge {held} {named(tbl, row)}, or give one another name.",
        )
    if len(found) > MOST:
        yield advice(f"{len(found) - MOST} more records share a name.", "Merge them, or rename them.")
    if not found:
        yield fine("No two records share a name that must be their own.")


def _named(db: sqlite3.Connection, txn: int) -> list[tuple[str, int]]:
    """The records that are there, and were made, named, moved or brought back in a transaction."""
    made = db.execute("SELECT DISTINCT tbl, row, op, col FROM journal WHERE txn=? AND op<>'d'", (txn,))
    rows = dict.fromkeys(
        (tbl, row) for tbl, row, op, col in made if tbl in UNIQUE and (op == "i" or renames(tbl, (col,)))
    )
    return [place for place in rows if _values(db, *place)]


def _values(db: sqlite3.Connection, tbl: str, row: int) -> dict[str, object]:
    names = columns(tbl)
    found = db.execute(f'SELECT {_listed(names)} FROM "{tbl}" WHERE id=?', (row,)).fetchone()
    return dict(zip(names, found, strict=True)) if found else {}


def _doubles(db: sqlite3.Connection, tbl: str) -> Iterator[tuple[int, int]]:
    """(record, the older one of that name) for each live record that shares its name."""
    rule, seen = UNIQUE[tbl], dict[tuple[object, ...], int]()
    listed = _listed(("id", rule.column, *rule.within))
    live = db.execute(f'SELECT {listed} FROM "{tbl}" WHERE archived_at IS NULL ORDER BY id')
    for row, name, *within in live:
        first = seen.setdefault((key(name), *within), row)
        if first != row:
            yield row, first


def _listed(names: Iterable[str]) -> str:
    return ",".join(f'"{name}"' for name in names)
