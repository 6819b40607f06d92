"""Lengths of time: minutes of a touch, days of a span."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.durations import format_length, format_minutes, parse_days, parse_minutes, read_minutes

MINUTES = """30m 30|90min 90|45 min 45|1h 60|2 hours 120|1h30 90|1h30m 90|1h 30m 90|1.5h 90|0.25h 15|1.33h 80
1.5小时 90|.5h 30|30分钟 30|1小时 60|两小时 120|1个小时 60|半小时 30|半个小时 30|一个半小时 90
两小时半 150|1小时30分 90
十五分钟 15|一刻钟 15|３０ｍ 30|half an hour 30|an hour 60|0m 0"""
NO_MINUTES = "|30|1h75|1:30|m|h30|3mo|3d|1.5m|1.h|1.12345h|-5m|1h30s|12345m|soon"


@pytest.mark.parametrize("row", MINUTES.replace("\n", "|").split("|"))
def test_a_length_is_read_in_minutes(row: str) -> None:
    text, _, minutes = row.rpartition(" ")
    assert parse_minutes(text) == int(minutes)


@pytest.mark.parametrize("text", NO_MINUTES.split("|"))
def test_what_is_no_length_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Invalid, match="1h30"):
        parse_minutes(text)


def test_a_touch_lasts_no_longer_than_a_month() -> None:
    assert parse_minutes("744h") == 44640
    with pytest.raises(Invalid, match="31 days"):
        parse_minutes("745h")


@given(st.integers(0, 9999))
def test_written_minutes_read_back(minutes: int) -> None:
    assert parse_minutes(format_minutes(minutes)) == minutes


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (0, "0 min"),
        (59, "59 min"),
        (180, "3 h"),
        (200, "3 h 20 min"),
        (1440, "1 day"),
        (2799, "1 day 22 h"),
        (4 * 1440 + 59, "4 days"),
        (7 * 1440 + 300, "7 days"),
    ],
)
def test_a_length_is_told_by_its_two_largest_units(minutes: int, text: str) -> None:
    assert format_length(minutes) == text


def test_the_longest_length_at_the_beginning_is_taken() -> None:
    assert read_minutes(["30", "min", "x"]) == (2, 30)
    assert read_minutes(["1h", "30", "jun"]) == (1, 60)
    assert read_minutes(["call"]) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("90d", 90),
        ("2w", 14),
        ("3mo", 90),
        ("1y", 365),
        ("1y 6mo", 545),
        ("半年", 180),
        ("3个月", 90),
        ("两周", 14),
    ],
)
def test_a_span_is_read_in_days(text: str, days: int) -> None:
    assert parse_days(text) == days


@pytest.mark.parametrize("text", ["", "90", "3m", "d", "1h", "90d 5", "next week"])
def test_what_is_no_span_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Invalid, match="90d"):
        parse_days(text)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parse in (parse_minutes, parse_days):
        try:
            assert parse(text) >= 0
        except Invalid as refused:
            assert refused.message
