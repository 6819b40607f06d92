"""How people write a birthday, in English and Chinese, solar and lunar."""

import re
import unicodedata

_NAMES = "january february march april may june july august september october november december"
_MONTHS = {
    name[:size]: number for number, name in enumerate(_NAMES.split(), 1) for size in {3, len(name)}
} | {"sept": 9}
_LUNAR = re.compile(r"^(?:lunar|农历|農曆|阴历|陰曆|旧历|舊曆)\s*|\s*\(?(?:lunar|农历|農曆)\)?$")
_LUNAR_ONLY = re.compile("[初廿卅闰閏正腊臘冬]")
_LEAP = re.compile(r"\bleap\b\s*|[闰閏]")
_DIGITS = {c: i for row in ("〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖") for i, c in enumerate(row)}
_MONTH_NAMES = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
_NUMERAL = "0-9〇零一二三四五六七八九十"
_CHINESE = re.compile(
    f"(?:([{_NUMERAL}]{{4}})年)?\\s*([{_NUMERAL}正冬腊臘]{{1,3}})月\\s*([{_NUMERAL}初廿卅]{{1,3}})([日号號]?)"
)
_YEAR_FIRST = re.compile(
    r"([0-9]{4})\s*([-/. ])\s*([0-9]{1,2})\s*\2\s*([0-9]{1,2})|([0-9]{4})([0-9]{2})([0-9]{2})"
)
_TWO = re.compile(r"([0-9]{1,2})\s*([-/.])\s*([0-9]{1,2})(?:\2([0-9]{4}))?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[\s.-]*(?:of )?([a-z]{3,9})(?:[\s.,-]+([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})[\s.-]*([0-9]{1,2})(?:st|nd|rd|th)?(?:[\s.,]+([0-9]{4}))?")

Parts = tuple[int | None, int, int, bool, bool]


def read_birthday(text: str) -> Parts | None:
    """(year, month, day, lunar, leap) of a written birthday, not yet held against a calendar; None if unread.

    Two numbers are month and day after a dash, either order with another sign where only one can be meant.
    八月十五 without 农历 and without 日 is unread: it may be either calendar's.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    written = written.removesuffix("生日").removesuffix("birthday").strip()
    if len(written) > 40:
        return None
    if written in ("除夕", "年三十", "大年三十"):
        return None, 12, 30, True, False
    bare = _LUNAR.sub("", written)
    lunar = bare != written
    plain = _LEAP.sub("", bare)
    leap = plain != bare
    read = _chinese(plain, lunar or leap or bool(_LUNAR_ONLY.search(bare))) or (
        _numbers(plain, lunar or leap) or _english(plain)
    )
    if read is None:
        return None
    lunar = lunar or leap or (bool(_LUNAR_ONLY.search(bare)) and "月" in bare)
    return (*read, lunar, leap)


def _chinese(text: str, lunar: bool) -> tuple[int | None, int, int] | None:
    found = _CHINESE.fullmatch(text)
    if not found:
        return None
    year, month, day, unit = found.groups()
    if not lunar and not unit and not day.isascii():
        return None
    read_month = _MONTH_NAMES.get(month) or _number(month)
    read_day = _number(day.removeprefix("初"))
    read_year = _year(year) if year else None
    if read_month is None or read_day is None or (year and read_year is None):
        return None
    return read_year, read_month, read_day


def _numbers(text: str, lunar: bool) -> tuple[int | None, int, int] | None:
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        year, _, month, day = found.groups()[:4] if found[1] else (found[5], "", found[6], found[7])
        return int(year), int(month), int(day)
    found = _TWO.fullmatch(text)
    if not found:
        return None
    first, sign, second, year = found.groups()
    one, two = int(first), int(second)
    known = int(year) if year else None
    if (lunar or sign == "-") and year is None:
        return None, one, two
    if one == two or two > 12:
        return known, one, two
    return (known, two, one) if one > 12 else None


def _english(text: str) -> tuple[int | None, int, int] | None:
    found = _DAY_MONTH.fullmatch(text)
    day, month, year = found.groups() if found else (None, None, None)
    if not found:
        found = _MONTH_DAY.fullmatch(text)
        month, day, year = found.groups() if found else (None, None, None)
    if day is None or month not in _MONTHS:
        return None
    return int(year) if year else None, _MONTHS[month], int(day)


def _year(text: str) -> int | None:
    digits = "".join(str(_DIGITS.get(c, c)) for c in text)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _number(text: str) -> int | None:
    """A number below 40 in digits or Chinese numerals, 廿 and 卅 among them."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    high = _DIGITS.get(tens) if tens else int(bool(ten))
    low = _DIGITS.get(ones) if ones else 0
    return None if high is None or low is None else 10 * high + low
