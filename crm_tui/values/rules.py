"""Recurrence rules of RFC 5545 as their named parts, those that make sense for whole days."""

import re
from collections.abc import Mapping
from datetime import date, datetime

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Parts = dict[str, str]

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_ORDER = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "COUNT", "UNTIL", "WKST")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POSITIONS = {"WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_UNTIL = re.compile(r"[0-9]{8}(?:T[0-9]{6}Z?)?")
_BYDAY = re.compile(r"([+-]?)([0-9]{0,2})(MO|TU|WE|TH|FR|SA|SU)")


def split_rule(text: str) -> Parts | None:
    """The parts of a rule, each in its canonical form, in canonical order; None for no rule of days."""
    body = text.strip().upper().removeprefix("RRULE:").rstrip(";")
    pairs = [part.partition("=") for part in body.split(";")]
    given = {name.strip(): value.strip() for name, _, value in pairs}
    if len(given) != len(pairs) or given.keys() - set(_ORDER) or given.get("FREQ") not in _FREQUENCIES:
        return None
    read = {name: _read(name, given[name], given["FREQ"]) for name in _ORDER if name in given}
    if not all(read.values()) or not _agree(read):
        return None
    return {name: value for name, value in read.items() if value and (name, value) not in _DEFAULTS}


def format_rule(parts: Mapping[str, str]) -> str:
    """The rule's text in canonical order, without the RRULE: in front."""
    return ";".join(f"{name}={parts[name]}" for name in _ORDER if name in parts)


def clamped(parts: Parts, start: date) -> Parts:
    """The rule as it is reckoned from its start: late days of the month keep to the end of shorter months."""
    if parts.keys() & {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"} or start.day < 29:
        return parts
    if parts["FREQ"] == "MONTHLY":
        return {**parts, **day_of_month(start.day)}
    if parts["FREQ"] == "YEARLY" and start.month == 2:
        return {**parts, "BYMONTH": "2", **day_of_month(start.day)}
    return parts


def day_of_month(day: int) -> Parts:
    """The parts that mean this day, or the last one of a month too short for it; -1 is the last."""
    if day < 29:
        return {"BYMONTHDAY": str(day)}
    if day == 31:
        return {"BYMONTHDAY": "-1"}
    return {"BYMONTHDAY": ",".join(map(str, range(28, day + 1))), "BYSETPOS": "-1"}


_DEFAULTS = {("INTERVAL", "1"), ("WKST", "MO")}


def _read(name: str, value: str, frequency: str) -> str | None:
    if name == "FREQ":
        return value
    if name in ("INTERVAL", "COUNT"):
        return _numbers(value, 1, 9999, single=True)
    if name == "BYMONTH":
        return _numbers(value, 1, 12)
    if name == "BYMONTHDAY":
        return None if frequency == "WEEKLY" else _numbers(value, -31, 31)
    if name == "BYSETPOS":
        most = _POSITIONS.get(frequency, 0)
        return _numbers(value, -most, most)
    if name == "UNTIL":
        return _until(value)
    if name == "WKST":
        return value if value in DAYS else None
    return _weekdays(value, frequency)


def _numbers(value: str, low: int, high: int, *, single: bool = False) -> str | None:
    words = value.split(",")
    if not all(re.fullmatch(r"[+-]?[0-9]{1,4}", word) for word in words) or (single and len(words) > 1):
        return None
    numbers = sorted({int(word) for word in words})
    if 0 in numbers or numbers[0] < low or numbers[-1] > high:
        return None
    return ",".join(map(str, numbers))


def _until(value: str) -> str | None:
    try:
        return datetime.strptime(value[:8], "%Y%m%d").strftime("%Y%m%d") if _UNTIL.fullmatch(value) else None
    except ValueError:
        return None


def _weekdays(value: str, frequency: str) -> str | None:
    found = [_BYDAY.fullmatch(word.strip()) for word in value.split(",")]
    most = {"MONTHLY": 5, "YEARLY": 53}.get(frequency, 0)
    read: set[tuple[int, int]] = set()
    for match in found:
        if match is None or (match[2] and not 1 <= int(match[2]) <= most) or (match[1] and not match[2]):
            return None
        position = int((match[1] + match[2]) or 0)
        read.add((DAYS.index(match[3]), position))
    return ",".join(f"{position or ''}{DAYS[day]}" for day, position in sorted(read))


def _agree(read: Mapping[str, str | None]) -> bool:
    """Whether the parts leave any day at all, as far as that shows without counting through the years."""
    if read.get("COUNT") and read.get("UNTIL"):
        return False
    choosers = [read.get(name) or "" for name in ("BYMONTHDAY", "BYDAY", "BYMONTH")]
    positions = [abs(int(n)) for n in (read.get("BYSETPOS") or "0").split(",")]
    if positions != [0]:
        if not any(choosers):
            return False
        if read["FREQ"] == "WEEKLY" and max(positions) > (read.get("BYDAY") or "").count(",") + 1:
            return False
    months = [int(n) for n in (read.get("BYMONTH") or "1").split(",")]
    days = [abs(int(n)) for n in (read.get("BYMONTHDAY") or "1").split(",")]
    return min(days) <= max(_LENGTHS[month - 1] for month in months)
