"""The Chinese lunar calendar from 1900 to 2100; the only module to load its tables."""

from datetime import date

from borax.calendars.lunardate import (  # type: ignore[import-untyped]
    MAX_LUNAR_YEAR,
    MIN_LUNAR_YEAR,
    LCalendars,
    LunarDate,
)


def to_solar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The day on which a lunar date is kept in a lunar year; None outside the calendar's years.

    A leap month is kept in the plain month of a year that lacks it, and the 30th on the 29th of a month
    that ends there, so that 腊月三十 is always the eve of the new year.
    """
    if not MIN_LUNAR_YEAR <= year <= MAX_LUNAR_YEAR:
        return None
    kept_leap = leap and LCalendars.leap_month(year) == month
    last = LCalendars.ndays(year, month, kept_leap)
    solar: date = LunarDate(year, month, min(day, last), int(kept_leap)).to_solar_date()
    return solar
