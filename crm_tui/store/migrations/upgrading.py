"""The way of a file from its schema to the present one: set aside, changed in one transaction, checked."""

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple, cast

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection

from crm_tui.errors import StoreError
from crm_tui.store import backup, connection, copies, triggers
from crm_tui.store.database import engine, translating

FOLDER = os.path.dirname(__file__)


class Upgraded(NamedTuple):
    """From which schema to which, and the verified copy of what was before."""

    path: str
    before: int
    after: int
    backup: backup.Backup


def upgrade(path: str) -> Upgraded | None:
    """Bring the file up to the program's schema; None when it is already.

    All or nothing: killed, out of disk or refused, the file is as it was. StoreError names what is wrong.
    """
    made = engine(path, lambda: _opened(path))
    try:
        with translating(path), made.execution_options(crm_write=True).begin() as bound:
            db = cast(sqlite3.Connection, bound.connection.driver_connection)
            (found,) = db.execute("PRAGMA user_version").fetchone()
            if found >= connection.SCHEMA:
                return None
            kept = _set_aside(path)
            run(bound, db, found)
            _check(db, path)
            backup.note(db, kept)
            return Upgraded(path, found, connection.SCHEMA, kept)
    finally:
        made.dispose()


def run(bound: Connection, db: sqlite3.Connection, found: int) -> None:
    """Take every step after schema `found` on the connection, inside its transaction."""
    triggers.drop(db)
    counters = _counters(db)
    with Operations.context(MigrationContext.configure(bound)):
        for step in steps(found):
            step.module.upgrade()
    for name, seq in counters.items():
        _keep_counter(db, name, seq)
    triggers.install(db)
    db.execute("DELETE FROM digest")
    db.execute("DELETE FROM meta WHERE key LIKE 'digest%'")
    db.execute(f"PRAGMA user_version={connection.SCHEMA}")


def steps(found: int) -> list[Script]:
    """The revisions after schema `found`, oldest first."""
    folder = ScriptDirectory(FOLDER, version_locations=[os.path.join(FOLDER, "revisions")])
    return [step for step in reversed(list(folder.walk_revisions())) if int(step.revision) > found]


def _opened(path: str) -> sqlite3.Connection:
    """References are off while tables are made anew, or their children would be deleted in silence."""
    db, _ = connection.open_any(path)
    db.execute("PRAGMA foreign_keys=OFF")
    return db


def _set_aside(path: str) -> backup.Backup:
    """Copy the file by a connection of its own; ours holds the write lock, so nothing changes meanwhile."""
    with closing(connection.open_any(path)[0]) as other:
        kept = backup.copy_of(other, path, None, reason="migrate")
    backup.rotate(path, "migrate", backup.KEEP)
    return kept


def _check(db: sqlite3.Connection, path: str) -> None:
    wrong = copies.ailments(db)
    if wrong:
        raise StoreError(f"{path} could not be brought up to date ({wrong[0]}) and was left as it was.")


def _counters(db: sqlite3.Connection) -> dict[str, int]:
    made = db.execute("SELECT 1 FROM sqlite_master WHERE name='sqlite_sequence'").fetchone()
    return dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall()) if made else {}


def _keep_counter(db: sqlite3.Connection, name: str, seq: int) -> None:
    """A table made anew would give out the ids of deleted rows again."""
    db.execute("UPDATE sqlite_sequence SET seq=? WHERE name=? AND seq<?", (seq, name, seq))
    db.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2"
        " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name=?1)"
        " AND EXISTS (SELECT 1 FROM sqlite_master WHERE name=?1)",
        (name, seq),
    )
