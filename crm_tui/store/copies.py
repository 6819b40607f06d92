"""Whole copies of a database by SQLite's own backup, and the full check that makes one worth keeping."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic
from typing import NamedTuple

from crm_tui.errors import StoreBusy, StoreError
from crm_tui.store.connection import WAIT_SECONDS, connect, faults, open_any


class Contents(NamedTuple):
    """What a checked file holds: the number of its schema, and the rows of each table."""

    schema: int
    rows: dict[str, int]


def copy(source: sqlite3.Connection, target: sqlite3.Connection, path: str) -> None:
    """Put the whole of one database into another; StoreBusy names `path` if it stays locked for 15 s."""
    started = monotonic()

    def watch(status: int, remaining: int, total: int) -> None:
        if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE) and monotonic() - started > WAIT_SECONDS:
            raise StoreBusy(f"{path} is busy: another program keeps it locked. Try again in a moment.")

    source.backup(target, progress=watch, sleep=0.02)


def copied(source: sqlite3.Connection, path: str, draft: str, *, check: bool = True) -> int:
    """Copy one state of `source`, which reads `path`, into the empty file `draft`, and how many rows that is.

    With `check` the copy is looked through in full: StoreError if it is unsound. Without, the rows are 0.
    """
    with faults(draft), reading(source):
        rows = counts(source) if check else {}
        with closing(connect(draft)) as target:
            copy(source, target, draft)
    if check and checked(draft, path).rows != rows:
        raise StoreError(f"{draft} does not hold what it was copied from: try another disk.")
    return sum(rows.values())


@contextmanager
def reading(db: sqlite3.Connection) -> Iterator[None]:
    """One state of the file for all statements inside."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def checked(path: str, told: str = "") -> Contents:
    """Look through every page, index and reference of a CRM file; StoreError if anything is wrong with it, or
    with the file `told` that it is a copy of."""
    db, schema = open_any(path, mode="ro")
    try:
        with faults(path):
            wrong = ailments(db)
            if wrong:
                raise StoreError(f"{told or path} is damaged ({wrong[0]}): run crm doctor on it.")
            return Contents(schema, counts(db))
    finally:
        db.close()


def ailments(db: sqlite3.Connection) -> list[str]:
    """What SQLite's own checks say of a database: broken pages and indexes, then broken references."""
    said = [str(text) for (text,) in db.execute("PRAGMA integrity_check(20)") if text != "ok"]
    broken = db.execute("PRAGMA foreign_key_check").fetchmany(20)
    return said + [f"{table} {row} refers to a missing {target}" for table, row, target, _ in broken]


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table that is one."""
    names = db.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return {name: int(db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in names}
