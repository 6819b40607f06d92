"""Birthdays: by the solar or the lunar calendar, with or without the year, kept as one text.

The stored forms: 1980-08-15, and --08-15 where the year is unknown; L1980-08-15 and L--08-15 by the lunar
calendar; L1980-06+-30 and L--06+-30 in a leap month. `birthday_texts` reads what people write.
"""

import re
from calendar import isleap
from datetime import date
from typing import NamedTuple

from crm_tui import values
from crm_tui.errors import Invalid
from crm_tui.values.birthday_texts import read_birthday
from crm_tui.values.text import quoted

_STORED = re.compile(r"(L?)(?:([0-9]{4})|-)-([0-9]{2})(\+?)-([0-9]{2})")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EXAMPLES = "1980-08-15, 15 Aug, 8月15日, lunar 8-15 or 农历八月十五"


class Birthday(NamedTuple):
    """The parts of a birthday: `year` is None where unknown, `leap` belongs to a lunar month."""

    year: int | None
    month: int
    day: int
    lunar: bool = False
    leap: bool = False


def parse_birthday(text: str) -> str:
    """The stored form of a birthday as people write it; Invalid where it is none or might be another day.

    Whether a lunar year had the leap month or the 30th is not asked: papers are often a day off.
    """
    try:
        return format_birthday(split_birthday(text.strip()))
    except Invalid:
        read = read_birthday(text)
    if read is None or not _exists(birthday := Birthday(*read)):
        raise Invalid(f"{quoted(text)} is not a birthday that can be read; write it like {_EXAMPLES}.")
    return format_birthday(birthday)


def split_birthday(stored: str) -> Birthday:
    """The parts of a stored form; Invalid for any other text."""
    found = _STORED.fullmatch(stored)
    if found:
        year = int(found[2]) if found[2] else None
        birthday = Birthday(year, int(found[3]), int(found[5]), bool(found[1]), bool(found[4]))
        if _exists(birthday):
            return birthday
    raise Invalid(f"{quoted(stored)} is not a birthday.")


def format_birthday(birthday: Birthday) -> str:
    """The stored form of the parts."""
    year = "-" if birthday.year is None else f"{birthday.year:04d}"
    mark = "L" if birthday.lunar else ""
    return f"{mark}{year}-{birthday.month:02d}{'+' if birthday.leap else ''}-{birthday.day:02d}"


def show_birthday(stored: str) -> str:
    """The birthday for people, which reads back to the same: 1980-08-15, 15 Aug, lunar leap 6-30."""
    year, month, day, lunar, leap = split_birthday(stored)
    if not lunar:
        return stored if year is not None else f"{day} {_MONTHS[month - 1]}"
    number = f"{month}-{day}" if year is None else f"{year:04d}-{month:02d}-{day:02d}"
    return f"lunar {'leap ' if leap else ''}{number}"


def occurrence(stored: str, year: int) -> date | None:
    """The day on which the birthday is kept in a year; None before the birth and outside the calendars.

    29 February is kept on the 28th of common years. Of a lunar birthday, `year` is the lunar year, whose
    last weeks fall in the next solar one; the calendar's rules are those of `lunar.to_solar`.
    """
    birthday = split_birthday(stored)
    if birthday.year is not None and year < birthday.year:
        return None
    if birthday.lunar:
        return values.lunar.to_solar(year, birthday.month, birthday.day, leap=birthday.leap)
    if not date.min.year <= year <= date.max.year:
        return None
    eve = birthday.month == 2 and birthday.day == 29 and not isleap(year)
    return date(year, birthday.month, 28 if eve else birthday.day)


def next_occurrence(stored: str, today: date) -> date | None:
    """The first day on which it is kept, today included; None where the calendar ends before."""
    birthday = split_birthday(stored)
    first = max(today.year - 1, birthday.year or 0)
    days = [occurrence(stored, year) for year in range(first, first + 3)]
    return min((day for day in days if day is not None and day >= today), default=None)


def _exists(birthday: Birthday) -> bool:
    year, month, day, lunar, leap = birthday
    if not 1 <= month <= 12 or day < 1 or year == 0:
        return False
    if lunar:
        return day <= 30
    return not leap and day <= _DAYS[month - 1] and (year is None or day < 29 or month != 2 or isleap(year))
