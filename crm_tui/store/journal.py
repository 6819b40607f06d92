"""Undo, redo and history, from the one journal that triggers write: the same for every command."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from crm_tui.errors import NotFound, Refused
from crm_tui.models.catalogue import PARTS, table
from crm_tui.store.entries import FOUNDING, OUTSIDE, Entry, entries, named
from crm_tui.store.undo import stands, take_back

__all__ = [
    "Change", "Entry", "Txn", "entries", "history", "named", "redoable", "take_back", "transactions", "turns",
    "txn", "undoable",
]  # fmt: skip


class Txn(NamedTuple):
    """One write transaction: when, by whom, through which door, by which command, and what it took back.

    `changes` are rows that came or went and values that changed, so an undo has as many as what it took back.
    """

    id: int
    at: str
    member_id: int | None
    source: str
    command: str
    undoes: int | None
    undone: bool
    changes: int


class Change(NamedTuple):
    """One line of a record's history; `op` is i (added), u (changed) or d (deleted, with each value it held).

    `txn`, `at` (stored instant), `source` and `command` are empty for what was done outside the program.
    """

    txn: int | None
    at: str
    who: str
    source: str
    command: str
    op: str
    tbl: str
    row: int
    field: str | None
    before: object
    after: object


_TXN = (
    "SELECT t.id, t.at, t.member_id, t.source, t.command, t.undoes,"
    " (SELECT count(*) FROM journal j WHERE j.txn=t.id AND (j.op<>'d' OR j.col IS NULL)) FROM txn t "
)


def txn(db: sqlite3.Connection, number: int) -> Txn:
    """The transaction x`number`; NotFound if there is none."""
    found = db.execute(_TXN + "WHERE t.id=?", (number,)).fetchone()
    if found is None:
        raise NotFound(f"There is no transaction x{number}: see crm history.")
    return _txn(db, found)


def transactions(db: sqlite3.Connection, *, limit: int = 20, member_id: int | None = None) -> list[Txn]:
    """The newest transactions first, of one member or of all."""
    where, values = ("WHERE t.member_id=? ", [member_id]) if member_id else ("", [])
    found = db.execute(_TXN + where + "ORDER BY t.id DESC LIMIT ?", [*values, limit]).fetchall()
    return [_txn(db, row) for row in found]


def turns(db: sqlite3.Connection, tbl: str, row: int, column: str) -> list[tuple[Any, Any]]:
    """(before, after) of each change of one value that was not taken back, in order."""
    found = db.execute(
        "SELECT j.txn, t.undoes, j.before, j.after FROM journal j LEFT JOIN txn t ON t.id=j.txn"
        " WHERE j.tbl=? AND j.row=? AND j.op='u' AND j.col=? ORDER BY j.id",
        (tbl, row, column),
    ).fetchall()
    return [
        (before, after)
        for number, undoes, before, after in found
        if undoes is None and (number is None or stands(db, number))
    ]


def _txn(db: sqlite3.Connection, row: Any) -> Txn:
    id, at, member_id, source, command, undoes, changes = row
    return Txn(id, at, member_id, source, command, undoes, not stands(db, id), changes)


def undoable(db: sqlite3.Connection, member_id: int, count: int) -> list[int]:
    """The member's newest `count` transactions that stand, newest first; undoes themselves are no candidates."""
    mine = db.execute(
        "SELECT id FROM txn WHERE member_id=? AND undoes IS NULL AND open IS NULL AND id<>? ORDER BY id DESC",
        (member_id, FOUNDING),
    )
    standing = list(islice((number for (number,) in mine if stands(db, number)), count))
    if len(standing) < count:
        raise Refused(
            "There is nothing of yours left to undo."
            if not standing
            else f"Only {len(standing)} of your transactions are left to undo, not {count}."
        )
    return standing


def redoable(db: sqlite3.Connection, member_id: int) -> int:
    """The member's newest undo that stands; Refused if there is none, or the member has worked on since."""
    mine = db.execute(
        "SELECT id, undoes FROM txn WHERE member_id=? AND open IS NULL ORDER BY id DESC", (member_id,)
    )
    work = 0
    for number, undoes in mine:
        if undoes is None:
            work = work or number
        elif _takes_away(db, number) and stands(db, number):
            if work:
                raise Refused(
                    f"Your last undo, x{number}, lies behind x{work}, so that redo takes nothing back:"
                    f" crm undo x{number} does."
                )
            return int(number)
    raise Refused("There is nothing of yours to redo.")


def _takes_away(db: sqlite3.Connection, number: int) -> bool:
    """Whether a transaction is an undo, and not the redo of one."""
    (above,) = db.execute("SELECT undoes FROM txn WHERE id=?", (number,)).fetchone()
    return above is not None and not _takes_away(db, above)


def history(db: sqlite3.Connection, tbl: str, row: int, *, parts: bool = True) -> list[Change]:
    """Everything that happened to a row, newest first; with `parts` to its lines, points, tags and fields too."""
    places = [(tbl, row), *(_parts(db, tbl, row) if parts else ())]
    found = [change for place in places for change in _changes(db, *place)]
    return [change for _, change in sorted(found, key=lambda pair: -pair[0])]


def _changes(db: sqlite3.Connection, tbl: str, row: int) -> Iterator[tuple[int, Change]]:
    rows = db.execute(
        "SELECT j.id, t.id, t.at, m.name, t.source, t.command, j.op, j.col, j.before, j.after"
        " FROM journal j LEFT JOIN txn t ON t.id=j.txn LEFT JOIN member m ON m.id=t.member_id"
        " WHERE j.tbl=? AND j.row=?",
        (tbl, row),
    )
    for id, number, at, who, source, command, op, col, before, after in rows.fetchall():
        nobody = OUTSIDE if number is None else "–"
        yield id, Change(
            number, at or "", who or nobody, source or "", command or "", op, tbl, row, col, before, after
        )  # fmt: skip


def _parts(db: sqlite3.Connection, tbl: str, row: int) -> Iterator[tuple[str, int]]:
    """The rows that are, or were when they were deleted, parts of a record."""
    for part, column in _owned(tbl):
        found = db.execute(
            f'SELECT id FROM "{part}" WHERE "{column}"=?1'
            " UNION SELECT row FROM journal WHERE tbl=?2 AND col=?3 AND before=?1",
            (row, part, column),
        )
        yield from ((part, id) for (id,) in found.fetchall())


@cache
def _owned(tbl: str) -> tuple[tuple[str, str], ...]:
    """(table, column) of the parts that go with a row of this table; a tag does not own what bears it."""
    return tuple(
        (found.name, key.parent.name)
        for found in map(table, PARTS)
        for key in found.foreign_keys
        if key.column.table.name == tbl and key.ondelete == "CASCADE" and tbl not in ("tag", "field")
    )
