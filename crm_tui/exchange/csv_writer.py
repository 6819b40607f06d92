"""Rows written as CSV: UTF-8, LF, quotes where needed, formula starts escaped so that import undoes it."""

import re
from collections.abc import Iterable, Sequence
from types import NoneType
from typing import TextIO, cast

from crm_tui.exchange.formulas import STARTS, escape, is_formula, may_have_formulas, unescape

__all__ = ["CsvWriter", "escape", "unescape"]


class CsvWriter:
    """Writes to a text handle that leaves line ends alone (`files.replacing` gives one).

    It works by column, not with the csv module: most columns of a page hold nothing that needs quotes or an
    escape, and to look through a column at once costs a third of looking at each cell.
    """

    def __init__(self, handle: TextIO, *, raw: bool = False, delimiter: str = ",") -> None:
        """`raw` writes cells that begin a formula as they are; a spreadsheet may then run them."""
        self._handle, self._raw, self._delimiter = handle, raw, delimiter
        self._quoted = (delimiter, '"', "\r")
        self._needs_quotes = re.compile(f'[{re.escape(delimiter)}"\r\n]').search

    def rows(self, page: Sequence[Sequence[object]]) -> None:
        """Write rows of equal length: text, numbers and None (an empty cell), best a thousand at a time."""
        self.columns([*zip(*page, strict=True)])

    def columns(self, page: Sequence[Sequence[object]]) -> None:
        """Write rows that are given column by column."""
        alike = {id(column): column for column in page}
        done = {number: self._column(column) for number, column in alike.items()}
        columns = [done[id(column)] for column in page]
        if len(columns) == 1:
            columns = [[cell if cell.strip() else _quote(cell) for cell in columns[0]]]  # else no row
        if columns:
            lines = map(self._delimiter.join, zip(*columns, strict=True))
            self._handle.write("\n".join(lines) + "\n")

    def all(self, pages: Iterable[Sequence[Sequence[object]]]) -> int:
        """Write page after page, holding one at a time; the number of rows."""
        count = 0
        for page in pages:
            self.rows(page)
            count += len(page)
        return count

    def all_columns(self, pages: Iterable[Sequence[Sequence[object]]]) -> int:
        """Write page after page, each given column by column; the number of rows."""
        count = 0
        for page in pages:
            self.columns(page)
            count += len(page[0])
        return count

    def _column(self, cells: Sequence[object]) -> Sequence[str]:
        first = cells[0] if cells else None
        if (
            cells
            and first is cells[-1]
            and isinstance(first, (str, NoneType))
            and cells.count(first) == len(cells)
        ):
            return [*self._texts([first or ""])] * len(cells)
        kinds = {*map(type, cells)}
        if kinds == {int}:
            return [*map(str, cells)]
        if kinds == {str}:
            return self._texts(cast(Sequence[str], cells))
        return self._texts(
            [cell if isinstance(cell, str) else "" if cell is None else str(cell) for cell in cells]
        )

    def _texts(self, texts: Sequence[str]) -> Sequence[str]:
        whole = "\n" + "\n".join(texts) + "\n"
        of_many_lines = whole.count("\n") > len(texts) + 1
        if not self._raw and (of_many_lines or may_have_formulas(whole)):
            texts = ["'" + text if text[:1] in STARTS and is_formula(text) else text for text in texts]
        if of_many_lines or any(sign in whole for sign in self._quoted):
            return [_quote(text) if self._needs_quotes(text) else text for text in texts]
        return texts


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
