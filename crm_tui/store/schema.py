"""Making a new CRM file: tables from the models, bookkeeping, triggers, the default pipeline."""

import grp
import os
import sqlite3

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from crm_tui import clock
from crm_tui.errors import Refused, StoreError
from crm_tui.models.catalogue import MODELS, metadata, table
from crm_tui.store import bookkeeping, files, triggers
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
    shared = None if group is None else _group_id(group)
    _place(path, shared)
    draft = files.draft_of(path)
    try:
        with faults(path):
            files.make_file(draft, shared)
            _fill(draft, login=login, zone=zone, currency=currency)
        files.settle(draft, path)
    finally:
        files.forget(draft)


def _place(path: str, shared: int | None) -> None:
    """Make the folder, or find that a group can work in the one that is there."""
    folder = os.path.dirname(os.path.abspath(path))
    files.must_be_free(path)
    if not os.path.isdir(folder):
        files.make_folder(folder, shared)
    elif shared is not None:
        found = os.stat(folder)
        if found.st_gid != shared or found.st_mode & 0o2070 != 0o2070:
            raise Refused(
                f"The group cannot work in {folder}: name a folder that is not there yet,"
                f" or run chgrp and chmod 2770 on this one."
            )


def statements() -> list[str]:
    """Every statement that makes the tables and indexes of a new file, triggers left out."""
    dialect = sqlite.dialect()
    made = [str(CreateTable(found).compile(dialect=dialect)).strip() for found in metadata.sorted_tables]
    for model in MODELS.values():
        indexes = sorted(table(model).indexes, key=lambda index: str(index.name))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return made + bookkeeping.statements()


def _fill(path: str, *, login: str, zone: str, currency: str) -> None:
    db = connect(path, mode="rw")
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


def _group_id(group: str) -> int:
    try:
        return grp.getgrnam(group).gr_gid
    except KeyError:
        raise StoreError(f"There is no group named {group} on this computer: see `getent group`.") from None
