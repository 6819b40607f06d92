"""The first rows of what is due are those that stand first when all is read, whatever is due."""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

import pytest

from crm_tui.quick.due import touches
from crm_tui.quick.due.query import everything
from crm_tui.quick.due.row import Scope
from crm_tui.services import today
from crm_tui.services.today_page import DAYS, GROUPS
from tests.quick.conftest import NOW
from tests.quick.test_due import ZONE, insert

COUNT = 12  # of each noun
TIERS = ("key", "regular", None)


def day(chance: Random, low: int, high: int) -> date:
    return NOW.date() + timedelta(days=chance.randint(low, high))


def instant(chance: Random, low: int, high: int) -> str:
    moment = datetime.combine(day(chance, low, high), NOW.time())
    return f"{moment + timedelta(hours=chance.randint(0, 30)):%Y-%m-%d %H:%M:%S}.000000"


def fill(db: sqlite3.Connection, chance: Random) -> None:
    """Clients, contacts, tasks, deals and complaints, many on the same few days, some never or long ago."""
    pick = chance.choice
    for number in range(COUNT):
        insert(db, "client", name=f"client {number}", tier=pick(TIERS), touch_days=pick((None, None, 7)),
               last_touch=pick((None, instant(chance, -75, -55))), owner_id=pick((1, 2)))  # fmt: skip
        insert(db, "contact", name=f"contact {number}", touch_days=pick((None, 30)),
               last_touch=pick((None, instant(chance, -40, -28))))  # fmt: skip
        insert(db, "task", title=f"task {number}", due=f"{day(chance, -3, 3)}", client_id=pick((None, 1, 2)),
               time=pick((None, "09:00", "10:00")), promise=pick((None, "ours")), owner_id=pick((1, 2)),
               done_at=pick((None, None, f"{NOW:%Y-%m-%d %H:%M:%S}.000000")))  # fmt: skip
        insert(db, "opportunity", name=f"deal {number}", client_id=1, stage_id=pick((1, 2, 7)),
               owner_id=1, expected_close=pick((None, f"{day(chance, -3, 3)}")),
               staged_on=f"{day(chance, -50, -40)}")  # fmt: skip
        insert(db, "complaint", summary=f"complaint {number}", client_id=1, owner_id=1,
               opened_at=instant(chance, -9, -8), respond_by=pick((None, instant(chance, -2, 2))),
               resolve_by=instant(chance, -2, 2),
               answered_at=pick((None, instant(chance, -2, -1))))  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("member", [None, 1])
def test_the_first_rows_are_the_beginning_of_all(
    db: sqlite3.Connection, seed: int, member: int | None
) -> None:
    fill(db, Random(seed))
    whole = everything(db, Scope(NOW, ZONE, member))
    page = today.read(db, Scope(NOW, ZONE, member))
    assert page.whole and len(page.items) > COUNT
    for first in (1, 2, 5, COUNT, 3 * COUNT):
        cut = everything(db, Scope(NOW, ZONE, member, first=first))
        assert [row.as_dict() for row in cut[:first]] == [row.as_dict() for row in whole[:first]]
        shown = today.read(db, Scope(NOW, ZONE, member, first=first))
        assert [(*item[1:], item.key) for item in shown.items] == [
            (*item[1:], item.key) for item in (page.items if shown.whole else page.items[:first])
        ]


def test_fewer_rows_than_are_wanted_are_the_whole_page(db: sqlite3.Connection) -> None:
    found = today.read(db, Scope(NOW, ZONE, 1, first=100))
    assert found.whole and len(found.days) == DAYS


def test_more_rows_than_are_wanted_tell_no_numbers_of_days(db: sqlite3.Connection) -> None:
    fill(db, Random(1))
    found = today.read(db, Scope(NOW, ZONE, first=3))
    assert not found.whole and (len(found.items), found.days, found.loads) == (3, [], [])


def test_who_has_a_cadence_of_their_own_is_found_without_reading_everybody(
    db: sqlite3.Connection, asked: Callable[[], list[str]]
) -> None:
    list(touches.rows(db, Scope(NOW, ZONE)))
    plans = [row[3] for sql in asked() for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    read = [plan for plan in plans if "client_touched" in plan or plan in ("SCAN c", "SCAN p")]
    assert not read


@pytest.fixture
def asked(db: sqlite3.Connection) -> Callable[[], list[str]]:
    """What the connection was asked from now on."""
    statements: list[str] = []
    db.set_trace_callback(statements.append)

    def told() -> list[str]:
        db.set_trace_callback(None)
        return statements

    return told


@pytest.mark.parametrize("most", [0, 1, 3, 2 * COUNT])
def test_of_very_many_the_first_of_each_part_are_held_and_all_are_counted(
    db: sqlite3.Connection, most: int
) -> None:
    fill(db, Random(2))
    every = today.read(db, Scope(NOW, ZONE))
    held = today.read(db, Scope(NOW, ZONE), most=most)
    assert held._replace(items=[]) == every._replace(items=[], days=held.days)
    for group in GROUPS:
        first = [item.key for item in every.items if item.group == group][:most]
        assert [item.key for item in held.items if item.group == group] == first


def test_a_filter_chooses_among_all_and_not_among_those_that_are_held(db: sqlite3.Connection) -> None:
    fill(db, Random(3))
    every = today.read(db, Scope(NOW, ZONE))
    last = every.items[-1]
    found = today.read(db, Scope(NOW, ZONE), lambda item: item.key == last.key, most=1)
    assert [item.key for item in found.items] == [last.key]
    assert (found.fitting.total(), found.counts) == (1, every.counts)
