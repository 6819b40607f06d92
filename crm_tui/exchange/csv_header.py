"""Which line of a CSV file is its header, and what separates its cells."""

import csv
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from crm_tui.errors import Invalid

LINES_SEARCHED = 30
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_WORDS = {word: sign for sign, word in DELIMITERS.items()} | {"\\t": "\t", "pipe": "|"}


class Layout(NamedTuple):
    """The index of the header line, its delimiter; `note_lines` counts the lines of text above it."""

    header: int
    delimiter: str
    note_lines: int


def named_delimiter(word: str) -> str:
    """The sign a person meant by `;`, `semicolon`, `tab`, `\\t` …; Invalid for what cannot separate."""
    sign = _WORDS.get(word.strip().lower(), word)
    if len(sign) != 1 or sign in '"\r\n':
        raise Invalid(f"{word!r} cannot separate cells; give one sign, or comma, semicolon, tab or bar.")
    return sign


def layout(top: Sequence[str], known: Callable[[str], bool], delimiter: str | None) -> Layout:
    """The line and delimiter under which the most headers are known.

    The first line with text is the header unless a later one, of those given, names more fields and at least
    two: notes and title lines stand above it. On ties comma, then semicolon, tab, bar.
    """
    texts = [index for index, line in enumerate(top) if line.strip()]
    if not texts:
        raise Invalid("The file is empty; its first line must name the columns.")
    told = _told_delimiter(top[texts[0]])
    if told:
        texts = texts[1:] or texts
    best = (0, texts[0], delimiter or told or ",")
    for index in texts:
        for sign in [delimiter or told] if delimiter or told else DELIMITERS:
            count = sum(map(known, _cells_of(top[index], sign or ",")))
            if count > best[0] and (count > 1 or index == texts[0]):
                best = (count, index, sign or ",")
    _, index, sign = best
    return Layout(index, sign, sum(each < index for each in texts))


def check_headers(headers: Sequence[str], line: int) -> None:
    """Refuse a header that names a column twice, since one of the two would be lost."""
    seen: dict[str, str] = {}
    for header in headers:
        key = unicodedata.normalize("NFKC", header).strip().casefold()
        if key and key in seen:
            raise Invalid(f"Line {line} names the column {header!r} twice; rename or delete one of the two.")
        seen[key] = header


def _told_delimiter(line: str) -> str:
    """The sign in a first line like `sep=;`, which spreadsheets write and read."""
    text = line.strip("\r\n")
    return text[4:] if text[:4].lower() == "sep=" and len(text) == 5 else ""


def _cells_of(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
