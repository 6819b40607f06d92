"""What a file makes of a row is what the verbs of its noun make of the same values."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_tui.services import acting, entries, importing
from crm_tui.services.fields import noun_table
from crm_tui.services.importing.options import Options
from crm_tui.services.nouns import of
from crm_tui.store import schema
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session

HELD_APART = {
    "complaint_event": ("id", "version", "at")  # typed now, or imported with the day the file tells
}
ROWS: dict[str, list[dict[str, str]]] = {
    "client": [
        {"name": "A", "annual_revenue": "1.2m", "tags": "x, y", "tier": "key"},
        {"name": "B", "annual_revenue": "", "currency": "JPY", "phone": "+86 756 8522218"},
        {"name": "C", "annual_revenue": "12.50", "currency": "EUR", "owner": "ming", "note": " two\tparts "},
    ],
    "contact": [
        {"name": "P", "client": "Haier", "phone": "12345", "phones": "home: 999888; mobile: 12345"},
        {"name": "Q", "email": "q@x.cn", "wechat": "qq", "birthday": "农历八月十五"},
        {"name": "R", "messengers": "qq: 1; wechat: r", "addresses": "office: 1 Road"},
    ],
    "product": [{"name": "D", "list_price": "100.5"}],
    "opportunity": [
        {"name": "A", "amount": "100"},
        {"name": "B", "stage": "Won", "closed_on": "2020-02-03", "opened_on": "2020-01-01"},
        {"name": "C", "stage": "Lost", "contact": "Wang Min"},
    ],
    "complaint": [
        {"summary": "A", "opened_at": "2020-01-01 10:00"},
        {"summary": "B", "opened_at": "2020-01-01 10:00", "resolved_at": "2020-01-05 10:00", "severity": "high"},
        {"summary": "C", "opened_at": "2020-01-01 10:00", "closed_at": "2020-01-06 10:00", "contact": "Wang Min"},
        {"summary": "D", "opened_at": "2020-01-01 10:00", "status": "acknowledged"},
    ],
    "interaction": [
        {"at": "2020-01-01 10:00", "summary": "A", "contact": "Wang Min", "members": "ming; bo"},
        {"at": "2020-01-02 10:00", "summary": "B", "client": "Gree", "contacts": "Wang Min", "minutes": "1h30"},
    ],
    "task": [{"title": "A", "due": "2020-01-01", "time": "3pm"}, {"title": "B", "contact": "Wang Min"}],
    "member": [{"name": "Ann"}, {"name": "Cy", "login": "cy", "zone": "Asia/Tokyo", "manager": "ming"}],
    "tag": [{"name": "#vip"}],
    "stage": [{"name": "Trial"}],
    "field": [{"on": "client", "name": "erp_no"}],
    "view": [{"on": "client", "name": "Keys", "filter": "tier=key"}],
}  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Iterator[list[str]]:
    """Two files that hold the same."""
    paths = [str(tmp_path / name) for name in ("typed.db", "imported.db")]
    for path in paths:
        schema.create(path, login="ming", zone="Asia/Shanghai", currency="CNY")
        with opened(path) as session:
            of("member").add(session, {"name": "bo", "login": "bo"})
            for name in ("Haier", "Gree"):
                of("client").add(session, {"name": name})
            of("contact").add(session, {"name": "Wang Min", "client": 1})
    yield paths


def opened(path: str) -> "Writing":
    """A session that writes as the first member."""
    return Writing(path)


class Writing:
    """A session that writes, with somebody acting."""

    def __init__(self, path: str) -> None:
        self.context = Database(path).writing(Stamp(1, "script", "test"))

    def __enter__(self) -> Session:
        session = self.context.__enter__()
        acting.act_as(session, acting.sign_in(session, "ming"))
        return session

    def __exit__(self, *error: object) -> None:
        self.context.__exit__(*error)  # type: ignore[arg-type]


def everything(path: str, noun: str) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a noun and of its parts, but for ids and versions."""
    db = sqlite3.connect(path)
    parts = {"opportunity": "stage_move", "complaint": "complaint_event", "contact": "contact_point"}
    names = [noun_table(noun), "tagging", "interaction_person", "tag", *filter(None, [parts.get(noun)])]
    found = {}
    for name in names:
        columns = [c for c in _columns(db, name) if c not in HELD_APART.get(name, ("id", "version"))]
        listed = ",".join(f'"{column}"' for column in columns)
        found[name] = sorted(db.execute(f'SELECT {listed} FROM "{name}"').fetchall(), key=repr)
    db.close()
    return found


def _columns(db: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in db.execute(f'PRAGMA table_info("{name}")')]


@pytest.mark.parametrize("noun", ROWS)
def test_a_row_of_a_file_becomes_what_typing_it_makes(made: list[str], tmp_path: Path, noun: str) -> None:
    typed, imported = made
    for values in ROWS[noun]:
        with opened(typed) as session:
            of(noun).add(session, entries.read(session, noun, values))
        path = tmp_path / "one.csv"
        quoted = [f'"{value}"' for value in values.values()]
        path.write_text(",".join(values) + "\n" + ",".join(quoted) + "\n")
        with opened(imported) as session:
            plan = importing.plan(session, path, Options(noun))
            assert dict(plan.counts) == {importing.Fate.CREATED: 1}, list(plan.notes())
            importing.apply(session, plan)
            plan.close()
    assert everything(imported, noun) == everything(typed, noun)
