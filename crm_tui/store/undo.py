"""Taking a transaction back: its journal replayed inversely, newest first, whole or not at all."""

import re
import sqlite3
from collections.abc import Iterator

from crm_tui.errors import Clash, Conflict, NotFound, Refused, State
from crm_tui.store import namesakes, obstacles
from crm_tui.store.entries import FOUNDING, Entry, clash, named, newest_first

BATCH = 1000

# A statement and its values, the entry it takes back, and what each column gets.
Inverse = tuple[str, tuple[object, ...], Entry, dict[str, object]]


def take_back(db: sqlite3.Connection, number: int, into: int) -> None:
    """Undo transaction `number` inside the open transaction `into`; Conflict, with nothing kept, when a later
    change stands in the way. The caller rolls the whole transaction back on any error."""
    if db.execute("SELECT 1 FROM txn WHERE id=?", (number,)).fetchone() is None:
        raise NotFound(f"There is no transaction x{number}: see crm history.")
    if number == FOUNDING:
        raise Refused("x1 made this file with its first member and cannot be undone.")
    if not stands(db, number, into):
        raise Refused(f"x{number} was undone already.")
    (mark,) = db.execute("SELECT coalesce(max(id),0) FROM journal").fetchone()
    clashes = obstacles.before_undo(db, number)
    if not clashes:
        db.execute("PRAGMA defer_foreign_keys=ON")
        clashes = (
            _replay(db, number)
            or obstacles.after_undo(db, number, into, mark)
            or list(namesakes.clashes(db, number, into))
        )
    if clashes:
        raise Conflict(f"x{number} cannot be undone, since later changes stand.", clashes)


def stands(db: sqlite3.Connection, number: int, into: int = 0) -> bool:
    """Whether what the transaction did is in force: no undo of it, but `into`, is in force itself."""
    undoes = db.execute("SELECT id FROM txn WHERE undoes=?1 AND id>?1 AND id<>?2", (number, into)).fetchall()
    return not any(stands(db, undo, into) for (undo,) in undoes)


def _replay(db: sqlite3.Connection, number: int) -> list[Clash]:
    """Run the inverse of each entry; a value no longer free or a row hung on is a clash."""
    batch: list[Inverse] = []
    for inverse in _inverses(newest_first(db, number)):
        if batch and (batch[0][0] != inverse[0] or len(batch) >= BATCH):
            if clashes := _run(db, batch, number):
                return clashes
            batch = []
        batch.append(inverse)
    return _run(db, batch, number) if batch else []


def _run(db: sqlite3.Connection, batch: list[Inverse], number: int) -> list[Clash]:
    """One statement for many rows; where a row is refused, the rest one by one to find which."""
    db.execute("SAVEPOINT undo")
    try:
        db.executemany(batch[0][0], [values for _, values, *_ in batch])
        db.execute("RELEASE undo")
        return []
    except sqlite3.IntegrityError:
        db.execute("ROLLBACK TO undo")
    for inverse in batch:
        try:
            db.execute(inverse[0], inverse[1])
        except sqlite3.IntegrityError as error:
            return [_refused(db, inverse, error, number)]
    return []


def _inverses(newest: Iterator[Entry]) -> Iterator[Inverse]:
    """The inverse statements. Columns changed together go back together, so that CHECKs see whole rows; a
    deleted row is put back when its head comes, which was journaled before its values."""
    held: dict[str, object] = {}
    last: Entry | None = None
    for entry in newest:
        joined = last is not None and entry[1:4] == last[1:4] and entry.col not in held
        if last is not None and last.op == "u" and not joined:
            yield _updated(last, held)
            held = {}
        if entry.op == "i":
            yield f'DELETE FROM "{entry.tbl}" WHERE id=?', (entry.row,), entry, {}
        elif entry.col is not None:
            held[entry.col] = entry.before
        else:
            yield _put_back(entry, held)
            held = {}
        last = entry
    if last is not None and last.op == "u":
        yield _updated(last, held)


def _updated(entry: Entry, held: dict[str, object]) -> Inverse:
    columns = ",".join(f'"{name}"=?' for name in held)
    return f'UPDATE "{entry.tbl}" SET {columns} WHERE id=?', (*held.values(), entry.row), entry, held


def _put_back(entry: Entry, held: dict[str, object]) -> Inverse:
    """The row as it was, one version on: nobody may take it for the one that a form still shows."""
    version = held.get("version")
    values = {**held, "version": version + 1} if isinstance(version, int) else held
    columns = ",".join(f'"{name}"' for name in ("id", *values))
    marks = ",".join("?" * (len(values) + 1))
    return (
        f'INSERT INTO "{entry.tbl}" ({columns}) VALUES ({marks})',
        (entry.row, *values.values()),
        entry,
        held,
    )


def _refused(db: sqlite3.Connection, inverse: Inverse, error: sqlite3.IntegrityError, number: int) -> Clash:
    """The value that is no longer free or allowed, and the row that has it by now."""
    _, _, entry, held = inverse
    columns = re.findall(rf"\b{entry.tbl}\.(\w+)", str(error)) or ["name"]
    taker = _taker(db, entry, columns, held) if "UNIQUE" in str(error) else None
    now = State("no longer allowed" if taker is None else f"taken by {named(entry.tbl, taker)}")
    known = entry._replace(col=columns[-1], before=held.get(columns[-1], entry.before))
    return clash(db, known, now, number)


def _taker(db: sqlite3.Connection, entry: Entry, columns: list[str], held: dict[str, object]) -> int | None:
    wanted = {column: held[column] for column in columns if column in held}
    tests = "".join(f' AND "{column}"=? COLLATE NOCASE' for column in wanted)
    found = db.execute(
        f'SELECT id FROM "{entry.tbl}" WHERE id<>?{tests} ORDER BY id DESC LIMIT 1',
        (entry.row, *wanted.values()),
    ).fetchone()
    return int(found[0]) if found else None
