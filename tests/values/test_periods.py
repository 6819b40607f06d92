"""Stretches of days in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.periods import PRESETS, Period, moved, parse_period, show_period

WEDNESDAY = date(2026, 3, 11)
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("this week", date(2026, 3, 9), date(2026, 3, 15)),
        ("last week", date(2026, 3, 2), date(2026, 3, 8)),
        ("Next  Month", date(2026, 4, 1), date(2026, 4, 30)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("this quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("last quarter", date(2025, 10, 1), date(2025, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("last 7 days", date(2026, 3, 5), WEDNESDAY),
        ("past 30d", date(2026, 2, 10), WEDNESDAY),
        ("last 1 day", WEDNESDAY, WEDNESDAY),
        ("最近7天", date(2026, 3, 5), WEDNESDAY),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("上月", date(2026, 2, 1), date(2026, 2, 28)),
        ("本季度", date(2026, 1, 1), date(2026, 3, 31)),
        ("去年", date(2025, 1, 1), date(2025, 12, 31)),
        ("1 mar to today", date(2026, 3, 1), WEDNESDAY),
        ("2026-03-01..2026-03-05", date(2026, 3, 1), date(2026, 3, 5)),
        ("2026-03-01 to", date(2026, 3, 1), None),
        ("to 2026-03-05", None, date(2026, 3, 5)),
        ("today", WEDNESDAY, WEDNESDAY),
        ("all time", None, None),
        ("", None, None),
    ],
)
def test_words_are_days(text: str, since: date | None, until: date | None) -> None:
    assert parse_period(text, WEDNESDAY) == Period(since, until)


@pytest.mark.parametrize(
    "text", ["whenever", "2026-13", "2026-Q5", "last fortnight", "last 0 days", "0000", "1 mar to never"]
)
def test_what_is_no_stretch_of_days_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Invalid, match="last quarter"):
        parse_period(text, WEDNESDAY)


@given(DAYS, DAYS)
def test_a_stretch_reads_as_it_is_shown(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert parse_period(show_period(period), WEDNESDAY) == period


@given(st.sampled_from(PRESETS), DAYS)
def test_one_back_and_one_on_is_where_one_was(words: str, today: date) -> None:
    period = parse_period(words, today)
    assert moved(moved(period, -1), 1) == period


@pytest.mark.parametrize(
    ("shown", "before"),
    [("2026-01", "2025-12"), ("2026-Q1", "2025-Q4"), ("2026", "2025"), ("all time", "all time")],
)
def test_the_one_before_is_of_the_same_kind(shown: str, before: str) -> None:
    assert show_period(moved(parse_period(shown, WEDNESDAY), -1)) == before


@pytest.mark.parametrize(("words", "steps"), [("0001", -1), ("0001-01", -1), ("9999-Q4", 1)])
def test_beyond_the_calendar_there_is_no_other_one(words: str, steps: int) -> None:
    period = parse_period(words, WEDNESDAY)
    assert moved(period, steps) == period


def test_the_week_before_ends_on_the_day_before() -> None:
    week = moved(parse_period("this week", WEDNESDAY), -1)
    assert week == Period(date(2026, 3, 2), date(2026, 3, 8))
