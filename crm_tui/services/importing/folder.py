"""A folder of tables taken into a file that holds nothing but its seeds: ids, times and refs as they are."""

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import MODELS
from crm_tui.models.import_batch import ImportBatch
from crm_tui.services import birthdays
from crm_tui.services.acting import context, member_id
from crm_tui.services.exporting.tables import LEFT_OUT, columns
from crm_tui.services.importing.tables import TableFile
from crm_tui.store import bulk, records
from crm_tui.store.database import driver

SEEDS = ("stage", "pipeline", "setting", "member")  # in the order in which nothing hangs on them any more
AT_ONCE = 1000


def is_fresh(session: Session) -> bool:
    """Whether the file holds nothing but what its making put there: one member, one pipeline, nothing edited."""
    db = driver(session)
    for name in MODELS:
        if name in LEFT_OUT:
            continue
        count, edited = db.execute(f'SELECT count(*), coalesce(max(version),1)>1 FROM "{name}"').fetchone()
        if edited or (count and name not in SEEDS) or (count > 1 and name in ("member", "pipeline")):
            return False
    others = db.execute(
        "SELECT 1 FROM txn WHERE open IS NULL AND command<>'crm init' AND undoes IS NULL"
    ).fetchone()
    return others is None


def replace_seeds(session: Session, files: Sequence[TableFile]) -> dict[str, int]:
    """Put the rows of all tables in place of the seeds; how many each table got.

    Invalid when a cell cannot be read or a row names another that is not there; the caller's transaction is then
    to be rolled back.
    """
    session.flush()
    db = driver(session)
    txn = int(session.info["txn"])
    db.execute("PRAGMA defer_foreign_keys=ON")
    for name in SEEDS:
        db.execute(f'DELETE FROM "{name}"')
    counts: dict[str, int] = {}
    with bulk.in_bulk(db, [file.name for file in files]):
        for file in files:
            _insert(db, file)
            counts[file.name] = bulk.account(db, txn, file.name, 0)
    bulk.touch(db, 0, 0)
    _check(db, files)
    birthdays.refresh(session, context(session).today)
    session.expire_all()
    return counts


def note_run(session: Session, folder: str, counts: dict[str, int]) -> None:
    """Write down the run of a folder's import."""
    rows = sum(counts.values())
    run = {
        "at": clock.now(), "file": folder[-4096:], "on": "all", "member_id": _acting(session),
        "encoding": "utf-8", "read": rows, "created": rows,
    }  # fmt: skip
    records.create(session, ImportBatch, run)


def _acting(session: Session) -> int | None:
    """The acting member where the folder has one of that id; the seed it replaced may be nobody there."""
    number = member_id(session)
    there = driver(session).execute("SELECT 1 FROM member WHERE id=?", (number,)).fetchone()
    return number if there else None


def _insert(db: sqlite3.Connection, file: TableFile) -> None:
    names = [column.name for column in columns(file.name)]
    rows = file.rows()
    while some := list(islice(rows, AT_ONCE)):
        try:
            bulk.insert(db, file.name, names, _only_values(some))
        except sqlite3.IntegrityError as error:
            lines = f"lines {some[0][0]} to {some[-1][0]}"
            raise Invalid(f"{file.path}, {lines}: the database refused a row: {error}.") from None


def _only_values(rows: Sequence[tuple[int, tuple[Any, ...]]]) -> Iterator[tuple[Any, ...]]:
    return (values for _, values in rows)


def _check(db: sqlite3.Connection, files: Sequence[TableFile]) -> None:
    """Every reference must find its record."""
    broken = db.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        name, row, target, _ = broken
        path = next((file.path for file in files if file.name == name), name)
        raise Invalid(f"{path}: the row with id {row} names a {target} that is in no file of the folder.")
