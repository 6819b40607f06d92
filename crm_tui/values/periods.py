"""Stretches of days in words (this month, last 30 days, 2026-Q1, 1 mar to today, 本月), and those beside them."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from crm_tui.errors import Invalid
from crm_tui.values.instants import read_day
from crm_tui.values.text import quoted

WHEN = {"last": -1, "this": 0, "next": 1, "上": -1, "本": 0, "下": 1}
UNITS = {"week": "week", "month": "month", "quarter": "quarter", "year": "year",
         "周": "week", "月": "month", "季度": "quarter", "年": "year"}  # fmt: skip
SYNONYMS = {"": "all time", "all": "all time", "全部": "all time", "今年": "this year", "去年": "last year",
            "明年": "next year", "这周": "this week", "这个月": "this month", "上个月": "last month"}  # fmt: skip
PRESETS = ("all time", *(f"{when} {unit}" for unit in ("week", "month", "quarter", "year")
                         for when in ("this", "last")))  # fmt: skip
MONTHS = {"month": 1, "quarter": 3, "year": 12}
_NAMED = re.compile(rf"({'|'.join(WHEN)})\s*({'|'.join(UNITS)})")
_LAST_DAYS = re.compile(r"(?:last|past)\s+(\d{1,5})\s*d(?:ays?)?|(?:最近|过去|近)\s*(\d{1,5})\s*天")
_ISO = re.compile(r"(\d{4})(?:-(?:q([1-4])|(\d{2})))?")
_BETWEEN = re.compile(r"\s+to\s+|\s*(?:\.\.|至|到)\s*")


class Period(NamedTuple):
    """The first and the last day, both counted; None for no beginning or no end."""

    since: date | None = None
    until: date | None = None


def parse_period(text: str, today: date) -> Period:
    """The days of a stretch as typed; Invalid with examples when it cannot be read."""
    said = " ".join(text.lower().split())
    said = SYNONYMS.get(said, said)
    if said == "all time":
        return Period()
    try:
        return _unit(said, today) or _days(said, today)
    except (Invalid, ValueError, OverflowError):
        raise Invalid(
            f"{quoted(text)} is no stretch of days: write this month, last quarter, 2026-Q1 or 1 mar to today."
        ) from None


def moved(period: Period, steps: int) -> Period:
    """The stretch so many of its own lengths later; one without beginning or end stays."""
    since, until = period
    if since is None or until is None:
        return period
    months, length = _months(since, until), (until - since).days + 1
    try:
        if months:
            return _of_months(since.replace(day=1), months, steps)
        return Period(since + timedelta(days=length * steps), until + timedelta(days=length * steps))
    except (OverflowError, ValueError):  # beyond the calendar
        return period


def stepped(words: str, steps: int, today: date) -> str:
    """The words for the stretch so many of its lengths later; this month where there is no beginning or end."""
    held = parse_period(words, today)
    whole = held.since is not None and held.until is not None
    return show_period(moved(held, steps)) if whole else "this month"


def show_period(period: Period) -> str:
    """Words that read as the same days, whatever day it is: 2026, 2026-Q1, 2026-03, two days, all time."""
    since, until = period
    if since is None and until is None:
        return "all time"
    months = _months(since, until) if since and until else 0
    if since and months == MONTHS["year"] and since.month == 1:
        return f"{since.year:04}"
    if since and months == MONTHS["quarter"] and since.month % 3 == 1:
        return f"{since.year:04}-Q{since.month // 3 + 1}"
    if since and months == 1:
        return f"{since:%Y-%m}"
    return f"{since or ''} to {until or ''}".strip()


def _unit(said: str, today: date) -> Period | None:
    """Weeks from Monday, calendar months, quarters and years, days up to today; None for words that name none."""
    if found := _NAMED.fullmatch(said):
        step, unit = WHEN[found[1]], UNITS[found[2]]
        if unit == "week":
            monday = today - timedelta(days=today.weekday() - 7 * step)
            return Period(monday, monday + timedelta(days=6))
        months = MONTHS[unit]
        return _of_months(today.replace(month=(today.month - 1) // months * months + 1, day=1), months, step)
    if found := _LAST_DAYS.fullmatch(said):
        days = int(found[1] or found[2])
        return Period(today - timedelta(days=days - 1), today) if days else None
    if found := _ISO.fullmatch(said):
        year, quarter, month = (int(part) if part else 0 for part in found.groups())
        unit = "quarter" if quarter else "month" if month else "year"
        return _of_months(date(year, quarter * 3 - 2 if quarter else month or 1, 1), MONTHS[unit], 0)
    return None


def _days(said: str, today: date) -> Period:
    """From one day to another, one of which may be left out; a day alone is itself."""
    first, *rest = _BETWEEN.split(f" {said} ", maxsplit=1)
    since = read_day(first.strip(), today, past=True) if first.strip() else None
    if not rest:
        return Period(since, since)
    until = read_day(rest[0].strip(), today, past=True) if rest[0].strip() else None
    return Period(since, until)


def _months(since: date, until: date) -> int:
    """How many whole calendar months the days are; 0 when they are not."""
    whole = since.day == 1 and until.day == monthrange(until.year, until.month)[1]
    return max((until.year - since.year) * 12 + until.month - since.month + 1, 0) if whole else 0


def _of_months(first: date, months: int, steps: int) -> Period:
    start = first.year * 12 + first.month - 1 + months * steps
    last = start + months - 1
    until = date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])
    return Period(date(start // 12, start % 12 + 1, 1), until)
