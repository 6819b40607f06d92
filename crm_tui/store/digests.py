"""Digests of rows, kept beside them: the one thing that shows a changed byte which SQLite takes for data.

A row's digest covers what a person can edit and its version. It is renewed when the journal names the row, so
a row whose digest differs, and which the journal does not name since, was changed by no command. The journal
and its transactions, which only ever grow, have a digest for each block of ids.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby

from crm_tui.models.catalogue import MODELS, journaled
from crm_tui.store.triggers import FIELD_PARTS

Place = tuple[str, int]

MARK = "digest_"  # in meta, and the table: the newest entry of journal and txn that the digests know
BLOCK = 512
BATCH = 500
GROWING = {
    "journal": "id, txn, tbl, row, op, col, before, after",
    "txn": "id, at, member_id, source, command, undoes",
}


def refresh(db: sqlite3.Connection) -> int:
    """Bring the digests up to the journal's last entry, inside the caller's write transaction; rows renewed."""
    renewed = 0
    with _Bytes(db):
        for tbl, rows in _due(db).items():
            for some in _batches(rows):
                renewed += _renew(db, tbl, some)
        for tbl in GROWING:
            (last,) = db.execute(f"SELECT coalesce(max(id), 0) FROM {tbl}").fetchone()
            _renew_blocks(db, tbl, last)
            db.execute(
                "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value=?2",
                (MARK + tbl, str(last)),
            )
    return renewed


def changed(db: sqlite3.Connection) -> list[Place]:
    """Rows that differ from their digest, came or went without a command; nothing before the first refresh.

    A place in journal or txn is the first id of a block of them.
    """
    if _mark(db, "journal") is None:
        return []
    with _Bytes(db):
        due = {(tbl, row) for tbl, rows in _due(db).items() for row in rows}
        found = [place for tbl in MODELS for place in _differing(db, tbl) if place not in due]
        return found + [place for tbl in GROWING for place in _differing_blocks(db, tbl, _mark(db, tbl) or 0)]


class _Bytes:
    """Texts come as the bytes they are, whether they can be read as text or not."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def __enter__(self) -> None:
        self.before = self.db.text_factory
        self.db.text_factory = bytes

    def __exit__(self, *_: object) -> None:
        self.db.text_factory = self.before


def _mark(db: sqlite3.Connection, tbl: str) -> int | None:
    found = db.execute("SELECT value FROM meta WHERE key=?", (MARK + tbl,)).fetchone()
    return int(found[0]) if found else None


def _due(db: sqlite3.Connection) -> dict[str, list[int]]:
    """The rows whose digest is to be made: those the journal names since the mark, all at first."""
    mark = _mark(db, "journal")
    if mark is None:
        return {tbl: [row for (row,) in db.execute(f'SELECT id FROM "{tbl}"')] for tbl in MODELS}
    due: dict[str, set[int]] = {}
    for tbl, row in db.execute("SELECT DISTINCT tbl, row FROM journal WHERE id>?", (mark,)):
        name = tbl.decode(errors="replace")
        if name in MODELS:
            due.setdefault(name, set()).add(row)
    for part, columns in FIELD_PARTS.items():
        for column in columns if part in due else ():
            due.setdefault(column.removesuffix("_id"), set()).update(_owners(db, part, column, mark))
    return {tbl: sorted(rows) for tbl, rows in due.items()}


def _owners(db: sqlite3.Connection, part: str, column: str, mark: int) -> Iterator[int]:
    """The records whose version a change of a part has moved since the mark, without naming them."""
    found = db.execute(
        f'SELECT p."{column}" FROM journal j JOIN "{part}" p ON p.id=j.row WHERE j.id>?1 AND j.tbl=?2'
        " UNION SELECT before FROM journal WHERE id>?1 AND tbl=?2 AND col=?3"
        " UNION SELECT after FROM journal WHERE id>?1 AND tbl=?2 AND col=?3",
        (mark, part, column),
    )
    return (row for (row,) in found if isinstance(row, int))


def _renew(db: sqlite3.Connection, tbl: str, rows: list[int]) -> int:
    marks = ",".join("?" * len(rows))
    db.execute(f"DELETE FROM digest WHERE tbl=? AND row IN ({marks})", (tbl, *rows))
    found = db.execute(f'SELECT id, {_columns(tbl)} FROM "{tbl}" WHERE id IN ({marks})', rows).fetchall()
    db.executemany(
        "INSERT INTO digest (tbl, row, digest) VALUES (?, ?, ?)",
        [(tbl, row[0], _digest(row)) for row in found],
    )
    return len(rows)


def _differing(db: sqlite3.Connection, tbl: str) -> Iterator[Place]:
    known = dict(db.execute("SELECT row, digest FROM digest WHERE tbl=?", (tbl,)))
    for row in db.execute(f'SELECT id, {_columns(tbl)} FROM "{tbl}"'):
        if known.pop(row[0], None) != _digest(row):
            yield tbl, row[0]
    yield from ((tbl, row) for row in known)


def _renew_blocks(db: sqlite3.Connection, tbl: str, mark: int) -> None:
    """Only the last known block and those after it can have grown."""
    (newest,) = db.execute("SELECT coalesce(max(row), 0) FROM digest WHERE tbl=?", (tbl,)).fetchone()
    db.execute("DELETE FROM digest WHERE tbl=? AND row=?", (tbl, newest))
    db.executemany(
        "INSERT INTO digest (tbl, row, digest) VALUES (?, ?, ?)",
        [(tbl, block, digest) for block, digest in _blocks(db, tbl, newest, mark)],
    )


def _differing_blocks(db: sqlite3.Connection, tbl: str, mark: int) -> Iterator[Place]:
    known = dict(db.execute("SELECT row, digest FROM digest WHERE tbl=?", (tbl,)))
    for block, digest in _blocks(db, tbl, 0, mark):
        if known.pop(block, None) != digest:
            yield tbl, block * BLOCK
    yield from ((tbl, block * BLOCK) for block in known)


def _blocks(db: sqlite3.Connection, tbl: str, first: int, mark: int) -> Iterator[tuple[int, bytes]]:
    """The digest of each block from `first` on, of the rows up to `mark`."""
    rows = db.execute(
        f"SELECT {GROWING[tbl]} FROM {tbl} WHERE id>=? AND id<=? ORDER BY id", (first * BLOCK, mark)
    )
    for block, some in groupby(rows, key=lambda row: int(row[0]) // BLOCK):
        yield block, _digest(some)


def _columns(tbl: str) -> str:
    return ",".join(f'"{column}"' for column in (*journaled(MODELS[tbl]), "version"))


def _digest(row: Iterable[object]) -> bytes:
    """8 bytes over the values; of bytes, whole numbers and nothing, whose written form never changes."""
    return blake2b(repr(tuple(row)).encode(), digest_size=8).digest()


def _batches(rows: list[int]) -> Iterator[list[int]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))
