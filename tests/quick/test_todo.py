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
