"""The days ahead."""

import sqlite3
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from crm_tui.quick import agenda, todo
from crm_tui.quick.actor import Actor
from tests.quick.conftest import NOW, Enter


@pytest.fixture(autouse=True)
def some_tasks(enter: Enter) -> None:
    enter(todo.add, title="late", due=date(2026, 3, 9), who="Haier")
    enter(todo.add, title="noon", due=date(2026, 3, 11), at=time(12))
    enter(todo.add, title="all day", due=date(2026, 3, 11))
    enter(todo.add, title="morning", due=date(2026, 3, 11), at=time(9, 30))
    enter(todo.add, title="Li Lei's", due=date(2026, 3, 12), at=time(1), owner="lilei")
    enter(todo.add, title="last day", due=date(2026, 3, 17))
    enter(todo.add, title="too far", due=date(2026, 3, 18))
    enter(todo.add, title="some day")


def test_a_week_lists_days_with_their_times_and_what_is_late(db: sqlite3.Connection, actor: Actor) -> None:
    assert agenda.show(db, actor, NOW).lines == [
        "Overdue",
        "  03-09  t1  late (Haier)",
        "Wed 11 Mar 2026 (today)",
        "         t3  all day",
        "  09:30  t4  morning",
        "  12:00  t2  noon",
        "Tue 17 Mar 2026",
        "         t6  last day",
    ]


def test_what_is_late_stands_by_its_day_whenever_it_was_entered(
    db: sqlite3.Connection, actor: Actor, enter: Enter
) -> None:
    enter(todo.add, title="later", due=date(2026, 3, 10), at=time(8))
    enter(todo.add, title="first", due=date(2026, 3, 2), at=time(17))
    assert agenda.show(db, actor, NOW).lines[1:4] == [
        "  03-02  t10  first",
        "  03-09  t1   late (Haier)",
        "  03-10  t9   later",
    ]


def test_the_team_sees_whose_it_is(db: sqlite3.Connection, actor: Actor) -> None:
    lines = agenda.show(db, actor, NOW, team=True).lines
    assert "  01:00  t5  Li Lei's (Li Lei)" in lines
    assert "  03-09  t1  late (Haier, Zhang Ming)" in lines


def test_times_are_those_of_the_one_who_asks(db: sqlite3.Connection) -> None:
    berlin = Actor(2, "Li Lei", ZoneInfo("Europe/Berlin"), "Europe/Berlin")
    assert agenda.show(db, berlin, NOW).lines == ["Wed 11 Mar 2026 (today)", "  18:00  t5  Li Lei's"]


def test_a_snoozed_task_stands_on_the_day_it_comes_back(db: sqlite3.Connection, actor: Actor) -> None:
    db.execute("UPDATE task SET snoozed_until='2026-03-13' WHERE id=1")
    echo = agenda.show(db, actor, NOW)
    assert echo.lines[4:6] == ["Fri 13 Mar 2026", "         t1  late (Haier)"]
    assert [item["overdue"] for item in echo.items if item["ref"] == "t1"] == [True]


def test_an_empty_agenda_says_so_to_a_person_only(db: sqlite3.Connection, actor: Actor) -> None:
    echo = agenda.show(db, actor, NOW - timedelta(days=90), days=1)
    assert (echo.lines, echo.items, bool(echo.talk)) == ([], [], True)
