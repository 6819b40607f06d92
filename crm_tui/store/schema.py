"""Making a new CRM file: tables from the models, bookkeeping, triggers, the default pipeline."""

import grp
import os
import sqlite3
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from crm_tui import clock
from crm_tui.errors import Refused, StoreError
from crm_tui.models.catalogue import MODELS, metadata, table
from crm_tui.store import bookkeeping, triggers
from crm_tui.store.connection import APPLICATION_ID, SCHEMA, Stamp, connect, faults, writing

STAGES = (
    ("Found", 10, "open", 30),
    ("Planned", 20, "open", 30),
    ("Acting", 30, "open", 45),
    ("Tracking", 50, "open", 45),
    ("Quoted", 70, "open", 30),
    ("Answered", 85, "open", 21),
    ("Won", 100, "won", None),
    ("Lost", 0, "lost", None),
)


def create(path: str, *, login: str, zone: str, currency: str, group: str | None = None) -> None:
    """Make the file `path` with its first member; Refused if something stands there already.

    The file is made beside its final name and appears whole, so a killed or full-disk `init` leaves nothing.
    With `group`, that group shares it: 0660 in a setgid folder.
    """
    folder = os.path.dirname(os.path.abspath(path))
    _make_folder(folder, group)
    draft = f"{path}.new-{os.getpid()}"
    try:
        with faults(path):
            _fill(draft, login=login, zone=zone, currency=currency)
        os.chmod(draft, 0o660 if group else 0o600)
        if group:
            os.chown(draft, -1, _group_id(group))
        _appear(draft, path)
    finally:
        for leftover in (draft, f"{draft}-journal"):
            Path(leftover).unlink(missing_ok=True)


def statements() -> list[str]:
    """Every statement that makes the tables and indexes of a new file, triggers left out."""
    dialect = sqlite.dialect()
    made = [str(CreateTable(found).compile(dialect=dialect)).strip() for found in metadata.sorted_tables]
    for model in MODELS.values():
        indexes = sorted(table(model).indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return made + bookkeeping.statements()


def _fill(path: str, *, login: str, zone: str, currency: str) -> None:
    db = connect(path, mode="rwc")
    try:
        db.execute("BEGIN")
        for statement in statements():
            db.execute(statement)
        triggers.install(db)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute(f"PRAGMA user_version={SCHEMA}")
        db.execute("COMMIT")
        at = clock.stamp(clock.now())
        with writing(db, path, Stamp(1, "cli", "crm init"), at):
            _seed(db, login=login, zone=zone, currency=currency, at=at)
    finally:
        db.close()


def _seed(db: sqlite3.Connection, *, login: str, zone: str, currency: str, at: str) -> None:
    db.execute("INSERT INTO meta VALUES ('created', ?)", (at,))
    db.execute("INSERT INTO member (name, login, zone) VALUES (?, ?, ?)", (login, login, zone))
    db.execute("INSERT INTO setting (name, value) VALUES ('currency', ?)", (currency,))
    db.execute("INSERT INTO pipeline (name, position) VALUES ('Sales', 1)")
    db.executemany(
        "INSERT INTO stage (pipeline_id, position, name, probability, kind, rot_days) VALUES (1,?,?,?,?,?)",
        [(position, *stage) for position, stage in enumerate(STAGES, start=1)],
    )


def _make_folder(folder: str, group: str | None) -> None:
    if os.path.isdir(folder):
        return
    try:
        Path(folder).mkdir(mode=0o700, parents=True)
        if group:
            os.chown(folder, -1, _group_id(group))
            os.chmod(folder, 0o2770)
    except OSError as error:
        raise StoreError(f"The folder {folder} cannot be made: {error.strerror}.") from None


def _group_id(group: str) -> int:
    try:
        return grp.getgrnam(group).gr_gid
    except KeyError:
        raise StoreError(f"There is no group named {group} on this computer: see `getent group`.") from None


def _appear(draft: str, path: str) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise Refused(f"{path} exists already and was left as it is.") from None
    except OSError:
        if os.path.exists(path):
            raise Refused(f"{path} exists already and was left as it is.") from None
        os.rename(draft, path)
    _sync_folder(os.path.dirname(os.path.abspath(path)))


def _sync_folder(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
