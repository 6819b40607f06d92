"""Figures and letters as people type them: full-width forms, Chinese numerals, traditional characters."""

from itertools import groupby

TYPE_CHECKING = False
if TYPE_CHECKING:
    Piece = int | str

_TWINS = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_TWINS.update({0x3000: 0x20, 0xFFE5: 0xA5, 0xFFE1: 0xA3})
_SIMPLE = str.maketrans(
    "後週禮號點個來兩鐘時這間內預計電話會議開訪郵簡訊動電萬億幣臺",
    "后周礼号点个来两钟时这间内预计电话会议开访邮简讯动电万亿币台",
)
_DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS = {"十": 10, "百": 100}
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {"a": 1, "an": 1} | {word: at for at, word in enumerate(_ENGLISH, 1)}
_BEFORE, _AFTER = " \t\n,、", " \t\n,;.!?、。；！？"
_FIRST_EAST_ASIAN = 0x2E80


def narrow(text: str) -> str:
    """The text with full-width signs and digits as their ASCII twins; every character keeps its place."""
    return text if text.isascii() else text.translate(_TWINS)


def plain(text: str) -> str:
    """The text as readers of dates and figures compare it: narrow, lower case, simplified, edges trimmed."""
    text = narrow(text).lower().lstrip(_BEFORE).rstrip(_AFTER)
    return text if text.isascii() else text.translate(_SIMPLE)


def is_han(character: str) -> bool:
    """Whether the character belongs to a script written without spaces between its words."""
    return character >= chr(_FIRST_EAST_ASIAN) and character.isalpha()


def is_figure(character: str) -> bool:
    """Whether the character is an ASCII digit or a Chinese numeral."""
    return character in "0123456789" or character in _DIGITS or character in _TENS


def han_number(text: str) -> int:
    """The value of Chinese numerals: 十五 is 15, 二〇二六 is 2026."""
    if not any(character in _TENS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _TENS:
            total, digit = total + (digit or 1) * _TENS[character], 0
        else:
            digit = _DIGITS[character]
    return total + digit


def pieces(text: str) -> "list[Piece]":
    """A plain text cut into figures, words and signs: `3d ago` is [3, "d", "ago"], 两周后 is [2, "周后"].

    Spaces and commas only part; figures of more than four places stay text, since no date has them.
    """
    return [_piece(kind, "".join(run)) for kind, run in groupby(text, _kind) if kind != " "]


def _kind(character: str) -> str:
    if character in "0123456789":
        return "digit"
    if character in _DIGITS or character in _TENS:
        return "numeral"
    if character.isspace() or character == ",":
        return " "
    if character >= chr(_FIRST_EAST_ASIAN):
        return "han"
    return "letter" if character.isalpha() else "sign"


def _piece(kind: str, run: str) -> "Piece":
    if kind == "digit":
        return int(run) if len(run) <= 4 else run
    if kind == "numeral":
        return han_number(run) if len(run) <= 5 else run
    return _WORDS.get(run, run)
