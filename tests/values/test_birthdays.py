"""Birthdays, solar and lunar, with and without the year."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.birthdays import (
    Birthday,
    format_birthday,
    next_occurrence,
    occurrence,
    parse_birthday,
    show_birthday,
    split_birthday,
)
from tests.values.anything import ANYTHING

SOLAR = st.dates().map(lambda day: Birthday(day.year, day.month, day.day))
YEARLESS = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: Birthday(None, day.month, day.day))
LUNAR = st.builds(
    Birthday,
    st.none() | st.integers(1900, 2100),
    st.integers(1, 12),
    st.integers(1, 30),
    st.just(True),
    st.booleans(),
)
BIRTHDAYS = SOLAR | YEARLESS | LUNAR


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1980-08-15", "1980-08-15"),
        ("1980/8/15", "1980-08-15"),
        ("19800815", "1980-08-15"),
        ("15 Aug 1980", "1980-08-15"),
        ("August 15th, 1980", "1980-08-15"),
        ("15/8/1980", "1980-08-15"),
        ("1980年8月15日", "1980-08-15"),
        ("一九八〇年八月十五日", "1980-08-15"),
        ("15 Aug", "--08-15"),
        ("aug 15", "--08-15"),
        ("8月15日", "--08-15"),
        ("8月15号生日", "--08-15"),
        ("８月１５日", "--08-15"),
        ("08-15", "--08-15"),
        ("8/15", "--08-15"),
        ("29 Feb", "--02-29"),
        ("农历八月十五", "L--08-15"),
        ("農曆8月15日", "L--08-15"),
        ("lunar 8-15", "L--08-15"),
        ("lunar 15 aug", "L--08-15"),
        ("正月初一", "L--01-01"),
        ("腊月三十", "L--12-30"),
        ("除夕", "L--12-30"),
        ("冬月廿一", "L--11-21"),
        ("阴历十月初十", "L--10-10"),
        ("农历1980年八月十五", "L1980-08-15"),
        ("lunar 1980-08-15", "L1980-08-15"),
        ("农历1980年闰六月三十", "L1980-06+-30"),
        ("闰六月廿九", "L--06+-29"),
        ("lunar leap 6-30", "L--06+-30"),
    ],
)
def test_birthdays_are_read_as_people_write_them(text: str, stored: str) -> None:
    assert parse_birthday(text) == stored


@pytest.mark.parametrize("text", ["5/8", "5/8/1980", "八月十五", "15", "aug", "soon", "", "8月"])
def test_what_may_be_another_day_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="write it like"):
        parse_birthday(text)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "--02-30", "1980-13-01", "L--13-01", "lunar 1-31", "0000-01-01", "1980-08+-15"]
)
def test_a_day_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="is not a birthday"):
        parse_birthday(text)


@given(BIRTHDAYS)
def test_the_stored_and_the_shown_form_read_back(birthday: Birthday) -> None:
    stored = format_birthday(birthday)
    assert split_birthday(stored) == birthday
    assert parse_birthday(stored) == parse_birthday(show_birthday(stored)) == stored


def test_birthdays_are_shown_as_people_say_them() -> None:
    stored = ["1980-08-15", "--08-15", "L1980-08-15", "L--06+-30"]
    assert [show_birthday(text) for text in stored] == [
        "1980-08-15", "15 Aug", "lunar 1980-08-15", "lunar leap 6-30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stored", "year", "day"),
    [
        ("1980-08-15", 2026, date(2026, 8, 15)),
        ("1980-08-15", 1979, None),
        ("--02-29", 2027, date(2027, 2, 28)),
        ("--02-29", 2028, date(2028, 2, 29)),
        ("--08-15", 10000, None),
        ("L--01-01", 2025, date(2025, 1, 29)),
        ("L--01-01", 2026, date(2026, 2, 17)),
        ("L--08-15", 2024, date(2024, 9, 17)),
        ("L--08-15", 2025, date(2025, 10, 6)),
        ("L--12-30", 2023, date(2024, 2, 9)),  # the year's last month has 30 days
        ("L--12-30", 2024, date(2025, 1, 28)),  # and here 29
        ("L--06-01", 2025, date(2025, 6, 25)),  # the plain month comes before the leap month
        ("L--06+-01", 2025, date(2025, 7, 25)),
        ("L--06+-30", 2025, date(2025, 8, 22)),  # the leap month has 29 days
        ("L--06+-01", 2026, date(2026, 7, 14)),  # no leap month in that year
        ("L1980-08-15", 1979, None),
        ("L--08-15", 2101, None),
    ],
)
def test_the_day_it_is_kept_in_a_year(stored: str, year: int, day: date | None) -> None:
    assert occurrence(stored, year) == day


@pytest.mark.parametrize(
    ("stored", "today", "day"),
    [
        ("--08-15", date(2026, 8, 15), date(2026, 8, 15)),
        ("--08-15", date(2026, 8, 16), date(2027, 8, 15)),
        ("--02-29", date(2026, 3, 1), date(2027, 2, 28)),
        ("L--12-30", date(2026, 1, 1), date(2026, 2, 16)),
        ("L--11-21", date(2025, 1, 1), date(2026, 1, 9)),
        ("2030-01-02", date(2026, 1, 1), date(2030, 1, 2)),
        ("L--01-01", date(2101, 6, 1), None),
        ("--01-01", date(9999, 12, 31), None),
    ],
)
def test_the_next_day_it_is_kept(stored: str, today: date, day: date | None) -> None:
    assert next_occurrence(stored, today) == day


@given(BIRTHDAYS, st.dates(date(1901, 1, 1), date(2098, 12, 31)))
def test_the_next_day_is_never_past_and_at_most_thirteen_months_off(birthday: Birthday, today: date) -> None:
    day = next_occurrence(format_birthday(birthday), today)
    assert day is not None and day >= today
    born = birthday.year is None or birthday.year < today.year - 1
    assert not born or day - today <= timedelta(days=400)


@given(ANYTHING)
def test_any_text_is_a_birthday_or_invalid(text: str) -> None:
    try:
        stored = parse_birthday(text)
    except Invalid as problem:
        assert problem.message
    else:
        assert parse_birthday(stored) == stored


def test_solar_birthdays_do_not_load_the_lunar_tables() -> None:
    code = (
        "import sys; from crm_tui.values import kinds; from crm_tui.values.birthdays import *;"
        "parse_birthday('农历八月十五'); occurrence('--02-29', 2027);"
        "sys.exit(any(heavy in sys.modules for heavy in ('borax', 'dateutil', 'pypinyin')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
