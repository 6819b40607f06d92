"""Phone numbers: kept as typed, compared by the digits that reach the same line.

The key of a number is its national number: without the country's code, the leading zeros of long distance
and the extension. So +86 138 0013 8000 and 138-0013-8000 are one line, and so are (0532) 8893-8888,
+86 532 8893 8888 and 0532-88938888转8001.
"""

import re
import unicodedata

from crm_tui.errors import Invalid
from crm_tui.values.text import clean, quoted

_EXTENSION = re.compile(
    r"\s*(?:;ext=|(?:转|轉|分机|分機|内线|內線|ext(?:ension|n)?|x|#|,)[\s.:]*)([0-9]{1,7})\s*\Z"
)
_DASHED_EXTENSION = re.compile(r"(\(?0[0-9]{2,3}\)?[- ]?[0-9]{7,8})-([0-9]{1,6})\Z")
_LEAD = re.compile(r"\A(?:tel|phone|电话|電話|手机|手機)\s*[.:]?\s*")
_BODY = re.compile(r"\+?[0-9 ()/.*-]+")
_SHORT_CODES = (
    "1 7 20 27 28 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65"
    " 66 81 82 83 84 86 89 90 91 92 93 94 95 98"
)
_CALLING_CODES = frozenset(_SHORT_CODES.split())  # every other country's code has three digits
MOST_DIGITS = 20


def parse_phone(text: str) -> str:
    """The number as typed, trimmed; Invalid where it holds no 3 to 20 digits or something else besides."""
    typed = clean(text)
    number, _ = split_extension(typed)
    if not _BODY.fullmatch(number) or not 3 <= sum(c in "0123456789" for c in number) <= MOST_DIGITS:
        raise Invalid(f"{quoted(text)} is not a phone number; write it like +86 532 8893 8888 ext 8001.")
    return typed


def split_extension(text: str) -> tuple[str, str]:
    """(number, extension) in plain digits and signs, the extension "" where none is written."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    folded = _LEAD.sub("", re.sub("[‐-―−]", "-", folded))
    found = _EXTENSION.search(folded)
    if found:
        return folded[: found.start()], found[1]
    found = _DASHED_EXTENSION.match(folded)
    return (found[1], found[2]) if found else (folded, "")


def phone_key(text: str) -> str:
    """The digits by which two writings of one number are known; "" where the text holds no digit."""
    number = split_extension(text)[0].replace("(0)", "")
    digits = re.sub("[^0-9]", "", number)
    if number.lstrip("( ").startswith("+"):
        return _national(digits)
    if digits.startswith("00"):
        return _national(digits.lstrip("0"))
    if re.match(r"\(?1[()\-. ]+[2-9]", number) and len(digits) == 11:
        return digits[1:]
    if len(digits) == 13 and digits.startswith("861"):
        return digits[2:]
    return digits.lstrip("0") or digits


def _national(digits: str) -> str:
    size = next((n for n in (1, 2) if digits[:n] in _CALLING_CODES), 3)
    return digits[size:].lstrip("0") or digits


def dialled(text: str) -> str:
    """What a phone is given: digits, with a plus before them where one is written; "" where it is no number.

    A zero in brackets is for callers at home, and left out behind a plus. Codes such as *100# are no numbers, nor
    is whatever else another program may have written into the file.
    """
    number = split_extension(text)[0]
    if not _BODY.fullmatch(number) or "*" in number:
        return ""
    plus = number.lstrip("( ").startswith("+")
    digits = re.sub("[^0-9]", "", number.replace("(0", "(") if plus else number)
    return f"+{digits}" if plus and digits else digits


def tel(text: str) -> str:
    """The `tel:` address of a number with its extension; "" where nothing can be dialled."""
    number, extension = dialled(text), split_extension(text)[1]
    return f"tel:{number};ext={extension}" if number and extension else f"tel:{number}" if number else ""
