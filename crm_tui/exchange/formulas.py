"""Cells that a spreadsheet would run as formulas, made text and taken back without loss."""

import re

STARTS = frozenset("'=@\t\r＝＋－＠+-")
# A figure, or a phone number as people write it: nothing that computes, nothing that calls.
_FIGURE = r"\.?[0-9][0-9,]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?%?"
_PHONE = r"\(?[0-9][0-9 ().-]*(?: ?(?:x|ext\.?) ?[0-9]+)?"
_HARMLESS = {"+": rf"(?:{_FIGURE}|{_PHONE})", "-": _FIGURE}
_ALWAYS = sorted(STARTS - {"+", "-"})
_SIGNED = [(sign, re.compile(rf"\n\{sign}(?!{_HARMLESS[sign]}\n)").search) for sign in "+-"]
_is_harmless = {sign: re.compile(after).fullmatch for sign, after in _HARMLESS.items()}


def escape(cell: str) -> str:
    """The cell with `'` before it where it would begin a formula or looks escaped already."""
    return "'" + cell if is_formula(cell) else cell


def unescape(cell: str) -> str:
    """What escape was given. A cell that escape never writes, such as `'hello`, is left as it is."""
    return cell[1:] if cell[:1] == "'" and is_formula(cell[1:]) else cell


def is_formula(cell: str) -> bool:
    """Whether escape marks the cell."""
    first = cell[:1]
    if first in _is_harmless:
        return _is_harmless[first](cell, 1) is None
    return first in STARTS


def may_have_formulas(lines: str) -> bool:
    """Whether escape may mark one of many one-line cells, with a line feed between, before and behind them.

    Looks through all of them at once, many times faster than at each; it is never wrong when it says no.
    """
    return any(sign in lines and "\n" + sign in lines for sign in _ALWAYS) or any(
        sign in lines and search(lines) for sign, search in _SIGNED
    )
