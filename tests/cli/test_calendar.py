"""The table of expected dates: changes of the clock in six zones, leap days, month ends, clocks set wrong."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crm_tui import paths
from crm_tui.store.connection import open_file
from tests.cli.conftest import Run

# zone, day on which its clocks change, nine in the morning of that day and of the day before, in UTC
CHANGES = [
    ("Europe/Berlin", "2026-03-29", "2026-03-29 07:00", "2026-03-28 08:00"),
    ("Europe/Berlin", "2026-10-25", "2026-10-25 08:00", "2026-10-24 07:00"),
    ("Europe/London", "2026-03-29", "2026-03-29 08:00", "2026-03-28 09:00"),
    ("Europe/London", "2026-10-25", "2026-10-25 09:00", "2026-10-24 08:00"),
    ("America/New_York", "2026-03-08", "2026-03-08 13:00", "2026-03-07 14:00"),
    ("America/New_York", "2026-11-01", "2026-11-01 14:00", "2026-10-31 13:00"),
    ("Australia/Sydney", "2026-04-05", "2026-04-04 23:00", "2026-04-03 22:00"),
    ("Australia/Sydney", "2026-10-04", "2026-10-03 22:00", "2026-10-02 23:00"),
    ("Pacific/Auckland", "2026-04-05", "2026-04-04 21:00", "2026-04-03 20:00"),
    ("Pacific/Auckland", "2026-09-27", "2026-09-26 20:00", "2026-09-25 21:00"),
    ("America/Santiago", "2026-04-05", "2026-04-05 13:00", "2026-04-04 12:00"),
    ("America/Santiago", "2026-09-06", "2026-09-06 12:00", "2026-09-05 13:00"),
]
# how often, the day it begins, the days on which it comes up when each is done on its day
RECURRENCES = [
    ("monthly on the 31st", "2026-01-31", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
    ("monthly", "2027-12-31", ["2028-01-31", "2028-02-29", "2028-03-31"]),
    ("每月31号", "2026-08-31", ["2026-09-30", "2026-10-31", "2026-11-30"]),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", ["2026-03-31", "2026-05-31", "2026-07-31"]),
    ("every year", "2024-02-29", ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
    ("every 4 years", "2024-02-29", ["2028-02-29", "2032-02-29"]),
    ("every day", "2026-03-28", ["2026-03-29", "2026-03-30"]),
    ("every 2 weeks", "2026-03-15", ["2026-03-29", "2026-04-12"]),
    ("每周一", "2026-03-23", ["2026-03-30", "2026-04-06"]),
]


def stand(monkeypatch: pytest.MonkeyPatch, day: str, hour: int, zone: str) -> None:
    """Let the clock stand at that hour of the day in the zone."""
    here = datetime.combine(date.fromisoformat(day), datetime.min.time(), ZoneInfo(zone)).replace(hour=hour)
    monkeypatch.setenv("CRM_NOW", here.astimezone(UTC).isoformat())


def rows(query: str) -> list[tuple[object, ...]]:
    """What a query of the default file gives."""
    db = open_file(paths.database())
    found = db.execute(query).fetchall()
    db.close()
    return found


@pytest.fixture
def haier(run: Run) -> None:
    """A client to log touches with."""
    run("client", "add", "Haier")


@pytest.mark.parametrize(("zone", "day", "now", "before"), CHANGES)
def test_times_and_days_are_those_of_the_wall_clock_when_it_changes(
    run: Run, haier: None, monkeypatch: pytest.MonkeyPatch, zone: str, day: str, now: str, before: str
) -> None:
    run("member", "edit", "ming", "--zone", zone)
    stand(monkeypatch, day, 18, zone)
    assert run("log", "Haier call today 09:00: one").code == 0
    assert run("log", "--who", "Haier", "--at", "yesterday 09:00", "--summary", "two").code == 0
    found = [str(at)[:16] for (at,) in rows("SELECT at FROM interaction ORDER BY id")]
    assert found == [now, before]
    run("todo", "ring Haier tomorrow 09:30")
    run("todo", "--title", "walk", "--due", "today", "--repeat", "every day")
    assert run("done", "t2").code == 0
    tomorrow = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    items = json.loads(run("agenda", "--json").out)["items"]
    assert {(item["ref"], item["day"], item["time"]) for item in items} == {
        ("t1", tomorrow, "09:30"),
        ("t3", tomorrow, None),
    }


@pytest.mark.parametrize(("rule", "start", "days"), RECURRENCES, ids=[rule for rule, *_ in RECURRENCES])
def test_a_task_that_recurs_comes_up_on_the_expected_days(
    run: Run, monkeypatch: pytest.MonkeyPatch, rule: str, start: str, days: list[str]
) -> None:
    run("member", "edit", "ming", "--zone", "Asia/Shanghai")
    stand(monkeypatch, start, 12, "Asia/Shanghai")
    run("todo", "--title", "report", "--due", start, "--repeat", rule)
    for number, day in enumerate(days, start=1):
        assert run("done", f"t{number}").code == 0
        stand(monkeypatch, day, 12, "Asia/Shanghai")
    found = rows("SELECT due FROM task ORDER BY id")
    assert [due for (due,) in found] == [start, *days]


@pytest.mark.parametrize(
    ("done_on", "following"),
    [
        ("2026-03-11", "2026-03-18"),  # on its day
        ("2026-03-01", "2026-03-18"),  # by a clock that was set back
        ("2026-03-09", "2026-03-18"),  # early
        ("2026-03-13", "2026-03-18"),  # late, within its week
        ("2026-04-01", "2026-04-08"),  # weeks late, on a day of its rule
        ("2027-01-01", "2027-01-06"),  # by a clock that was set far ahead
    ],
)
def test_the_next_day_is_after_both_the_due_day_and_today(
    run: Run, monkeypatch: pytest.MonkeyPatch, done_on: str, following: str
) -> None:
    run("member", "edit", "ming", "--zone", "Asia/Shanghai")
    run("todo", "--title", "report", "--due", "2026-03-11", "--repeat", "every week")
    stand(monkeypatch, done_on, 12, "Asia/Shanghai")
    run("done", "t1")
    assert rows("SELECT due FROM task WHERE id=2") == [(following,)]


def test_a_rule_that_has_ended_brings_no_more(run: Run) -> None:
    run("todo", "--title", "report", "--due", "2026-03-11", "--repeat", "FREQ=WEEKLY;COUNT=1")
    assert "Next" not in run("done", "t1").out
    assert rows("SELECT count(*) FROM task") == [(1,)]


@pytest.mark.parametrize(
    ("now", "said", "due"),
    [
        ("2028-02-28T12:00:00Z", "tomorrow", "2028-02-29"),
        ("2027-02-28T12:00:00Z", "tomorrow", "2027-03-01"),
        ("2028-02-01T12:00:00Z", "eom", "2028-02-29"),
        ("2026-01-31T12:00:00Z", "in 1 month", "2026-02-28"),
        ("2026-12-31T12:00:00Z", "3d", "2027-01-03"),
        ("2026-03-11T17:00:00Z", "today", "2026-03-12"),  # it is the next day in Shanghai already
    ],
)
def test_days_that_are_said_fall_on_the_expected_day(
    run: Run, monkeypatch: pytest.MonkeyPatch, now: str, said: str, due: str
) -> None:
    run("member", "edit", "ming", "--zone", "Asia/Shanghai")
    monkeypatch.setenv("CRM_NOW", now)
    run("todo", "--title", "x", "--due", said)
    assert rows("SELECT due FROM task") == [(due,)]


@pytest.mark.parametrize(
    ("birthday", "now", "expected"),
    [
        ("1992-02-29", "2027-02-25T04:00:00Z", "2027-02-28"),
        ("1992-02-29", "2028-02-25T04:00:00Z", "2028-02-29"),
        ("--12-31", "2026-12-30T04:00:00Z", "2026-12-31"),
        ("--01-02", "2026-12-30T04:00:00Z", "2027-01-02"),
        ("农历腊月三十", "2027-02-01T04:00:00Z", "2027-02-05"),
        ("农历八月十五", "2026-09-20T04:00:00Z", "2026-09-25"),
    ],
)
def test_a_birthday_is_reminded_of_on_the_expected_day(
    run: Run, haier: None, monkeypatch: pytest.MonkeyPatch, birthday: str, now: str, expected: str
) -> None:
    run("client", "edit", "Haier", "--touch-days", "9999")
    run("log", "Haier call: hello")
    run("contact", "add", "王敏", "--client", "Haier", "--birthday", birthday)
    monkeypatch.setenv("CRM_NOW", now)
    assert [item["due"] for item in json.loads(run("remind", "--json").out)["items"]] == [expected]
