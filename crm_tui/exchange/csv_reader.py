"""CSV files of any delimiter, encoding and size, as headers and a stream of rows with their faults."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from crm_tui.errors import Invalid
from crm_tui.exchange.csv_header import (
    DELIMITERS,
    LINES_SEARCHED,
    check_headers,
    layout,
    named_delimiter,
)
from crm_tui.exchange.csv_records import Records, Row
from crm_tui.exchange.encodings import Encoding
from crm_tui.exchange.text_lines import TextLines

__all__ = ["REJECT_COLUMNS", "CsvFile", "Row", "read"]

REJECT_COLUMNS = ("line", "reason")  # what a rejects file has behind its own columns


@dataclass(slots=True)
class CsvFile:
    """An open CSV file: its headers as written, how it was read, and its rows, once.

    `skipped_lines` counts the note lines above the header; `said` are sentences on what was assumed. Cells
    are as in the file: formula escapes and control characters are still there. `rows` raises Invalid at
    bytes that are not valid in the encoding.
    """

    headers: list[str]
    delimiter: str
    encoding: Encoding
    skipped_lines: int
    said: tuple[str, ...]
    rows: Iterator[Row]
    lines: TextLines

    @property
    def position(self) -> int:
        """Bytes read so far; with `size` it makes a progress bar."""
        return self.lines.position

    @property
    def size(self) -> int | None:
        """Bytes of the whole file, None for standard input."""
        return self.lines.size

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.lines.close()


def read(
    source: str | Path | IO[bytes],
    *,
    known: Callable[[str], bool],
    delimiter: str | None = None,
    encoding: str | None = None,
) -> CsvFile:
    """Open a path, or take a binary handle such as standard input, and find header, delimiter and encoding.

    `known` tells whether a header names a field or is mapped. Invalid: an empty file, a header that cannot be
    read or names a column twice, an encoding that must be asked for (see encodings.detect).
    """
    sign = named_delimiter(delimiter) if delimiter else None
    lines = TextLines(source, encoding)
    try:
        return _read(lines, known, sign)
    except BaseException:
        lines.close()
        raise


def _read(lines: TextLines, known: Callable[[str], bool], sign: str | None) -> CsvFile:
    stream = iter(lines)
    top = list(islice(stream, LINES_SEARCHED))
    found = layout(top, known, sign)
    records = Records(chain(top[found.header :], stream), found.delimiter, found.header)
    rows = iter(records)
    header = next(rows)
    if header.problem:
        raise Invalid(f"The header on line {header.line} cannot be read: {header.problem}")
    records.width = len(header.cells)
    headers = header.cells
    if tuple(headers[-2:]) == REJECT_COLUMNS:
        headers = headers[:-2]
        rows = _without_reject_columns(rows, len(headers))
    check_headers(headers, header.line)
    said = _sentences(lines.encoding, found.delimiter, found.note_lines, header.line)
    return CsvFile(headers, found.delimiter, lines.encoding, found.note_lines, said, rows, lines)


def _without_reject_columns(rows: Iterator[Row], width: int) -> Iterator[Row]:
    for row in rows:
        del row.cells[width : width + 2]
        yield row


def _sentences(encoding: Encoding, delimiter: str, note_lines: int, header_line: int) -> tuple[str, ...]:
    sign = DELIMITERS.get(delimiter, repr(delimiter))
    said = [encoding.said, f"Columns are separated by {sign}."]
    if note_lines:
        count = "1 line of notes" if note_lines == 1 else f"{note_lines} lines of notes"
        said.append(f"Skipped {count} above the header on line {header_line}.")
    return tuple(said)
