"""A CRM file with a small bilingual team's records, and one transaction per entry, as the door makes it."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crm_tui import clock
from crm_tui.quick import who
from crm_tui.quick.actor import Actor
from crm_tui.quick.echo import Echo
from crm_tui.store import schema
from crm_tui.store.connection import Stamp, open_file, writing

NOW = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)  # a Wednesday, half past ten in Shanghai
BOOKKEEPING = {"meta", "txn", "journal", "pending", "lookup", "search", "digest", "claim", "sqlite_sequence"}

Enter = Callable[..., Echo]
Tables = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with clients Haier (c1), 海尔智家 (c2), Midea (c3), and their people."""
    made = tmp_path_factory.mktemp("template") / "crm.db"
    schema.create(str(made), login="ming", zone="Asia/Shanghai", currency="CNY")
    opened = open_file(str(made))
    with writing(opened, str(made), Stamp(1, "script", "records of the tests"), clock.stamp(NOW)):
        for statement in RECORDS:
            opened.execute(statement)
    opened.close()
    return made.read_bytes()


@pytest.fixture
def path(tmp_path: Path, template: bytes) -> str:
    made = tmp_path / "crm.db"
    made.write_bytes(template)
    return str(made)


@pytest.fixture
def db(path: str) -> Iterator[sqlite3.Connection]:
    """A connection to the file; what it writes is not awaited on the disk."""
    opened = open_file(path)
    opened.execute("PRAGMA synchronous=OFF")
    yield opened
    opened.close()


RECORDS = (
    "UPDATE member SET name='Zhang Ming' WHERE id=1",
    "INSERT INTO member (name, login, zone) VALUES ('Li Lei', 'lilei', 'Europe/Berlin')",
    "INSERT INTO client (name, alias, tier, owner_id) VALUES ('Haier', 'Haier Group, HR', 'key', 1)",
    "INSERT INTO client (name, owner_id) VALUES ('海尔智家', 1)",
    "INSERT INTO client (name, phone, owner_id) VALUES ('Midea', '+86 757 2660 5000', 2)",
    "INSERT INTO contact (name, client_id) VALUES ('Wang Min', 1)",
    "INSERT INTO contact (name, client_id) VALUES ('王敏', 2)",
    "INSERT INTO contact (name, client_id) VALUES ('Wang Min', 3)",
    "INSERT INTO contact (name, client_id) VALUES ('Chen Jie', 3)",
    "INSERT INTO contact (name) VALUES ('Outsider Ott')",
    "INSERT INTO contact_point (contact_id, medium, value) VALUES (4, 'email', 'chen.jie@midea.example')",
    "INSERT INTO product (name) VALUES ('Freezer 200')",
)


@pytest.fixture
def actor() -> Actor:
    return Actor(1, "Zhang Ming", ZoneInfo("Asia/Shanghai"), "Asia/Shanghai")


@pytest.fixture
def enter(db: sqlite3.Connection, path: str, actor: Actor) -> Enter:
    """Run a verb as one transaction of the acting member: enter(log.from_line, "Haier call: hello")."""

    def run(verb: Callable[..., Echo], *fields: object, now: datetime = NOW, **named: Any) -> Echo:
        with writing(db, path, Stamp(1, "cli", "crm"), clock.stamp(now)):
            return verb(db, actor, now, *fields, **named)

    return run


def tables(db: sqlite3.Connection) -> Tables:
    """Every row of every table that is not bookkeeping."""
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    kept = [name for name in names if name not in BOOKKEEPING and not name.startswith(("search", "trigram"))]
    found: Tables = {}
    for name in sorted(kept):
        cursor = db.execute(f'SELECT * FROM "{name}" ORDER BY id')
        columns = [column[0] for column in cursor.description]
        found[name] = [dict(zip(columns, row, strict=True)) for row in cursor]
    return found


def newest(db: sqlite3.Connection, table: str) -> dict[str, object]:
    """The row of a table with the highest id."""
    return tables(db)[table][-1]


def count(db: sqlite3.Connection, table: str) -> int:
    """How many rows a table has."""
    return len(tables(db)[table])


def settle(db: sqlite3.Connection) -> None:
    """Take away the marks of names whose pinyin is still to come, as the full program does."""
    who.known(db)
    db.execute("DELETE FROM pending WHERE tbl LIKE '~%'")
