"""Whole numbers, shares of a hundred and yes-or-no, as people write them."""

import re
import unicodedata

from crm_tui.errors import Invalid
from crm_tui.values.text import quoted

LARGEST = 2**63 - 1  # what the database keeps in one integer
POWERS = {
    "": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9,
    "百": 2, "千": 3, "万": 4, "萬": 4, "百万": 6, "百萬": 6, "千万": 7, "千萬": 7, "亿": 8, "億": 8,
    "万亿": 12, "萬億": 12,
}  # fmt: skip
_FIGURE = re.compile(
    r"([-+]?) ?"
    r"([0-9]{1,3}(?:([,'_ ])[0-9]{3})(?:\3[0-9]{3})*|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]+|(?=\.))"
    r"(?:\.([0-9]+))? ?([a-z百千万萬亿億]*)"
)
_YES = ("yes", "y", "true", "t", "on", "1", "是", "对", "對", "有", "真", "x", "√", "✓", "✔")
_NO = ("no", "n", "false", "f", "off", "0", "否", "不", "无", "無", "没有", "沒有", "假")


def plain(text: str) -> str:
    """The text with full-width forms, case, minus signs and runs of blanks made ordinary."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("\u2212", "-").replace("负", "-").replace("負", "-").split())


def figure(text: str) -> tuple[int, int] | None:
    """A written number as (digits, places), which is digits / 10**places exactly; None where it is none.

    Thousands may be set apart by comma, apostrophe, low line or blank; k, m, bn, 万, 亿 multiply; brackets
    around it or a minus make it negative. A comma is never a decimal sign.
    """
    text = plain(text)
    bracketed = text[:1] == "(" and text[-1:] == ")"
    found = _FIGURE.fullmatch(text[1:-1].strip() if bracketed else text) if len(text) <= 60 else None
    if found is None or found[5] not in POWERS or (bracketed and found[1]):
        return None
    fraction = found[4] or ""
    digits = int(re.sub(r"[^0-9]", "", found[2]) + fraction)
    places = len(fraction) - POWERS[found[5]]
    if places < 0:
        digits, places = digits * 10**-places, 0
    return (-digits if bracketed or found[1] == "-" else digits), places


def whole(digits: int, places: int, kept: int = 0) -> int | None:
    """digits / 10**places counted in units of 10**-kept, or None where that is not exact.

    Superfluous zeros are taken up to two places ("3.0", "100.00"); three look like thousands in half of
    the world, so "1.000" is none.
    """
    if places <= kept:
        return int(digits * 10 ** (kept - places))
    exact, rest = divmod(digits, 10 ** (places - kept))
    return None if rest or places > 2 else exact


def parse_int(text: str, low: int | None = None, high: int | None = None) -> int:
    """A whole number between `low` and `high`, both allowed; Invalid otherwise."""
    read = figure(text)
    number = whole(*read) if read else None
    if number is None:
        raise Invalid(f"{quoted(text)} is not a whole number; write it like 1200, 1,200 or 1.2k.")
    if low is not None and high is None and number < low:
        raise Invalid(f"{quoted(text)} is too little: it is {low} or more.")
    low = -LARGEST if low is None else low
    high = LARGEST if high is None else high
    if not low <= number <= high:
        raise Invalid(f"{quoted(text)} is out of range; it goes from {low} to {high}.")
    return number


def parse_percent(text: str) -> int:
    """A share from 0 to 100 in whole percent, with or without its sign; Invalid otherwise."""
    bare = plain(text).removesuffix("%").removeprefix("百分之").strip()
    read = figure(bare)
    number = whole(*read) if read else None
    if number is None or not 0 <= number <= 100:
        raise Invalid(f"{quoted(text)} is not a percentage; write a whole number from 0 to 100, like 60%.")
    return number


def parse_bool(text: str) -> bool:
    """Yes or no in English or Chinese, true or false, 1 or 0; Invalid otherwise."""
    word = plain(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise Invalid(f"{quoted(text)} is neither yes nor no; write yes, no, 是 or 否.")
