"""Why some lines of CSV are no record, and on which of them the fault began."""

import csv
import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

LINES_OF_A_CELL = 20  # a fault further below the start of its record is blamed on that start
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*("?)')
# Prose has as many separators as the header has columns by chance, but not line after line.
_LINES_BY_WIDTH = ((4, 3), (2, 10))  # from this many columns on, this many lines are no chance


class Fault(NamedTuple):
    """`at` is the index, within the record, of the line that is to blame; the sentence says why."""

    at: int
    sentence: str


def quote_fault(lines: list[str], delimiter: str, first_line: int) -> Fault | None:
    """The first quoted cell that is not closed, or has something between its last quote and the separator."""
    text = "".join(lines)
    ends = list(accumulate(len(line) for line in lines))
    plain = re.compile(rf"[^\r\n{re.escape(delimiter)}]*")
    at = 0
    while at < len(text):
        cell = _QUOTED.match(text, at)
        if cell is None:
            at = plain.match(text, at).end() + 1  # type: ignore[union-attr]  # it matches nothing, too
            continue
        index = bisect_right(ends, at)
        if index >= LINES_OF_A_CELL:  # rather the first quote, on the first line, was meant as none
            return Fault(0, f"The quote opened on line {first_line} is not closed.")
        opened = f"The quote opened on line {first_line + index}"
        if not cell[1]:
            return Fault(index, f"{opened} is not closed.")
        at = cell.end()
        if at < len(text) and text[at] not in "\r\n" + delimiter:
            return Fault(index, f"{opened} is closed before {text[at]!r}; double the quotes inside a cell.")
        at += 2 if text.startswith("\r\n", at) else 1
    return None


def swallowed_fault(
    lines: list[str], delimiter: str, first_line: int, width: int, *, ragged: bool
) -> Fault | None:
    """The quoted cell that runs over so many lines shaped like rows that its quote was meant as none.

    A record that is `ragged` needs less to be doubted: it cannot be used as it is.
    """
    inner = lines[1:-1]
    needed = next((count for columns, count in _LINES_BY_WIDTH if width >= columns), 0)
    if not needed or len(inner) < (1 if ragged else needed):
        return None
    # A quote inside a bare cell tells of a line that really begins inside of quotes.
    rows = csv.reader(inner, delimiter=delimiter)
    shaped = sum(len(cells) == width and '"' not in "".join(cells) for cells in rows)
    if shaped < len(inner) * (0.5 if ragged else 0.9):
        return None
    sentence = f"The quote opened on line {first_line} takes in {len(inner)} lines that look like rows."
    return Fault(0, sentence)
