"""Writing down a task."""

import sqlite3
from datetime import date, time

import pytest

from crm_tui.errors import Invalid
from crm_tui.quick import todo
from tests.quick.conftest import Enter, newest, tables

LINES = [
    ("ring Wang Min tomorrow 10:00 about the quote", "ring Wang Min about the quote", "2026-03-12", "10:00"),
    ("明天10点给王敏打电话", "给王敏打电话", "2026-03-12", "10:00"),
    ("order paper", "order paper", None, None),
    ("send the offer >fri", "send the offer", "2026-03-13", None),
]


@pytest.mark.parametrize(("line", "title", "due", "clock"), LINES)
def test_a_line_becomes_a_task(
    db: sqlite3.Connection, enter: Enter, line: str, title: str, due: str | None, clock: str | None
) -> None:
    enter(todo.from_line, line)
    row = newest(db, "task")
    assert (row["title"], row["due"], row["time"], row["owner_id"]) == (title, due, clock, 1)
    assert row["zone"] == ("Asia/Shanghai" if clock else None)


FIRST = [
    ("Haier: ring fri", 1, None, "Haier: ring"),
    ("haier：周五寄样品", 1, None, "haier：寄样品"),
    ("c1: ring", 1, None, "c1: ring"),
    ("Chen Jie: ring about https://a.b", 3, 4, "Chen Jie: ring about https://a.b"),
    ("Hai: ring", None, None, "Hai: ring"),
    ("to buy: paper for Haier", None, None, "to buy: paper for Haier"),
    ("ring Haier: price", None, None, "ring Haier: price"),
]


@pytest.mark.parametrize(("line", "client", "contact", "title"), FIRST)
def test_a_name_alone_before_a_colon_is_whom_it_is_about_and_stays_in_the_title(
    db: sqlite3.Connection, enter: Enter, line: str, client: int | None, contact: int | None, title: str
) -> None:
    enter(todo.from_line, line)
    row = newest(db, "task")
    assert (row["client_id"], row["contact_id"], row["title"]) == (client, contact, title)


def test_a_name_that_several_bear_stays_a_title_alone(db: sqlite3.Connection, enter: Enter) -> None:
    enter(todo.from_line, "Wang Min: ring")
    assert (newest(db, "task")["contact_id"], newest(db, "task")["title"]) == (None, "Wang Min: ring")


def test_a_name_with_nothing_but_a_day_behind_it_is_no_task(enter: Enter) -> None:
    with pytest.raises(Invalid, match="no title"):
        enter(todo.from_line, "Haier: fri")


def test_what_was_understood_is_told(enter: Enter) -> None:
    assert enter(todo.from_line, "Haier: ring fri").lines[0] == (
        "New task t1 due Fri 13 Mar 2026: Haier: ring (Haier)"
    )


def test_a_person_brings_the_client(db: sqlite3.Connection, enter: Enter) -> None:
    enter(todo.from_line, "ring @Chen Jie fri #urgent")
    row = newest(db, "task")
    assert (row["contact_id"], row["client_id"], row["title"]) == (4, 3, "ring Chen Jie")
    assert [tag["name"] for tag in tables(db)["tag"]] == ["urgent"]


def test_every_field_has_its_keyword(db: sqlite3.Connection, enter: Enter) -> None:
    enter(
        todo.add, title="report", who="Haier", due=date(2026, 3, 31), at=time(9, 5), owner="lilei",
        promise="ours", rule="FREQ=MONTHLY;BYMONTHDAY=-1", note="as agreed",
    )  # fmt: skip
    row = newest(db, "task")
    assert (row["client_id"], row["owner_id"], row["promise"], row["note"]) == (1, 2, "ours", "as agreed")
    assert (row["start"], row["due"], row["time"]) == ("2026-03-31", "2026-03-31", "09:05")


@pytest.mark.parametrize(
    "wrong",
    [{"at": time(9)}, {"rule": "FREQ=DAILY"}, {"promise": "nobody's"}, {"title": " "}, {"title": "x" * 1001}],
)
def test_what_does_not_fit_is_invalid(enter: Enter, wrong: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        enter(todo.add, **({"title": "x"} | wrong))
