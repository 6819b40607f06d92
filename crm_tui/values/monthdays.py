"""Arithmetic of the calendar: exact days, months on, the nearest day of a month or year."""

from datetime import date

from crm_tui.errors import Invalid
from crm_tui.values.daywords import DAY_NAMES, MONTH_NAMES

FIRST_YEAR, LAST_YEAR = 1900, 2199
_LEAP_YEAR = 2024


def exact_day(year: int, month: int, day: int) -> date:
    """That day, or Invalid when no calendar has it or it lies outside the years 1900 to 2199."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(f"The year {year} is too far away: write one from {FIRST_YEAR} to {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise Invalid(f"There is no month {month}: write year, month and day as in 2026-12-01.")
    last = month_days(year, month)
    if not 1 <= day <= last:
        raise Invalid(f"{MONTH_NAMES[month - 1]} {year} has no day {day}: write one from 1 to {last}.")
    return date(year, month, day)


def month_days(year: int, month: int) -> int:
    """How many days that month has."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def month_end(day: date) -> date:
    """The last day of that day's month."""
    return day.replace(day=month_days(day.year, day.month))


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return exact_day(year, month + 1, min(day.day, month_days(year, month + 1)))


def nearest_in_year(month: int, day: int | None, today: date, past: bool) -> date:
    """The next such day after today, or with `past` the latest not after it; None is the month's last day."""
    if not 1 <= month <= 12:
        raise Invalid(f"There is no month {month}: write one from 1 to 12.")
    longest = month_days(_LEAP_YEAR, month)
    if day is not None and not 1 <= day <= longest:
        raise Invalid(f"{MONTH_NAMES[month - 1]} has no day {day}: write one from 1 to {longest}.")
    step = -1 if past else 1
    for year in range(today.year, today.year + 9 * step, step):
        last = month_days(year, month)
        if day is None or day <= last:
            found = exact_day(year, month, day or last)
            if (found <= today) if past else (found > today):
                return found
    raise Invalid(f"{MONTH_NAMES[month - 1]} has no day {day} for years: write the year too.")


def nearest_in_month(day: int, today: date, past: bool) -> date | None:
    """The nearest day of that number on the same side of today; None when no month has it."""
    for months in range(4 if 1 <= day <= 31 else 0):
        month = add_months(today.replace(day=1), -months if past else months)
        if day <= month_days(month.year, month.month):
            found = month.replace(day=day)
            if (found <= today) if past else (found > today):
                return found
    return None


def agreeing(weekday: int, day: date | None) -> date | None:
    """The day itself, or Invalid when it falls on another weekday (0 is Monday) than the one written."""
    if day is not None and day.weekday() != weekday:
        name = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
        raise Invalid(
            f"{name} is a {DAY_NAMES[day.weekday()]}, not a {DAY_NAMES[weekday]}: write one of the two."
        )
    return day
