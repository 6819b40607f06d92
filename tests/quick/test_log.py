"""Logging a touch: one line and the same fields write the same rows."""

import sqlite3
from datetime import date, datetime, time
from typing import Any

import pytest

from crm_tui.errors import Invalid, NotFound
from crm_tui.quick import log
from tests.quick.conftest import NOW, Enter, count, newest, settle, tables

# (line, client, contacts, members, channel, direction, minutes, UTC instant, summary, tags)
LINES = [
    (
        "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample",
        1, [1], [], "call", None, 30, "2026-03-11 02:30:00.000000", "wants 200 units", ["pricing"],
    ),
    (
        "海尔智家 @王敏 电话 30分钟：要200台 #价格 >周五 寄样品",
        2, [2], [], "call", None, 30, "2026-03-11 02:30:00.000000", "要200台", ["价格"],
    ),
    ("hr visit 2h yesterday 15:00: showed the new line", 1, [], [], "visit", None, 120,
     "2026-03-10 07:00:00.000000", "showed the new line", []),
    ("c3 @Chen email: sent the offer", 3, [4], [], "email", None, None, "2026-03-11 02:30:00.000000",
     "sent the offer", []),
    ("Midea @Wang Min @Chen Jie @Li Lei meeting 1h30: agreed", 3, [3, 4], [2], "meeting", None, 90,
     "2026-03-11 02:30:00.000000", "agreed", []),
    ("Chen Jie: asked for a price", 3, [4], [], "other", None, None, "2026-03-11 02:30:00.000000",
     "asked for a price", []),
    ("海尔智家　来电　１５分钟：「质量」好 ＃质量", 2, [], [], "call", "in", 15, "2026-03-11 02:30:00.000000",
     "「质量」好", ["质量"]),
]  # fmt: skip


@pytest.mark.parametrize("case", LINES, ids=lambda case: case[0][:24])
def test_a_line_becomes_its_rows(
    db: sqlite3.Connection,
    enter: Enter,
    case: Any,
) -> None:
    line, client, contacts, members, channel, direction, minutes, at, summary, tags = case
    enter(log.from_line, line)
    row = newest(db, "interaction")
    assert (row["client_id"], row["member_id"]) == (client, 1)
    assert (row["channel"], row["minutes"], row["at"], row["summary"]) == (channel, minutes, at, summary)
    assert row["direction"] == direction
    people = tables(db)["interaction_person"]
    assert sorted(p["contact_id"] for p in people if p["contact_id"]) == contacts  # type: ignore[type-var]
    assert [p["member_id"] for p in people if p["member_id"]] == members
    assert [tag["name"] for tag in tables(db)["tag"]] == tags


def test_a_line_and_the_same_fields_write_the_same_rows(
    db: sqlite3.Connection, enter: Enter, path: str
) -> None:
    enter(log.from_line, LINES[0][0])
    by_line = tables(db)
    db.execute("BEGIN")
    for table in ("task", "tagging", "tag", "interaction_person", "interaction"):
        db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM sqlite_sequence WHERE name=?", (table,))
    db.execute("COMMIT")
    enter(
        log.record, who="Haier", persons=["Wang Min"], channel="call", minutes=30, summary="wants 200 units",
        tags=["pricing"], follow_ups=[(date(2026, 3, 13), None, "send the sample")],
    )  # fmt: skip
    assert tables(db) == by_line


def test_a_follow_up_is_a_task_of_the_one_who_logged(db: sqlite3.Connection, enter: Enter) -> None:
    echo = enter(log.from_line, "Haier @Wang Min call: hello >tomorrow 15:00 ring again >eom send the sample")
    first, second = tables(db)["task"]
    assert (first["title"], first["due"], first["time"], first["zone"]) == (
        "ring again", "2026-03-12", "15:00", "Asia/Shanghai",
    )  # fmt: skip
    assert (second["title"], second["due"], second["time"]) == ("send the sample", "2026-03-31", None)
    for task in (first, second):
        assert (task["owner_id"], task["client_id"], task["contact_id"], task["interaction_id"]) == (
            1,
            1,
            1,
            1,
        )
    assert echo.refs == ["i1", "t1", "t2"]


def test_the_echo_says_what_was_understood_and_how_to_undo_it(enter: Enter) -> None:
    echo = enter(log.from_line, LINES[0][0])
    assert echo.lines == [
        "Logged i1: call with Wang Min (Haier), 30m, Wed 11 Mar 2026 (today) 10:30",
        "  wants 200 units #pricing",
        "t1 due Fri 13 Mar 2026: send the sample",
        "crm undo takes it back",
    ]


def test_a_touch_resets_the_last_touch_of_client_and_contact(db: sqlite3.Connection, enter: Enter) -> None:
    enter(log.from_line, "Haier @Wang Min call: hello")
    assert tables(db)["client"][0]["last_touch"] == "2026-03-11 02:30:00.000000"
    assert tables(db)["contact"][0]["last_touch"] == "2026-03-11 02:30:00.000000"


def test_a_tag_is_made_once_whatever_its_case(db: sqlite3.Connection, enter: Enter) -> None:
    enter(log.from_line, "Haier call: one #Pricing #pricing")
    enter(log.from_line, "Haier call: two #PRICING")
    assert [tag["name"] for tag in tables(db)["tag"]] == ["Pricing"]
    assert count(db, "tagging") == 2


def test_every_field_has_its_keyword(db: sqlite3.Connection, enter: Enter) -> None:
    enter(
        log.record, who="Midea", channel="sms", direction="in", minutes=0, cost="12.5 USD",
        at=datetime.combine(date(2026, 3, 1), time(9), tzinfo=NOW.tzinfo), summary="line one\nline two",
        outcome="agreed", sentiment="positive", exchange="give",
    )  # fmt: skip
    row = newest(db, "interaction")
    assert (row["cost"], row["currency"], row["direction"], row["minutes"]) == (1250, "USD", "in", 0)
    assert (row["at"], row["summary"]) == ("2026-03-01 09:00:00.000000", "line one\nline two")
    assert (row["outcome"], row["sentiment"], row["exchange"]) == ("agreed", "positive", "give")


def test_what_belongs_to_a_deal_is_tied_to_it(db: sqlite3.Connection, enter: Enter) -> None:
    from crm_tui.quick import deal

    enter(deal.from_line, "Haier: 200 freezers 1.2m")
    enter(log.record, who="Haier", summary="about the deal", opportunity="o1")
    assert newest(db, "interaction")["opportunity_id"] == 1


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Haier call wants 200 units", Invalid),
        ("Haier call: hello >someday ring", Invalid),
        ("Haier blurb: hello", Invalid),
        ("Haier call 31 feb: hello", Invalid),
        ("Haier call: hello ^high", Invalid),
        ("Siemens call: hello", NotFound),
        ("Haier @Nobody call: hello", NotFound),
    ],
)
def test_a_line_that_cannot_be_read_writes_nothing(
    db: sqlite3.Connection, enter: Enter, line: str, kind: type[Exception]
) -> None:
    settle(db)
    before = tables(db)
    with pytest.raises(kind):
        enter(log.from_line, line)
    assert tables(db) == before


@pytest.mark.parametrize(
    "wrong",
    [{"direction": "sideways"}, {"sentiment": "great"}, {"exchange": "take"}, {"minutes": -1}, {"who": None}],
)
def test_a_field_that_is_not_allowed_is_refused_by_name(enter: Enter, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        enter(log.record, **({"who": "Haier", "summary": "x"} | wrong))


def test_a_touch_to_come_is_refused(enter: Enter) -> None:
    with pytest.raises(Invalid, match="todo"):
        enter(log.record, who="Haier", summary="x", at=datetime(2026, 3, 12, tzinfo=NOW.tzinfo))
