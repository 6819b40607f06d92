"""Rules of recurrence, read from words and reckoned day by day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.recurrence import next_due, parse_rule, show_rule
from tests.values.anything import ANYTHING

PHRASES = [
    ("every day", "FREQ=DAILY"),
    ("daily", "FREQ=DAILY"),
    ("每天", "FREQ=DAILY"),
    ("每3天", "FREQ=DAILY;INTERVAL=3"),
    ("every other day", "FREQ=DAILY;INTERVAL=2"),
    ("Every week", "FREQ=WEEKLY"),
    ("每周一", "FREQ=WEEKLY;BYDAY=MO"),
    ("每週日", "FREQ=WEEKLY;BYDAY=SU"),
    ("每星期天", "FREQ=WEEKLY;BYDAY=SU"),
    ("每周一、周三", "FREQ=WEEKLY;BYDAY=MO,WE"),
    ("every monday", "FREQ=WEEKLY;BYDAY=MO"),
    ("every fri and mon", "FREQ=WEEKLY;BYDAY=MO,FR"),
    ("every 2 weeks on mon", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    ("每两周周五", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("monthly", "FREQ=MONTHLY"),
    ("每月1号", "FREQ=MONTHLY;BYMONTHDAY=1"),
    ("每个月十五日", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("monthly on the 31st", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每月31号", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每月底", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("monthly on the 30th", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
    ("monthly on the last fri", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
    ("每年", "FREQ=YEARLY"),
    ("每年8月15日", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15"),
    ("每年2月29日", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
    ("rrule:freq=weekly;byday=we,mo;interval=1", "FREQ=WEEKLY;BYDAY=MO,WE"),
    ("FREQ=MONTHLY;UNTIL=20261231T235959Z;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20261231"),
]


@pytest.mark.parametrize(("text", "rule"), PHRASES)
def test_rules_are_read_from_words_and_from_rule_text(text: str, rule: str) -> None:
    assert parse_rule(text) == rule
    assert parse_rule(rule) == rule
    assert parse_rule(show_rule(rule)) == rule


@pytest.mark.parametrize(
    "text",
    ["", "often", "every", "every 0 days", "every foo", "monthly on the 32nd", "每月32号", "每年2月30日",
     "BYDAY=MO", "FREQ=SECONDLY", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;COUNT=0",
     "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
     "FREQ=DAILY;UNTIL=20261301", "FREQ=DAILY;COUNT=1;UNTIL=20260101"],
)  # fmt: skip
def test_what_is_no_rule_of_days_is_refused_with_examples(text: str) -> None:
    with pytest.raises(Invalid, match="every 2 weeks on mon"):
        parse_rule(text)


def dues(rule: str, start: date, count: int) -> list[str]:
    found: list[str] = []
    day: date | None = start
    while day and len(found) < count:
        day = next_due(parse_rule(rule), start, day)
        found.append(str(day))
    return found


def test_the_31st_of_every_month_keeps_the_last_day_of_shorter_months() -> None:
    expected = ["2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"]
    assert dues("monthly on the 31st", date(2027, 1, 31), 4) == expected
    assert dues("monthly", date(2027, 1, 31), 4) == expected


def test_the_30th_of_every_month_keeps_the_end_of_february_alone() -> None:
    assert dues("monthly on the 30th", date(2027, 1, 30), 3) == ["2027-02-28", "2027-03-30", "2027-04-30"]


def test_a_rule_written_as_the_31st_leaves_shorter_months_out_as_the_standard_says() -> None:
    assert dues("FREQ=MONTHLY;BYMONTHDAY=31", date(2027, 1, 31), 2) == ["2027-03-31", "2027-05-31"]


def test_29_february_keeps_the_28th_of_common_years() -> None:
    assert dues("every year", date(2028, 2, 29), 4) == [
        "2029-02-28",
        "2030-02-28",
        "2031-02-28",
        "2032-02-29",
    ]


def test_weeks_are_counted_from_the_start() -> None:
    assert dues("every 2 weeks on mon", date(2026, 11, 23), 2) == ["2026-12-07", "2026-12-21"]


def test_the_first_day_may_be_the_start_itself_and_none_comes_before() -> None:
    assert next_due("FREQ=DAILY", date(2026, 11, 22), date(2026, 1, 1)) == date(2026, 11, 22)


def test_a_rule_that_has_ended_is_due_no_more() -> None:
    assert dues("FREQ=DAILY;COUNT=2", date(2026, 11, 22), 2) == ["2026-11-23", "None"]
    assert next_due("FREQ=DAILY;UNTIL=20261123", date(2026, 11, 22), date(2026, 11, 23)) is None


def test_everyday_rules_are_shown_in_words() -> None:
    assert show_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR") == "every 2 weeks on Mon, Fri"
    assert show_rule("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1") == "every month on the 30th"
    assert show_rule("FREQ=MONTHLY;COUNT=3") == "FREQ=MONTHLY;COUNT=3"


@given(st.sampled_from(PHRASES), st.dates(date(1990, 1, 1), date(2080, 1, 1)), st.integers(0, 4000))
def test_the_next_day_is_later_and_the_one_before_it_is_not(
    phrase: tuple[str, str], start: date, later: int
) -> None:
    after = date.fromordinal(start.toordinal() + later)
    due = next_due(phrase[1], start, after)
    assert due is None or due > after
    assert due is None or next_due(phrase[1], start, date.fromordinal(due.toordinal() - 1)) == due


@given(ANYTHING)
def test_any_text_is_a_rule_or_invalid(text: str) -> None:
    try:
        rule = parse_rule(text)
    except Invalid as problem:
        assert problem.message
    else:
        assert parse_rule(rule) == rule == parse_rule(show_rule(rule))
