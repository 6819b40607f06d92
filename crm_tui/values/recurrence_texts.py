"""Recurrence in plain words, English and Chinese, to and from the parts of a rule."""

import re
from collections.abc import Mapping

from crm_tui.values.rules import DAYS, Parts, day_of_month

_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_WORD = re.compile(r"(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?")
_UNITS = {
    "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY",
    "天": "DAILY", "日": "DAILY", "周": "WEEKLY", "週": "WEEKLY", "星期": "WEEKLY", "礼拜": "WEEKLY",
    "禮拜": "WEEKLY", "月": "MONTHLY", "年": "YEARLY",
}  # fmt: skip
_FIXED = {
    phrase: rule
    for phrases, rule in {
        "daily": {"FREQ": "DAILY"},
        "weekly": {"FREQ": "WEEKLY"},
        "monthly": {"FREQ": "MONTHLY"},
        "yearly|annually": {"FREQ": "YEARLY"},
        "隔天|隔日": {"FREQ": "DAILY", "INTERVAL": "2"},
        "biweekly|fortnightly|every fortnight|隔周|隔週": {"FREQ": "WEEKLY", "INTERVAL": "2"},
        "quarterly|every quarter|每季|每季度": {"FREQ": "MONTHLY", "INTERVAL": "3"},
        "half-yearly|every half year|每半年": {"FREQ": "MONTHLY", "INTERVAL": "6"},
        "weekdays|every weekday|workdays|every workday|工作日|每个工作日|每個工作日": {
            "FREQ": "WEEKLY",
            "BYDAY": "MO,TU,WE,TH,FR",
        },
    }.items()
    for phrase in phrases.split("|")
}
_EVERY = re.compile(r"every (?:([0-9]{1,3}|other|two|three|four|six) )?(day|week|month|year)s?")
_SMALL = {"other": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_RANKS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}
_DATE = re.compile(r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?")
_CHINESE = re.compile(
    r"每([0-9]{1,3}|[一二两兩三四五六七八九十]{1,2})?个?個?(天|日|周|週|星期|礼拜|禮拜|月|年)(?:的)?\s*(.*)"
)
_CHINESE_DAYS = re.compile(r"(?:(?:周|週|星期|礼拜|禮拜)?[一二三四五六日天])+")
_CHINESE_NUMBERS = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2, "兩": 2}


def read_words(text: str) -> Parts | None:
    """The parts of a rule said in words (folded, single blanks); None where the words say none."""
    if text in _FIXED:
        return dict(_FIXED[text])
    return _english(text) or _chinese(text)


def show_words(parts: Mapping[str, str]) -> str | None:
    """English words for the everyday rules; None for the others."""
    unit = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[parts["FREQ"]]
    interval = parts.get("INTERVAL", "1")
    every = f"every {unit}" if interval == "1" else f"every {interval} {unit}s"
    if "BYDAY" in parts and parts["FREQ"] == "WEEKLY":
        days = [_DAY_NAMES[DAYS.index(day)] for day in parts["BYDAY"].split(",")]
        return f"{every} on {', '.join(days)}"
    if "BYDAY" in parts:
        rank = next((word for word, n in _RANKS.items() if f"{n}" == parts["BYDAY"][:-2]), "")
        return f"{every} on the {rank} {_DAY_NAMES[DAYS.index(parts['BYDAY'][-2:])]}"
    if parts.get("BYMONTHDAY") == "-1":
        return f"{every} on the last day"
    if "BYMONTHDAY" in parts:
        return f"{every} on the {_ordinal(parts['BYMONTHDAY'].rpartition(',')[2])}"
    return every


def _english(text: str) -> Parts | None:
    base, _, rest = text.partition(" on ")
    parts = _base(base)
    if parts is None:
        days = _weekdays(base.removeprefix("every ")) if base.startswith("every ") and not rest else None
        return {"FREQ": "WEEKLY", "BYDAY": days} if days else None
    if not rest:
        return parts
    if parts["FREQ"] == "WEEKLY":
        days = _weekdays(rest)
        return {**parts, "BYDAY": days} if days and "BYDAY" not in parts else None
    chosen = _in_month(rest) if parts["FREQ"] == "MONTHLY" else None
    return {**parts, **chosen} if chosen else None


def _base(text: str) -> Parts | None:
    if text in _FIXED:
        return dict(_FIXED[text])
    found = _EVERY.fullmatch(text)
    return _every(_UNITS[found[2]], _SMALL.get(found[1]) or int(found[1] or 1)) if found else None


def _every(frequency: str, interval: int) -> Parts | None:
    if interval < 1:
        return None
    return {"FREQ": frequency} if interval == 1 else {"FREQ": frequency, "INTERVAL": str(interval)}


def _weekdays(text: str) -> str | None:
    found = [_DAY_WORD.fullmatch(word) for word in re.split(r",? and |, ?| ", text)]
    if not all(found):
        return None
    return _byday({DAYS.index(match[1][:2].upper()) for match in found if match})


def _byday(days: set[int]) -> str:
    return ",".join(DAYS[day] for day in sorted(days))


def _in_month(text: str) -> Parts | None:
    bare = text.removeprefix("the ")
    if bare == "last day":
        return day_of_month(31)
    found = _DATE.fullmatch(text)
    if found:
        return day_of_month(int(found[1])) if 1 <= int(found[1]) <= 31 else None
    rank, _, name = bare.partition(" ")
    day = _DAY_WORD.fullmatch(name)
    return {"BYDAY": f"{_RANKS[rank]}{day[1][:2].upper()}"} if day and rank in _RANKS else None


def _chinese(text: str) -> Parts | None:
    if text in ("月底", "每月底", "每个月底", "每個月底"):
        return {"FREQ": "MONTHLY", **day_of_month(31)}
    found = _CHINESE.fullmatch(text)
    parts = _every(_UNITS[found[2]], _chinese_number(found[1] or "1")) if found else None
    if found is None or parts is None or not found[3]:
        return parts
    rest = found[3].strip()
    if parts["FREQ"] == "WEEKLY":
        bare = re.sub(r"[、,和及与與 ]", "", rest)
        days = {"一二三四五六日".find(c) % 7 for c in bare.replace("天", "日") if c in "一二三四五六日"}
        return {**parts, "BYDAY": _byday(days)} if _CHINESE_DAYS.fullmatch(bare) else None
    if parts["FREQ"] == "MONTHLY":
        return _chinese_in_month(parts, rest)
    found = re.fullmatch(r"([0-9]{1,2})月([0-9]{1,2})[日号號]?", rest)
    return _on_date(parts, int(found[1]), int(found[2])) if found and parts["FREQ"] == "YEARLY" else None


def _chinese_in_month(parts: Parts, rest: str) -> Parts | None:
    if rest in ("最后一天", "最後一天", "底", "末"):
        return {**parts, **day_of_month(31)}
    found = re.fullmatch(r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号號]", rest)
    day = _chinese_number(found[1]) if found else 0
    return {**parts, **day_of_month(day)} if 1 <= day <= 31 else None


def _on_date(parts: Parts, month: int, day: int) -> Parts | None:
    if not 1 <= month <= 12 or not 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    chosen = day_of_month(day) if (month, day) == (2, 29) else {"BYMONTHDAY": str(day)}
    return {**parts, "BYMONTH": str(month), **chosen}


def _chinese_number(text: str) -> int:
    """A number up to 99; 0 where the characters make none."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_CHINESE_NUMBERS.get(tens, 0) if tens else bool(ten)) * 10 + _CHINESE_NUMBERS.get(ones, 0)


def _ordinal(number: str) -> str:
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}{'th' if number in ('11', '12', '13') else ending}"
