"""A table of figures that are all at hand: every column whole, a cursor, nothing read from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from crm_tui.values.text import safe
from crm_tui.widgets.column_layout import GAP, GUTTER, arrange
from crm_tui.widgets.cursor_list import HEADER_LINES
from crm_tui.widgets.drawn_list import DrawnList
from crm_tui.widgets.record_source import Column, Row

_NOTICE_LINES = 3


class FigureTable(DrawnList):
    """Rows are numbered from 0; where the columns are wider than the table, it is scrolled sideways."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="figures.open", tooltip="Open what is behind the figure"),
    ]

    @dataclass
    class Opened(Message):
        """A row was opened by Enter or a double click."""

        row: int

    @dataclass
    class Moved(Message):
        """The cursor or the rows in sight are others."""

        row: int
        top: int

    _columns: tuple[Column, ...] = ()
    _rows: tuple[Row, ...] = ()
    _keys: tuple[object, ...] = ()
    _notice = ""

    def show(
        self, columns: Sequence[Column], rows: Sequence[Row], keys: Sequence[object], *, notice: str = ""
    ) -> None:
        """Show other figures; the cursor stays on the row whose key it stood on, if there still is one."""
        held = self._keys[self.cursor_row] if self.cursor_row < len(self._keys) else None
        self._columns, self._rows, self._keys = tuple(columns), tuple(rows), tuple(keys)
        self._notice = notice
        self.cursor_row = self._keys.index(held) if held in self._keys else 0
        self._lay_out()
        self.refresh(layout=True)
        self._bring_into_view(self.cursor_row)
        self.cursor_moved()

    def on_resize(self) -> None:
        """Place the columns anew."""
        self._lay_out()
        self._bring_into_view(self.cursor_row)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.app.size.width
        self.columns_shown = arrange(self._columns, self._wishes(), width)
        self.resize_list(len(self._rows), max(self.columns_shown.width, width))
        self.repaint()

    def _wishes(self) -> list[int]:
        """The cells each column needs to be whole."""
        texts = (
            [column.title, *(row.cells[i] for row in self._rows)] for i, column in enumerate(self._columns)
        )
        return [max(cell_len(safe(str(text))) for text in column) for column in texts]

    @property
    def natural_width(self) -> int:
        """The cells in which every column is as wide as it may be."""
        sizes = [
            max(column.min_width, min(wish, column.max_width))
            for column, wish in zip(self._columns, self._wishes(), strict=True)
        ]
        return GUTTER + sum(sizes) + GAP * len(sizes) + self.scrollbar_size_vertical

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its columns, where its owner leaves the width to it."""
        return self.natural_width - self.scrollbar_size_vertical

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As tall as its rows, where its owner leaves the height to it."""
        return HEADER_LINES + max(len(self._rows), _NOTICE_LINES)

    def row_at(self, index: int) -> Row | None:
        return self._rows[index]

    def notice(self) -> str:
        return "" if self._rows else self._notice

    def action_open(self) -> None:
        """Open what is behind the row under the cursor."""
        if self._rows:
            self.post_message(self.Opened(self.cursor_row))

    def cursor_moved(self) -> None:
        self.post_message(self.Moved(self.cursor_row, self.top_row))

    def scrolled(self) -> None:
        self.post_message(self.Moved(self.cursor_row, self.top_row))

    def row_clicked(self, x: int, *, twice: bool) -> None:
        if twice:
            self.action_open()
