"""A record table in the order of time: a day is written once, at its first row and at the top of the page."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from crm_tui.widgets.record_source import RecordSource, Row
from crm_tui.widgets.record_table import RecordTable
from crm_tui.widgets.row_pages import KEPT


class DayTable(RecordTable):
    """The first column is the day; under a row of the same day it stays empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", show=False, id="table.select",
                tooltip="Select the record, or leave it out again"),
    ]  # fmt: skip

    def __init__(
        self, source: RecordSource, *, empty: str = "", sorted_by: tuple[str, bool] | None = None
    ) -> None:
        super().__init__(source, empty=empty, sorted_by=sorted_by)
        self._dayless: dict[int, tuple[Row, Row]] = {}

    def row_at(self, index: int) -> Row | None:
        row = super().row_at(index)
        above = super().row_at(index - 1) if index > self.top_row else None
        if row is None or above is None or not row.cells or above.cells[:1] != row.cells[:1]:
            return row
        return self._without_day(row)

    def _without_day(self, row: Row) -> Row:
        """The same row for the same row, since lines are kept by the row they were drawn from."""
        kept = self._dayless.get(row.id)
        if kept is None or kept[0] is not row:
            if len(self._dayless) > KEPT:
                self._dayless.clear()
            kept = self._dayless[row.id] = row, Row(row.id, ("", *row.cells[1:]))
        return kept[1]
