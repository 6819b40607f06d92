"""Many rows of one table written at once: triggers set aside, their work done for all rows together."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlalchemy import CheckConstraint

from crm_tui.errors import Refused
from crm_tui.models.catalogue import MODELS, metadata
from crm_tui.store import triggers

_words = re.compile(r"\w+").findall
FURTHER = {
    "interaction": ("touch_i",),
    "interaction_person": ("touched_i",),
    "client": ("client_touch",),
    "contact": ("contact_touch",),
}
CLIENT_TOUCH = (
    "UPDATE client SET last_touch=(SELECT max(at) FROM interaction WHERE client_id=client.id"
    " AND archived_at IS NULL) WHERE id IN (SELECT client_id FROM interaction WHERE id>?)"
)
CONTACT_TOUCH = (
    "UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i"
    " ON i.id=p.interaction_id WHERE p.contact_id=contact.id AND i.archived_at IS NULL)"
    " WHERE id IN (SELECT contact_id FROM interaction_person WHERE id>?)"
)


VALUES = 1000  # bound to one statement
FEW = 20_000  # rows below which an index is kept up row by row


@contextmanager
def without_indexes(db: sqlite3.Connection, table: str, coming: int) -> Iterator[None]:
    """Let the indexes of a table wait until many rows are in, where these are most of what it will hold."""
    (held,) = db.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    found = []
    if coming > FEW and held < coming // 4:
        query = "SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name=? AND sql IS NOT NULL"
        found = db.execute(query, (table,)).fetchall()
    for name, _ in found:
        db.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in found:
        db.execute(sql)


@contextmanager
def in_bulk(db: sqlite3.Connection, tables: Iterable[str]) -> Iterator[None]:
    """Set the insert triggers of these tables and all CHECKs aside, inside the caller's transaction.

    Both are made good by `account`: SQLite builds the word list of a CHECK anew for every row, which costs more
    than the row.
    """
    names = [name for table in tables for name in (f"{table}_i", *FURTHER.get(table, ()))]
    texts = dict(zip(triggers.names(), triggers.statements(), strict=True))
    for name in names:
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("PRAGMA ignore_check_constraints=ON")
    try:
        yield
    finally:
        db.execute("PRAGMA ignore_check_constraints=OFF")
    for name in names:
        db.execute(texts[name])


def insert(db: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows of values in the columns' order, many by each statement.

    A statement looks up and writes back the table's highest id, which costs as much as a row.
    """
    names = ",".join(f'"{column}"' for column in columns)
    into, marks = f'INSERT INTO "{table}" ({names}) VALUES ', f"({','.join('?' * len(columns))})"
    found, together = list(rows), max(1, VALUES // len(columns))
    odd = len(found) - len(found) % together
    lots = (tuple(chain.from_iterable(found[at : at + together])) for at in range(0, odd, together))
    db.executemany(into + ",".join([marks] * together), lots)
    db.executemany(into + marks, found[odd:])


def last(db: sqlite3.Connection, table: str) -> int:
    """The highest id in a table; 0 when it is empty."""
    return int(db.execute(f'SELECT coalesce(max(id),0) FROM "{table}"').fetchone()[0])


def reserve(db: sqlite3.Connection, table: str, highest: int) -> None:
    """Let no other row get an id up to `highest`."""
    if db.execute("UPDATE sqlite_sequence SET seq=max(seq,?) WHERE name=?", (highest, table)).rowcount == 0:
        db.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?,?)", (table, highest))


def account(
    db: sqlite3.Connection,
    txn: int,
    table: str,
    after: int,
    upto: int | None = None,
    written: Iterable[str] | None = None,
) -> int:
    """Do for the rows with an id above `after` what CHECKs and insert triggers would have done; how many there are.

    `written` names the columns that were given values, by default all: the others hold what the table gives
    them. Refused when a row does not keep to a CHECK of its table.
    """
    upto = 2**63 - 1 if upto is None else upto
    _check(db, table, after, upto, None if written is None else set(written))
    db.execute(
        "INSERT INTO journal (txn, tbl, row, op) SELECT ?,?,id,'i' FROM"
        f' "{table}" WHERE id>? AND id<=? ORDER BY id',
        (txn, table, after, upto),
    )
    counted = int(db.execute("SELECT changes()").fetchone()[0])
    if triggers.searched(MODELS[table]):
        marked = db.execute("SELECT 1 FROM pending WHERE tbl=? AND row>? LIMIT 1", (table, after)).fetchone()
        once = " AND NOT EXISTS(SELECT 1 FROM pending WHERE tbl=?1 AND row=id)" if marked else ""
        db.execute(
            f'INSERT INTO pending SELECT ?1,id FROM "{table}" WHERE id>?2 AND id<=?3{once}',
            (table, after, upto),
        )
    for part, (owner, column) in triggers.INDEXED_PARTS.items():
        if part == table:
            db.execute(
                f'INSERT INTO pending SELECT DISTINCT ?1,"{column}" FROM "{table}" WHERE id>?2'
                f' AND NOT EXISTS(SELECT 1 FROM pending WHERE tbl=?1 AND row="{table}"."{column}")',
                (owner, after),
            )
    return counted


def _check(db: sqlite3.Connection, table: str, after: int, upto: int, written: set[str] | None) -> None:
    texts = [
        str(each.sqltext) for each in metadata.tables[table].constraints if isinstance(each, CheckConstraint)
    ]
    checks = [text for text in texts if written is None or not written.isdisjoint(_words(text))]
    if checks:
        kept = " AND ".join(f"coalesce(({check}),1)" for check in checks)
        query = f'SELECT id FROM "{table}" WHERE id>? AND id<=? AND NOT ({kept}) LIMIT 1'
        broken = db.execute(query, (after, upto)).fetchone()
        if broken is not None:
            raise Refused(
                f"The database refused {table} {broken[0]}: a value is not allowed. Nothing was kept."
            )


def touch(db: sqlite3.Connection, interaction: int, person: int) -> None:
    """Bring the last touch of clients and contacts up to the interactions, and people in them, after these ids."""
    db.execute(CLIENT_TOUCH, (interaction,))
    db.execute(CONTACT_TOUCH, (person,))
