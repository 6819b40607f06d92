"""One phrase that names a day, in English or Chinese, read against today."""

from datetime import date, timedelta

from crm_tui.values import daywords as words
from crm_tui.values.daywords import MONTHS, WEEKDAYS
from crm_tui.values.monthdays import (
    add_months,
    agreeing,
    exact_day,
    month_end,
    nearest_in_month,
    nearest_in_year,
)
from crm_tui.values.numerals import pieces, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.values.numerals import Piece

_LONGEST = 40  # characters; nothing longer names a day


def day_of(phrase: str, today: date, past: bool = False) -> date | None:
    """The day a whole phrase names, or None when it names none; Invalid for a day no calendar has.

    A weekday or a day without its year is the next one after today, or with `past` the latest not after it.
    """
    text = plain(phrase)
    if not text or len(text) > _LONGEST:
        return None
    return _fixed_day(text, today) or recurring_day(text, today, past)


def recurring_day(phrase: str, today: date, past: bool) -> date | None:
    """The day of a phrase that comes round again (a weekday, a day and month, 5号), else None."""
    text = plain(phrase)
    weekday = WEEKDAYS.get(text, _chinese_weekday(text, ""))
    if weekday is not None:
        back = (today.weekday() - weekday) % 7
        return today - timedelta(days=back if past else back - 7)
    match _parts(text):
        case [int(day), str(month)] | [str(month), int(day)] if month in MONTHS and day <= 31:
            return nearest_in_year(MONTHS[month], day, today, past)
        case [int(month), "月", int(day)] | [int(month), "月", int(day), "日" | "号"]:
            return nearest_in_year(month, day, today, past)
        case [int(month), "月底" | "月末"]:
            return nearest_in_year(month, None, today, past)
        case [int(day), "日" | "号"]:
            return nearest_in_month(day, today, past)
        case [str(name), first, second] if name in WEEKDAYS:
            return agreeing(WEEKDAYS[name], recurring_day(f"{first} {second}", today, past))
    return None


def opens_a_day(word: str) -> bool:
    """Whether a phrase that begins with this word can name a day at all: a cheap first look."""
    parts = pieces(plain(word[:_LONGEST]))
    if not parts:
        return False
    first = parts[0]
    return isinstance(first, int) or first in words.OPENERS or first[0] in words.CHINESE_OPENERS


def _fixed_day(text: str, today: date) -> date | None:
    if text in words.NAMED:
        return today + timedelta(days=words.NAMED[text])
    if text in words.MONTH_ENDS:
        return month_end(add_months(today.replace(day=1), words.MONTH_ENDS[text]))
    if text in words.YEAR_ENDS:
        return exact_day(today.year + words.YEAR_ENDS[text], 12, 31)
    parts = _parts(text)
    found = _offset(parts, today) or _day_of_week(text, parts, today)
    return found or _english_date(parts) or _chinese_date(parts, today)


def _offset(parts: "list[Piece]", today: date) -> date | None:
    match parts:
        case ["in", int(count), str(unit)] | [int(count), str(unit), "from", "now"]:
            sign = 1
        case [int(count), str(unit), "ago"]:
            sign = -1
        case [int(count), str(written)]:
            unit, sign = _chinese_direction(written)
        case _:
            return None
    if unit not in words.UNITS or count > 999:
        return None
    days, months = words.UNITS[unit]
    if months:
        return add_months(today, sign * count * months)
    return today + timedelta(days=sign * count * days)


def _chinese_direction(unit: str) -> tuple[str, int]:
    for ending, sign in words.DIRECTIONS:
        if unit.endswith(ending):
            stem = unit.removesuffix(ending)
            return ("天" if stem == "日" else stem), sign
    return unit, 1


def _day_of_week(text: str, parts: "list[Piece]", today: date) -> date | None:
    match parts:
        case ["next" | "last" | "this" as which, str(name)] if name in WEEKDAYS:
            return _in_week(today, words.WEEKS[which], WEEKDAYS[name])
    for prefix, weeks in words.CHINESE_WEEKS.items():
        weekday = _chinese_weekday(text, prefix)
        if weekday is not None:
            return _in_week(today, weeks, weekday)
    return None


def _in_week(today: date, weeks: int, weekday: int) -> date:
    """That day of the Monday-based week so many weeks away."""
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)


def _chinese_weekday(text: str, prefix: str) -> int | None:
    for week in ("周", "星期", "礼拜"):
        if text.startswith(prefix + week):
            return words.CHINESE_DAYS.get(text.removeprefix(prefix + week))
    return None


def _english_date(parts: "list[Piece]") -> date | None:
    match parts:
        case [int(year), "-" | "/" | "." as sign, int(month), other, int(day)] if sign == other and year > 31:
            return exact_day(year, month, day)
        case [int(day), str(name), int(year)] | [str(name), int(day), int(year)]:
            written = name in MONTHS and day <= 31 < year
            return exact_day(year, MONTHS[name], day) if written else None
        case [str(name), *rest] if name in WEEKDAYS and len(rest) == 3:
            return agreeing(WEEKDAYS[name], _english_date(rest))
    return None


def _chinese_date(parts: "list[Piece]", today: date) -> date | None:
    match parts:
        case [int(year), "年", *rest] if rest and year > 31:
            return _in_chinese_year(year, rest)
        case [str(name), *rest] if name in words.CHINESE_YEARS:
            return _in_chinese_year(today.year + words.CHINESE_YEARS[name], rest)
        case [int(year), "年底" | "年末"] if year > 31:
            return exact_day(year, 12, 31)
        case [str(name), int(day), "日" | "号"] if name in words.CHINESE_MONTHS:
            first = add_months(today.replace(day=1), words.CHINESE_MONTHS[name])
            return exact_day(first.year, first.month, day)
    return None


def _in_chinese_year(year: int, parts: "list[Piece]") -> date | None:
    match parts:
        case [int(month), "月", int(day)] | [int(month), "月", int(day), "日" | "号"]:
            return exact_day(year, month, day)
        case [int(month), "月底" | "月末"]:
            return month_end(exact_day(year, month, 1))
    return None


def _parts(text: str) -> "list[Piece]":
    parts = pieces(text.replace("半年", "6个月").replace("半个月", "15天"))
    return [part for part in parts if part not in words.ORDINALS]
