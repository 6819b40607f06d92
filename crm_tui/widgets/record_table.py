"""The table of every list: a million records scrolled through without holding more than a few pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from crm_tui.errors import CrmError
from crm_tui.widgets.along import place_beside
from crm_tui.widgets.column_layout import GUTTER
from crm_tui.widgets.paged_list import PagedList
from crm_tui.widgets.record_source import Column
from crm_tui.widgets.table_messages import TableMessage


class RecordTable(PagedList):
    """Rows of a RecordSource: the first page at once, the order of all rows and further pages from threads.

    `cursor_id`, `selected` and `row_count` tell its state; `show` puts another question, `reload` the same
    one again. Data is drawn as plain segments, never as markup.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="table.open", tooltip="Open the record under the cursor"),
        Binding("space", "select", "Select", show=False, id="table.select",
                tooltip="Select the record, or leave it out again"),
        Binding("shift+down", "extend(1)", "Select on", show=False, id="table.select-down",
                tooltip="Select the record and the next one"),
        Binding("shift+up", "extend(-1)", "Select back", show=False, id="table.select-up",
                tooltip="Select the record and the one above"),
        Binding("asterisk,＊,ctrl+a", "select_all", "Select all", show=False, id="table.select-all",
                tooltip="Select all records of the list, also those further down; once more: none"),
    ]  # fmt: skip

    @dataclass
    class Opened(TableMessage):
        """A record was opened by Enter or a double click."""

        id: int

    @dataclass
    class Highlighted(TableMessage):
        """The cursor stands on another record; None when there is none."""

        id: int | None

    @dataclass
    class SelectionChanged(TableMessage):
        """Records were selected or left out; `ids` are all that are selected now."""

        ids: frozenset[int]

    @dataclass
    class HeaderPressed(TableMessage):
        """A column's title was clicked; the owner answers with `show` and `sorted_by`."""

        column: Column

    @dataclass
    class Loaded(TableMessage):
        """The order of all rows has been read; `count` is how many there are."""

        count: int

    @dataclass
    class LoadFailed(TableMessage):
        """The source could not read; what was shown stays."""

        error: CrmError

    _selected: frozenset[int] = frozenset()
    _told: int | None = None
    _sought: int | None = None

    @property
    def selected(self) -> frozenset[int]:
        """The ids of the selected records."""
        return self._selected

    def select(self, ids: frozenset[int]) -> None:
        """Select exactly those records."""
        changed, self._selected = self._selected ^ ids, ids
        if changed == {self.cursor_id}:
            self.refresh_row(self.cursor_row)
        elif changed:
            self.refresh()
        if changed:
            self.post_message(self.SelectionChanged(self, ids))

    def action_open(self) -> None:
        """Open the record under the cursor."""
        if self.cursor_id is not None:
            self.post_message(self.Opened(self, self.cursor_id))

    def action_select(self) -> None:
        """Select the record under the cursor, or leave it out again."""
        if self.cursor_id is not None:
            self.select(self._selected ^ {self.cursor_id})

    def action_extend(self, rows: int) -> None:
        """Select the record under the cursor and those up to so many rows further on, where the cursor goes."""
        before = self.cursor_row
        self.move_cursor(before + rows)
        passed = self._ids[min(before, self.cursor_row) : max(before, self.cursor_row) + 1]
        self.select(self._selected.union(passed))

    def action_select_all(self) -> None:
        """Select every record of the list, or none when all are selected."""
        every = frozenset(self._ids)
        self.select(frozenset() if every == self._selected else every)

    def beside(self, number: int, rows: int) -> int | None:
        """The record so many rows from that one, under the cursor from now on; None where the list ends."""
        at = place_beside(self._place(number), self.cursor_row, rows, self.row_count)
        if at is None:
            return None
        self.move_cursor(at)
        return self.cursor_id

    def _place(self, number: int) -> int | None:
        if self.cursor_id == number:
            return self.cursor_row
        try:
            return self._ids.index(number)
        except ValueError:
            return None

    def seek(self, number: int) -> None:
        """Read the order anew, and put the cursor on that record if the list holds it then."""
        self._sought = number
        self.reload()

    def marked(self) -> frozenset[int]:
        return self._selected

    def cursor_moved(self) -> None:
        if self.cursor_id != self._told:
            self._told = self.cursor_id
            self.post_message(self.Highlighted(self, self._told))

    def ids_changed(self, vanished: frozenset[int]) -> None:
        self.select(self._selected - vanished)
        if self._sought is not None and self._sought in self._ids:
            self.move_cursor(self._ids.index(self._sought))
        self._sought = None
        self.post_message(self.Loaded(self, self.row_count))

    def load_failed(self, error: CrmError) -> None:
        self.post_message(self.LoadFailed(self, error))

    def header_clicked(self, x: int) -> None:
        column = self.columns_shown.column_at(x if x < GUTTER else x + self.scroll_offset.x)
        if column is not None:
            self.post_message(self.HeaderPressed(self, column))

    def row_clicked(self, x: int, *, twice: bool) -> None:
        if x < GUTTER:
            self.action_select()
        elif twice:
            self.action_open()
