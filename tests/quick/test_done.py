"""Ticking off and snoozing."""

import sqlite3
from datetime import date, timedelta

import pytest

from crm_tui import values
from crm_tui.errors import Invalid, NotFound, Refused
from crm_tui.quick import done, snooze, todo
from crm_tui.quick.later import Later
from tests.quick.conftest import NOW, Enter, count, newest, tables


@pytest.fixture(autouse=True)
def three_tasks(enter: Enter) -> None:
    for title in ("ring Wang Min", "send the offer", "order paper"):
        enter(todo.add, title=title, due=date(2026, 3, 10))


def test_several_are_ticked_off_at_once(db: sqlite3.Connection, enter: Enter) -> None:
    echo = enter(done.finish, ["t1", "T2"])
    assert [task["done_at"] for task in tables(db)["task"]] == ["2026-03-11 02:30:00.000000"] * 2 + [None]
    assert echo.refs == ["t1", "t2"]
    assert echo.lines == ["Done t1: ring Wang Min", "Done t2: send the offer", "crm undo takes it back"]


def test_a_title_names_a_task_too(db: sqlite3.Connection, enter: Enter) -> None:
    assert enter(done.finish, ["paper"]).refs == ["t3"]


@pytest.mark.parametrize(("last", "kind"), [("t99", NotFound), ("c1", NotFound)])
def test_all_are_ticked_off_or_none(
    db: sqlite3.Connection, enter: Enter, last: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        enter(done.finish, ["t1", last])
    assert {task["done_at"] for task in tables(db)["task"]} == {None}


def test_what_is_done_already_is_refused(enter: Enter) -> None:
    enter(done.finish, ["t1"])
    with pytest.raises(Refused, match="t1"):
        enter(done.finish, ["t1"])


def test_a_task_that_recurs_is_for_the_full_program(db: sqlite3.Connection, enter: Enter) -> None:
    enter(todo.add, title="report", due=date(2026, 3, 6), rule="FREQ=WEEKLY")
    with pytest.raises(Later):
        enter(done.finish, ["t1", "t4"])
    assert {task["done_at"] for task in tables(db)["task"]} == {None}


def test_a_task_that_recurs_comes_up_again_after_today(db: sqlite3.Connection, enter: Enter) -> None:
    enter(todo.add, title="report", due=date(2026, 1, 31), rule="FREQ=MONTHLY", tags=["figures"], who="Haier")
    echo = enter(done.finish, ["t4"], values.recurrence.next_due)
    row = newest(db, "task")
    assert (row["id"], row["due"], row["start"], row["done_at"]) == (5, "2026-03-31", "2026-01-31", None)
    assert (row["title"], row["client_id"], row["owner_id"]) == ("report", 1, 1)
    assert echo.refs == ["t4", "t5"]
    assert echo.lines[1] == "Next t5 due Tue 31 Mar 2026: report"
    assert count(db, "tagging") == 2


def test_a_recurrence_that_has_ended_makes_nothing(db: sqlite3.Connection, enter: Enter) -> None:
    enter(todo.add, title="report", due=date(2026, 3, 1), rule="FREQ=WEEKLY;COUNT=1")
    enter(done.finish, ["t4"], values.recurrence.next_due)
    assert count(db, "task") == 4


@pytest.mark.parametrize(
    ("line", "day"), [("t1 2d", "2026-03-13"), ("t1 next tue", "2026-03-17"), ("t1 下周三", "2026-03-18")]
)
def test_a_task_is_snoozed_until_a_day(db: sqlite3.Connection, enter: Enter, line: str, day: str) -> None:
    enter(snooze.from_line, line)
    row = tables(db)["task"][0]
    assert (row["snoozed_until"], row["due"]) == (day, "2026-03-10")


def test_several_tasks_are_snoozed_by_their_refs_all_or_none(db: sqlite3.Connection, enter: Enter) -> None:
    echo = enter(snooze.from_line, "t1 t2 next tue")
    assert [task["snoozed_until"] for task in tables(db)["task"]] == ["2026-03-17", "2026-03-17", None]
    assert (echo.refs, len(echo.lines)) == (["t1", "t2"], 3)
    with pytest.raises(NotFound):
        enter(snooze.from_line, "t3 t99 next tue")


@pytest.mark.parametrize("line", ["t1 today", "t1 yesterday", "t1 whenever", "t1"])
def test_a_day_that_is_not_ahead_is_invalid(enter: Enter, line: str) -> None:
    with pytest.raises(Invalid):
        enter(snooze.from_line, line)


def test_done_takes_the_snooze_away(db: sqlite3.Connection, enter: Enter) -> None:
    enter(snooze.until, ["t1"], (NOW + timedelta(days=3)).date())
    enter(done.finish, ["t1"])
    assert tables(db)["task"][0]["snoozed_until"] is None
