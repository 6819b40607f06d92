"""Undo, redo and history, from the one journal that triggers write: the same for every command."""

import sqlite3
from itertools import islice
from typing import Any, NamedTuple

from crm_tui.errors import Clash, Conflict, NotFound, Refused
from crm_tui.models.catalogue import MODELS, foreign_keys
from crm_tui.models.record import Record
from crm_tui.values.references import format_ref


class Entry(NamedTuple):
    """One line of the journal: a row inserted, deleted (with each value it held), or a column changed."""

    id: int
    tbl: str
    row: int
    op: str
    col: str | None
    before: object
    after: object


class Txn(NamedTuple):
    """One write transaction: when, by whom, through which door, by which command, and what it took back."""

    id: int
    at: str
    member_id: int | None
    source: str
    command: str
    undoes: int | None
    undone: bool
    changes: int


_TXN = (
    "SELECT t.id, t.at, t.member_id, t.source, t.command, t.undoes,"
    " EXISTS(SELECT 1 FROM txn u WHERE u.undoes=t.id AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.undoes=u.id)),"
    " (SELECT count(*) FROM journal j WHERE j.txn=t.id) FROM txn t "
)


def _txn(row: Any) -> Txn:
    id, at, member_id, source, command, undoes, undone, changes = row
    return Txn(id, at, member_id, source, command, undoes, bool(undone), changes)


def txn(db: sqlite3.Connection, number: int) -> Txn:
    """The transaction x`number`; NotFound if there is none."""
    found = db.execute(_TXN + "WHERE t.id=?", (number,)).fetchone()
    if found is None:
        raise NotFound(f"There is no transaction x{number}: see crm history.")
    return _txn(found)


def transactions(db: sqlite3.Connection, *, limit: int = 20, member_id: int | None = None) -> list[Txn]:
    """The newest transactions first, of one member or of all."""
    where, values = ("WHERE t.member_id=? ", [member_id]) if member_id else ("", [])
    found = db.execute(_TXN + where + "ORDER BY t.id DESC LIMIT ?", [*values, limit]).fetchall()
    return [_txn(row) for row in found]


def entries(db: sqlite3.Connection, number: int) -> list[Entry]:
    """What one transaction changed, oldest first."""
    found = db.execute(
        "SELECT id, tbl, row, op, col, before, after FROM journal WHERE txn=? ORDER BY id", (number,)
    )
    return [Entry(*row) for row in found]


def undoable(db: sqlite3.Connection, member_id: int, count: int) -> list[int]:
    """The member's newest `count` transactions that stand, newest first; undoes themselves are no candidates."""
    mine = db.execute(
        "SELECT id FROM txn WHERE member_id=? AND undoes IS NULL AND open IS NULL ORDER BY id DESC",
        (member_id,),
    )
    standing = list(islice((number for (number,) in mine if not _undone(db, number, 0)), count))
    if len(standing) < count:
        raise Refused(
            "There is nothing of yours left to undo."
            if not standing
            else f"Only {len(standing)} of your transactions are left to undo, not {count}."
        )
    return standing


def redoable(db: sqlite3.Connection, member_id: int) -> int:
    """The member's newest undo that stands; Refused if there is none."""
    found = db.execute(
        "SELECT u.id FROM txn u WHERE u.member_id=? AND u.undoes IS NOT NULL AND u.open IS NULL"
        " AND NOT EXISTS(SELECT 1 FROM txn t WHERE t.id=u.undoes AND t.undoes IS NOT NULL)"
        " AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.undoes=u.id) ORDER BY u.id DESC LIMIT 1",
        (member_id,),
    ).fetchone()
    if found is None:
        raise Refused("There is nothing of yours to redo.")
    return int(found[0])


def take_back(db: sqlite3.Connection, number: int, into: int) -> None:
    """Undo transaction `number` inside the open transaction `into`; Conflict, with nothing kept, when a later
    change stands in the way. The caller rolls the whole transaction back on any error."""
    txn(db, number)
    if _undone(db, number, into):
        raise Refused(f"x{number} was undone already.")
    forward = entries(db, number)
    mark = db.execute("SELECT coalesce(max(id),0) FROM journal").fetchone()[0]
    clashes = _obstacles(db, forward, number)
    if not clashes:
        db.execute("PRAGMA defer_foreign_keys=ON")
        clashes = _replay(db, forward)
    if not clashes:
        clashes = _surplus(db, forward, mark, into)
    if clashes:
        refs = ", ".join(dict.fromkeys(clash.ref for clash in clashes[:5]))
        raise Conflict(f"x{number} cannot be undone: {refs} changed since. Nothing was changed.", clashes[:5])


def _undone(db: sqlite3.Connection, number: int, into: int) -> bool:
    """Whether an undo of `number` other than `into` stands."""
    found = db.execute(
        "SELECT 1 FROM txn u WHERE u.undoes=? AND u.id<>?"
        " AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.undoes=u.id)",
        (number, into),
    )
    return found.fetchone() is not None


def _obstacles(db: sqlite3.Connection, forward: list[Entry], number: int) -> list[Clash]:
    """Each value the transaction left that is no longer there, newest change of a column only."""
    clashes: list[Clash] = []
    seen: set[tuple[str, int, str | None]] = set()
    state: dict[tuple[str, int], str] = {}
    for entry in reversed(forward):
        place = (entry.tbl, entry.row)
        if entry.op != "u":
            if place not in state:
                clashes += _row_obstacle(db, entry, number)
                state[place] = entry.op
            continue
        key = (*place, entry.col)
        if key in seen or state.get(place) == "d":
            continue
        seen.add(key)
        now = db.execute(f'SELECT "{entry.col}" FROM "{entry.tbl}" WHERE id=?', (entry.row,)).fetchone()
        if now is None or now[0] != entry.after:
            clashes.append(_clash(db, entry, now[0] if now else None, number))
    return clashes


def _row_obstacle(db: sqlite3.Connection, entry: Entry, number: int) -> list[Clash]:
    """An inserted row must be there, unchanged by later transactions; a deleted one must be gone."""
    there = db.execute(f'SELECT 1 FROM "{entry.tbl}" WHERE id=?', (entry.row,)).fetchone() is not None
    if (entry.op == "i") != there:
        return [_clash(db, entry, "there" if there else "gone", number)]
    if entry.op == "d":
        return []
    left = _changed_since(db, entry, number)
    found = [(column, value, _value(db, entry.tbl, column, entry.row)) for column, value in left.items()]
    return [
        _clash(db, entry._replace(col=column, after=value), now, number)
        for column, value, now in found
        if now != value
    ]


def _changed_since(db: sqlite3.Connection, entry: Entry, number: int) -> dict[str, object]:
    """For an inserted row: the value each column had when the transaction ended, where later ones changed it."""
    last = db.execute("SELECT max(id) FROM journal WHERE txn=?", (number,)).fetchone()[0]
    rows = db.execute(
        "SELECT col, before FROM journal WHERE tbl=? AND row=? AND id>? AND op='u' ORDER BY id DESC",
        (entry.tbl, entry.row, last),
    )
    return {str(column): before for column, before in rows}


def _value(db: sqlite3.Connection, tbl: str, column: str, row: int) -> object:
    found = db.execute(f'SELECT "{column}" FROM "{tbl}" WHERE id=?', (row,)).fetchone()
    return found[0] if found else None


def _clash(db: sqlite3.Connection, entry: Entry, now: object, number: int) -> Clash:
    """The later change that stands in the way, with who made it and when."""
    later = db.execute(
        "SELECT m.name, t.at FROM journal j LEFT JOIN txn t ON t.id=j.txn LEFT JOIN member m ON m.id=t.member_id"
        " WHERE j.tbl=? AND j.row=? AND j.txn IS NOT ? ORDER BY j.id DESC LIMIT 1",
        (entry.tbl, entry.row, number),
    ).fetchone()
    who, at = later or ("outside the program", "")
    return Clash(
        named(entry.tbl, entry.row), entry.col or "row", before=entry.before, theirs=now, mine=entry.after,
        who=who or "outside the program", at=at or "",
    )  # fmt: skip


def named(tbl: str, row: int) -> str:
    """The ref of a row, or its table and id where the table has no letter."""
    model = MODELS.get(tbl)
    if model is not None and issubclass(model, Record):
        return format_ref(model.noun.name, row)
    return f"{tbl} {row}"


def _replay(db: sqlite3.Connection, forward: list[Entry]) -> list[Clash]:
    """Run the inverse of each entry, newest first; a unique value taken since, or a row hung on, is a clash."""
    held: dict[tuple[str, int], dict[str, object]] = {}
    for entry in reversed(forward):
        try:
            _invert(db, entry, held)
        except sqlite3.IntegrityError as error:
            if "FOREIGN KEY" in str(error):
                return [_clash(db, row, "hangs on it", 0) for row in _hanging(db, entry.tbl, entry.row)]
            return [_clash(db, entry, "taken by another", 0)]
    return _dangling(db, forward)


def _invert(db: sqlite3.Connection, entry: Entry, held: dict[tuple[str, int], dict[str, object]]) -> None:
    """The inverse of one entry; a deleted row is put back when its head, journaled before its values, comes."""
    place = (entry.tbl, entry.row)
    if entry.op == "u":
        db.execute(f'UPDATE "{entry.tbl}" SET "{entry.col}"=? WHERE id=?', (entry.before, entry.row))
    elif entry.op == "i":
        db.execute(f'DELETE FROM "{entry.tbl}" WHERE id=?', (entry.row,))
    elif entry.col is not None:
        held.setdefault(place, {})[entry.col] = entry.before
    else:
        _put_back(db, entry, held.pop(place, {}))


def _put_back(db: sqlite3.Connection, entry: Entry, values: dict[str, object]) -> None:
    version = values.get("version")
    if isinstance(version, int):
        values["version"] = version + 1
    columns = ",".join(f'"{name}"' for name in ("id", *values))
    marks = ",".join("?" * (len(values) + 1))
    db.execute(f'INSERT INTO "{entry.tbl}" ({columns}) VALUES ({marks})', (entry.row, *values.values()))


def _hanging(db: sqlite3.Connection, tbl: str, row: int) -> list[Entry]:
    """Up to five rows that refer to one, by the foreign keys of the models."""
    found: list[Entry] = []
    for name, column, target in foreign_keys():
        if target == tbl:
            rows = db.execute(f'SELECT id FROM "{name}" WHERE "{column}"=? LIMIT 5', (row,))
            found += [Entry(0, name, number, "u", column, None, None) for (number,) in rows]
    return found[:5]


def _dangling(db: sqlite3.Connection, forward: list[Entry]) -> list[Clash]:
    """References that the undo would bring back to rows that are gone by now."""
    targets = {(name, column): target for name, column, target in foreign_keys()}
    clashes: list[Clash] = []
    for entry in forward:
        target = targets.get((entry.tbl, entry.col or ""))
        if target is None or entry.before is None or entry.op == "i":
            continue
        gone = db.execute(
            f'SELECT 1 FROM "{entry.tbl}" WHERE id=? AND "{entry.col}"=?'
            f' AND NOT EXISTS(SELECT 1 FROM "{target}" WHERE id=?)',
            (entry.row, entry.before, entry.before),
        )
        if gone.fetchone():
            clashes.append(
                _clash(db, Entry(0, target, int(str(entry.before)), "d", None, None, None), "gone", 0)
            )
    return clashes


def _surplus(db: sqlite3.Connection, forward: list[Entry], mark: int, into: int) -> list[Clash]:
    """What the undo changed beyond the inverse: rows swept along by a cascade, or emptied references."""
    inverse = {"i": "d", "d": "i", "u": "u"}
    due = {(entry.tbl, entry.row, inverse[entry.op]) for entry in forward}
    due |= {(entry.tbl, entry.row, "u") for entry in forward}
    rows = db.execute(
        "SELECT id, tbl, row, op, col, before, after FROM journal WHERE txn=? AND id>? ORDER BY id",
        (into, mark),
    )
    extra = [Entry(*row) for row in rows if (row[1], row[2], row[3]) not in due]
    seen = dict.fromkeys((entry.tbl, entry.row) for entry in extra)
    return [_clash(db, Entry(0, tbl, row, "u", None, None, None), "hangs on it", 0) for tbl, row in seen]
