"""Taking in a complaint: deadlines in plain hours by severity, an event, perhaps no client yet."""

import sqlite3
from datetime import timedelta

import pytest

from crm_tui.errors import Invalid
from crm_tui.quick import complain
from tests.quick.conftest import NOW, Enter, newest, tables

LINES = [
    ("Haier: two units arrived dented, wants replacement ^high", 1, "high", None,
     "two units arrived dented, wants replacement"),
    ("海尔智家 @王敏 电话：两台有划痕 ^紧急", 2, "critical", "call", "两台有划痕"),
    ("Midea: no answer for a week", 3, "medium", None, "no answer for a week"),
    (": somebody rang and was angry ^low", None, "low", None, "somebody rang and was angry"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "client", "severity", "channel", "summary"), LINES)
def test_a_line_becomes_a_complaint(
    db: sqlite3.Connection, enter: Enter, line: str, client: int | None, severity: str, channel: str | None,
    summary: str,
) -> None:  # fmt: skip
    enter(complain.from_line, line)
    row = newest(db, "complaint")
    assert (row["client_id"], row["severity"], row["channel"], row["summary"]) == (
        client, severity, channel, summary,
    )  # fmt: skip
    assert (row["status"], row["kind"], row["owner_id"]) == ("new", "complaint", 1)
    event = newest(db, "complaint_event")
    assert (event["complaint_id"], event["from_status"], event["to_status"]) == (row["id"], None, "new")
    assert (event["at"], event["member_id"]) == ("2026-03-11 02:30:00.000000", 1)


@pytest.mark.parametrize(
    ("severity", "respond", "resolve"),
    [("low", 72, 240), ("medium", 24, 120), ("high", 8, 48), ("critical", 2, 24)],
)
def test_deadlines_follow_from_the_severity(
    db: sqlite3.Connection, enter: Enter, severity: str, respond: int, resolve: int
) -> None:
    enter(complain.from_line, f"Haier: dented ^{severity}")
    row = newest(db, "complaint")
    for column, hours in (("respond_by", respond), ("resolve_by", resolve)):
        assert row[column] == f"{NOW + timedelta(hours=hours):%Y-%m-%d %H:%M:%S}.000000"


def test_the_team_may_change_its_hours_or_have_none(db: sqlite3.Connection, enter: Enter) -> None:
    db.execute(
        "INSERT INTO setting (name, value) VALUES ('respond_hours_high','1'),('resolve_hours_high','')"
    )
    echo = enter(complain.from_line, "Haier: dented ^high")
    row = newest(db, "complaint")
    assert (row["respond_by"], row["resolve_by"]) == ("2026-03-11 03:30:00.000000", None)
    assert echo.lines == [
        "New complaint k1 of Haier, high: dented",
        "answer by Wed 11 Mar 2026 11:30",
        "crm undo takes it back",
    ]


def test_a_line_and_the_same_fields_write_the_same_rows(db: sqlite3.Connection, enter: Enter) -> None:
    enter(complain.from_line, "Haier @Wang Min call: dented ^high #transport >tomorrow ring back")
    by_line = tables(db)
    db.execute("BEGIN")
    for table in ("task", "tagging", "tag", "complaint_event", "complaint"):
        db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM sqlite_sequence WHERE name=?", (table,))
    db.execute("COMMIT")
    enter(
        complain.add, who="Haier", persons=["Wang Min"], channel="call", summary="dented", severity="high",
        tags=["transport"], follow_ups=[((NOW + timedelta(days=1)).date(), None, "ring back")],
    )  # fmt: skip
    assert tables(db) == by_line


@pytest.mark.parametrize("wrong", [{"severity": "awful"}, {"kind": "rant"}, {"at": NOW + timedelta(days=1)}])
def test_a_field_that_is_not_allowed_is_invalid(enter: Enter, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        enter(complain.add, **({"summary": "x"} | wrong))
