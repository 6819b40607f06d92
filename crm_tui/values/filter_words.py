"""The words of a filter: names, signs, quoted texts, brackets, each with the place where it starts."""

import re
from typing import NamedTuple

from crm_tui.errors import Invalid
from crm_tui.values.text import quoted

_TWINS = str.maketrans("＝！＜＞～（）＂＇　≠≤≥", "=!<>~()\"' \x01\x02\x03")
_TWIN_OPS = {"\x01": "!=", "\x02": "<=", "\x03": ">="}
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "「": "」", "‘": "’"}
_OP = re.compile("!=|<=|>=|==|[=<>~\x01\x02\x03]")
_NAME = re.compile("(?:(?!!=)[^\\s=<>~()\x01\x02\x03])+")
_VALUE = re.compile(r"[^\s()]+")
_KEYWORDS = ("and", "or", "not")


class Word(NamedTuple):
    """`kind` is word, quoted, op, and, or, not, a bracket or end; `text` is as typed, an op made plain."""

    kind: str
    text: str
    start: int


END = Word("end", "", -1)


def split_words(text: str) -> list[Word]:
    """The words from left to right; Invalid where a quotation is not closed.

    What follows a sign of comparison without a blank is a value, whatever signs it holds itself.
    """
    read = _plain(text)
    words: list[Word] = []
    at = 0
    while at < len(read):
        if read[at].isspace():
            at += 1
            continue
        value = bool(words) and words[-1].kind == "op"
        attached = value and not read[at - 1].isspace()
        word, at = _next(text, read, at, value=value, attached=attached)
        words.append(word)
    return words


def _next(text: str, read: str, at: int, *, value: bool, attached: bool) -> tuple[Word, int]:
    if read[at] in _QUOTES:
        return _quotation(text, read, at)
    if read[at] in "()":
        return Word(read[at], read[at], at), at + 1
    op = _OP.match(read, at)
    if op and not attached:
        return Word("op", _TWIN_OPS.get(op[0], op[0]), at), op.end()
    found = (_VALUE if value else _NAME).match(read, at)
    end = found.end() if found else at + 1
    typed = text[at:end]
    keyword = typed.lower() if not attached and typed.lower() in _KEYWORDS else "word"
    return Word(keyword, typed, at), end


def _quotation(text: str, read: str, at: int) -> tuple[Word, int]:
    close = _QUOTES[read[at]]
    end = read.find(close, at + 1)
    if end < 0:
        raise Invalid(f"The quotation {quoted(text[at:])} is not closed; put {close} at its end.")
    return Word("quoted", text[at + 1 : end], at), end + 1


def _plain(text: str) -> str:
    """The text with full-width signs made plain, as long as it was, so that places agree."""
    return re.sub("[\x00-\x08]", " ", text).translate(_TWINS)
