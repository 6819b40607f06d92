"""What is due, for whom, and for what reason."""

import sqlite3
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crm_tui.quick import remind
from crm_tui.quick.actor import Actor
from crm_tui.quick.due.query import everything
from crm_tui.quick.due.row import Due, Scope
from crm_tui.quick.later import Later
from crm_tui.quick.remind import show
from tests.quick.conftest import NOW

ZONE = ZoneInfo("Asia/Shanghai")
TOUCHED = "UPDATE client SET last_touch='2026-03-10 02:00:00.000000'"


@pytest.fixture(autouse=True)
def touched(db: sqlite3.Connection) -> None:
    """Every client was spoken with yesterday, so that only what a test adds is due."""
    db.execute(TOUCHED)


def due(db: sqlite3.Connection, member: int | None = None, now: datetime = NOW) -> list[Due]:
    return everything(db, Scope(now, ZONE, member))


def told(db: sqlite3.Connection, member: int | None = None) -> list[tuple[str, str, bool, str]]:
    return [(row.kind, row.ref, row.overdue, row.reason) for row in due(db, member)]


def insert(db: sqlite3.Connection, table: str, **values: object) -> None:
    columns, marks = ",".join(values), ",".join("?" * len(values))
    db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values.values()))


def task(db: sqlite3.Connection, due: str | None, **values: object) -> None:
    insert(db, "task", **({"title": "x", "due": due, "owner_id": 1} | values))


def test_nothing_is_due_where_all_is_done(db: sqlite3.Connection) -> None:
    assert told(db) == []


def test_tasks_overdue_of_today_and_of_tomorrow_are_due(db: sqlite3.Connection) -> None:
    for day in ("2026-03-08", "2026-03-11", "2026-03-12", "2026-03-13", None):
        task(db, day)
    assert told(db) == [
        ("task", "t1", True, "3 days overdue"),
        ("task", "t2", False, "due today"),
        ("task", "t3", False, "due Thu 12 Mar 2026 (tomorrow)"),
    ]


def test_what_is_done_archived_or_snoozed_is_not_due(db: sqlite3.Connection) -> None:
    task(db, "2026-03-08", done_at="2026-03-09 00:00:00.000000")
    task(db, "2026-03-08", archived_at="2026-03-09 00:00:00.000000")
    task(db, "2026-03-08", snoozed_until="2026-03-12")
    task(db, "2026-03-08", snoozed_until="2026-03-11")
    assert told(db) == [("task", "t4", True, "3 days overdue, snoozed until now")]


def test_the_day_is_that_of_the_asking_members_zone(db: sqlite3.Connection) -> None:
    task(db, "2026-03-11")
    evening = datetime(2026, 3, 11, 16, 30, tzinfo=UTC)  # half past midnight of the 12th in Shanghai
    assert [row.overdue for row in due(db, now=evening)] == [True]


def test_promises_and_follow_ups_say_so(db: sqlite3.Connection) -> None:
    insert(db, "interaction", at="2026-03-10 00:00:00.000000", summary="x")
    task(db, "2026-03-11", promise="ours", time="15:00")
    task(db, "2026-03-11", promise="theirs", interaction_id=1)
    assert [row[0::3] for row in told(db)] == [
        ("commitment", "due today, they promised it, follows i1"),
        ("commitment", "due today at 15:00, we promised it"),
    ]


def test_a_member_sees_what_is_theirs_and_the_team_all(db: sqlite3.Connection) -> None:
    task(db, "2026-03-11", client_id=1)
    task(db, "2026-03-11", owner_id=2)
    task(db, "2026-03-11", owner_id=None)
    assert [row.ref for row in due(db, 1)] == ["t1"]
    assert [row.ref for row in due(db, 2)] == ["t2"]
    assert [row.ref for row in due(db)] == ["t1", "t2", "t3"]
    assert (due(db)[0].client, due(db)[0].owner) == ((1, "Haier"), (1, "Zhang Ming"))


def stored(**ahead: float) -> str:
    return f"{NOW + timedelta(**ahead):%Y-%m-%d %H:%M:%S}.000000"


def complaint(db: sqlite3.Connection, respond: float, resolve: float, **values: object) -> None:
    insert(
        db, "complaint",
        **({"summary": "dented", "opened_at": stored(), "severity": "high", "client_id": 1, "owner_id": 1,
            "respond_by": stored(hours=respond), "resolve_by": stored(hours=resolve)} | values),
    )  # fmt: skip


def test_complaints_near_or_past_a_deadline_are_due(db: sqlite3.Connection) -> None:
    complaint(db, 2, 40)
    complaint(db, -3, 40)
    complaint(db, -3, 20, answered_at=stored())
    complaint(db, 30, 60)
    complaint(db, -80, -60)
    assert told(db) == [
        ("complaint", "k5", True, "high: answer 3 days 8 h late"),
        ("complaint", "k2", True, "high: answer 3 h late"),
        ("complaint", "k1", False, "high: answer due in 2 h"),
        ("complaint", "k3", False, "high: resolution due in 20 h"),
    ]


@pytest.mark.parametrize(
    "values",
    [{"status": "waiting_client"}, {"status": "waiting_supplier"}, {"resolved_at": stored(), "status": "resolved"},
     {"archived_at": stored()}],
)  # fmt: skip
def test_a_complaint_that_waits_for_others_or_is_settled_is_not_due(
    db: sqlite3.Connection, values: dict[str, object]
) -> None:
    complaint(db, -3, -1, **values)
    assert told(db) == []


def deal(
    db: sqlite3.Connection, close: str | None, staged: str | None, stage: int = 1, **values: object
) -> None:
    columns = {"name": "freezers", "client_id": 1, "owner_id": 1, "stage_id": stage}
    insert(db, "opportunity", **(columns | {"expected_close": close, "staged_on": staged} | values))


def test_deals_past_their_close_or_rotting_are_due(db: sqlite3.Connection) -> None:
    deal(db, "2026-03-01", "2026-03-05")
    deal(db, "2026-03-11", "2026-03-05")
    deal(db, "2026-06-30", "2026-02-08")  # stage Found rots after 30 days
    deal(db, "2026-06-30", "2026-02-09")
    deal(db, "2026-03-10", "2026-01-01")
    deal(db, "2026-01-01", "2026-01-01", stage=7)
    deal(db, "2026-01-01", "2026-01-01", archived_at=stored())
    assert told(db) == [
        ("deal", "o1", True, "expected to close 10 days ago"),
        ("deal", "o5", True, "expected to close 1 day ago, in stage Found for 69 days, 30 are usual"),
        ("deal", "o2", False, "expected to close today"),
        ("deal", "o3", False, "in stage Found for 31 days, 30 are usual"),
    ]


def test_a_stage_without_days_takes_the_teams_rule(db: sqlite3.Connection) -> None:
    db.execute("UPDATE stage SET rot_days=NULL")
    deal(db, None, "2026-01-25")
    deal(db, None, "2026-01-24")
    assert [row.ref for row in due(db)] == ["o2"]
    db.execute("INSERT INTO setting (name, value) VALUES ('rot_days', '')")
    assert due(db) == []


def test_clients_past_their_cadence_are_due(db: sqlite3.Connection) -> None:
    db.execute("UPDATE client SET tier='key', last_touch='2026-02-08 15:00:00.000000' WHERE id=1")
    db.execute("UPDATE client SET tier='regular', last_touch=NULL WHERE id=2")
    db.execute("UPDATE client SET tier='unattractive', last_touch=NULL WHERE id=3")
    assert told(db) == [
        ("touch", "c1", True, "no touch for 31 days, a key client is due every 30"),
        ("touch", "c2", True, "never touched, a regular client is due every 60"),
    ]


def test_a_touch_after_midnight_here_counts_for_the_day_here(db: sqlite3.Connection) -> None:
    db.execute("UPDATE client SET last_touch='2026-02-08 16:30:00.000000' WHERE id=1")  # the 9th in Shanghai
    assert [(row.day and row.day.isoformat(), row.overdue) for row in due(db)] == [("2026-03-11", False)]


def test_a_cadence_of_its_own_goes_before_the_tiers(db: sqlite3.Connection) -> None:
    db.execute("UPDATE client SET touch_days=10, last_touch='2026-02-20 02:00:00.000000' WHERE id=1")
    db.execute(
        "UPDATE client SET touch_days=90, tier='key', last_touch='2026-01-01 02:00:00.000000' WHERE id=2"
    )
    db.execute("UPDATE contact SET touch_days=7 WHERE id=4")
    assert told(db) == [
        ("touch", "c1", True, "no touch for 19 days, due every 10"),
        ("touch", "p4", True, "never touched, due every 7"),
    ]


def test_birthdays_within_a_week_are_due(db: sqlite3.Connection) -> None:
    for contact, day in ((1, "2026-03-11"), (2, "2026-03-18"), (3, "2026-03-19"), (4, "2026-03-12")):
        db.execute("UPDATE contact SET birthday='--03-11' WHERE id=?", (contact,))
        db.execute("UPDATE contact SET birthday_next=? WHERE id=?", (day, contact))
    db.execute("UPDATE contact SET archived_at=? WHERE id=4", (stored(),))
    assert told(db, 1) == [
        ("birthday", "p1", False, "birthday today"),
        ("birthday", "p2", False, "birthday in 7 days"),
    ]
    db.execute("UPDATE contact SET birthday_next='2026-03-12' WHERE id=2")
    assert told(db, 1)[1][3] == "birthday tomorrow"


@pytest.mark.parametrize("known", [None, "2026-03-10"])
def test_a_birthday_to_be_reckoned_is_for_the_full_program(db: sqlite3.Connection, known: str | None) -> None:
    db.execute("UPDATE contact SET birthday='L--01-15' WHERE id=1")
    db.execute("UPDATE contact SET birthday_next=? WHERE id=1", (known,))
    with pytest.raises(Later):
        due(db)
    db.execute("UPDATE contact SET archived_at=? WHERE id=1", (stored(),))
    assert due(db) == []


def test_what_is_overdue_comes_first_and_what_never_had_a_day_last_of_it(db: sqlite3.Connection) -> None:
    task(db, "2026-03-11")
    task(db, "2026-03-01")
    db.execute("UPDATE client SET tier='key', last_touch=NULL WHERE id=2")
    assert [row.ref for row in due(db)] == ["t2", "c2", "t1"]


def test_the_list_for_a_person_marks_what_is_overdue(db: sqlite3.Connection, actor: Actor) -> None:
    task(db, "2026-03-01", title="ring", client_id=1)
    task(db, "2026-03-11", title="write")
    echo = show(db, actor, NOW)
    assert echo.lines == ["! t1  ring (Haier): 10 days overdue", "  t2  write: due today"]
    assert (echo.kind, echo.total) == ("reminder", 2)
    assert echo.items[0]["client"] == {"ref": "c1", "name": "Haier"}
    assert show(db, actor, NOW, team=True).lines[1] == "  t2  write (Zhang Ming): due today"
    few = remind.told(due(db), team=False, limit=1)
    assert (len(few.lines), len(few.items), few.total) == (1, 1, 2)


def test_each_occasion_has_a_key_of_its_own(db: sqlite3.Connection) -> None:
    task(db, "2026-03-01")
    complaint(db, 2, 40)
    db.execute("UPDATE client SET tier='key', last_touch=NULL WHERE id=2")
    assert [row.occurrence for row in due(db)] == ["2026-03-01", "never", stored(hours=2)]


def test_every_reason_has_a_brief_form_for_narrow_lists(db: sqlite3.Connection) -> None:
    task(db, "2026-03-01")
    task(db, "2026-03-11", promise="ours")
    task(db, "2026-03-02", promise="theirs")
    task(db, "2026-03-12", time="09:30", zone="Asia/Shanghai", promise="ours")
    complaint(db, 2, 40)
    db.execute("UPDATE client SET tier='key', last_touch=NULL WHERE id=2")
    db.execute("UPDATE client SET tier='key', last_touch='2025-11-11 02:30:00.000000' WHERE id=1")
    assert {row.ref: row.brief for row in due(db)} == {
        "t1": "10 days overdue",
        "t2": "promised, today",
        "t3": "awaited, 9 days late",
        "t4": "due in 1 day at 09:30",
        "k1": "answer due in 2 h",
        "c1": "120 days silent",
        "c2": "never touched",
    }
