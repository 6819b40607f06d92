"""Lines of CSV text cut into records, strictly: a stray quote costs the line it stands in, no more."""

import csv
from collections import deque
from collections.abc import Iterator
from functools import partial
from itertools import chain, count, islice, repeat
from typing import NamedTuple

from crm_tui.exchange.csv_faults import Fault, quote_fault, swallowed_fault
from crm_tui.exchange.text_lines import LINE_LIMIT

CELL_LIMIT = 1_048_576  # characters
WARY_LINES = 100  # of a record, where one has run astray: else each of its lines might run as far again
AT_ONCE = 500  # lines that are tried together, since most are a record each
RAW_KEPT = 2_000  # characters kept of a line that is too long for a record


class Row(NamedTuple):
    """One record: the line it starts on, its cells as read, and why it cannot be used, if so.

    A good row has a cell for each header. A ragged one has the cells it has. One that could not be cut into
    cells has blanks, then its raw text as one cell too many.
    """

    line: int
    cells: list[str]
    problem: str | None = None


_plain_row = partial(tuple.__new__, Row)  # from (line, cells, None), without a call of Python for each


class _TooLongError(Exception):
    """A record grew past what one may be; most likely a quote was left open."""


class Records:
    """The records of some lines; `width` is how many cells each must have, 0 for any number."""

    def __init__(self, lines: Iterator[str], delimiter: str, lines_before: int = 0) -> None:
        self.width = 0
        self._source, self._delimiter, self._line = lines, delimiter, lines_before
        self._again: deque[str] = deque()  # lines that followed a broken one and get their own chance
        self._taken: list[str] = []  # lines of the record being read
        self._continued = 0  # characters of its lines after the first
        self._wary_until = 0  # the last line that a broken record ran over
        self._slow_until = 0  # the last line of a lot that holds more than plain records

    def __iter__(self) -> Iterator[Row]:
        """Every record, good or not; a line with nothing on it is none."""
        csv.field_size_limit(CELL_LIMIT)
        while True:
            while self.width > 1 and self._line >= self._slow_until and (some := self._plain_rows()):
                yield from some
            reader = csv.reader(self._feed(), delimiter=self._delimiter, strict=True)
            fault: Fault | None = None
            try:
                for cells in reader:
                    if len(self._taken) > 1 and (fault := self._swallowed(len(cells))):
                        break
                    row = self._row(cells)
                    if row is not None:
                        yield row
                    if self.width > 1 and self._line >= self._slow_until:
                        break
                else:
                    return
                if fault is None:
                    continue
            except (csv.Error, _TooLongError) as error:
                fault = self._fault(error)
            yield self._broken(fault)

    def _plain_rows(self) -> list[Row]:
        """The next lines as records where each line is one, whole and as wide as the header; else nothing, and
        the lines are left to be looked at one by one."""
        lines = list(islice(chain(self._drained(), self._source), AT_ONCE))
        rows = self._split(lines)
        # A record takes a line at least: as many records as lines, and none runs over two.
        if rows and len(rows) == len(lines) and {*map(len, rows)} == {self.width}:
            first = self._line + 1
            self._line += len(lines)
            return list(map(_plain_row, zip(count(first), rows, repeat(None))))
        self._again.extendleft(reversed(lines))
        self._slow_until = self._line + len(lines)
        return []

    def _split(self, lines: list[str]) -> list[list[str]]:
        """The cells of some lines; nothing where one of them is broken or too long."""
        longest = max(map(len, lines), default=0)
        whole = "".join(lines)
        if longest <= CELL_LIMIT and '"' not in whole:
            whole = whole.replace("\r\n", "\n")
            if "\r" not in whole:  # without quotes nothing but separators and line ends has a meaning
                return [line.split(self._delimiter) for line in whole.removesuffix("\n").split("\n")]
        try:
            return (
                list(csv.reader(lines, delimiter=self._delimiter, strict=True))
                if longest < LINE_LIMIT
                else []
            )
        except csv.Error:
            return []

    def _feed(self) -> Iterator[str]:
        taken = self._taken
        for line in chain(self._drained(), self._source):
            taken.append(line)
            if len(taken) > 1 or len(line) >= LINE_LIMIT:
                self._continued += len(line)
                wary = len(taken) > WARY_LINES and self._line < self._wary_until
                if self._continued >= LINE_LIMIT or wary:
                    raise _TooLongError
            yield line

    def _drained(self) -> Iterator[str]:
        while self._again:
            yield self._again.popleft()

    def _row(self, cells: list[str]) -> Row | None:
        """The record just read, its lines counted; None for an empty line."""
        taken, width = self._taken, self.width
        start = self._line + 1
        self._line += len(taken)
        self._continued = 0
        blank = len(cells) < 2 and not (cells and cells[0].strip()) and '"' not in taken[0]
        taken.clear()
        if blank:
            return None
        if not width or len(cells) == width:
            return Row(start, cells)
        if len(cells) > width and not any(cells[width:]):
            return Row(start, cells[:width])
        return Row(start, cells, f"{_cells(len(cells))} where the header has {width}.")

    def _swallowed(self, count: int) -> Fault | None:
        first, ragged = self._line + 1, count != self.width
        return swallowed_fault(self._taken, self._delimiter, first, self.width, ragged=ragged)

    def _fault(self, error: Exception) -> Fault:
        found = quote_fault(self._taken, self._delimiter, self._line + 1)
        if found is not None:
            return found
        if isinstance(error, _TooLongError):
            return Fault(len(self._taken) - 1, f"The record is longer than {LINE_LIMIT:,} characters.")
        return Fault(len(self._taken) - 1, f"A cell is longer than {CELL_LIMIT:,} characters.")

    def _broken(self, fault: Fault) -> Row:
        """Reject the lines up to the faulty one; those after it are read anew."""
        rejected, rest = self._taken[: fault.at + 1], self._taken[fault.at + 1 :]
        raw = "".join(rejected).rstrip("\r\n")
        if len(raw) > CELL_LIMIT:
            raw = raw[:RAW_KEPT] + "…"
        row = Row(self._line + 1, [""] * self.width + [raw], fault.sentence)
        if len(self._taken) > WARY_LINES + 1:
            self._wary_until = self._line + len(self._taken)
        self._line += len(rejected)
        self._again.extendleft(reversed(rest))
        self._taken.clear()
        self._continued = 0
        return row


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
