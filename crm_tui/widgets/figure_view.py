"""A table of figures and the bars of one of them, side by side where all columns have room, else stacked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from crm_tui.display.bars import Bar
from crm_tui.widgets.chart import BarChart
from crm_tui.widgets.figure_table import FigureTable
from crm_tui.widgets.record_source import Column, Row

_CHART_AT_LEAST = 36  # cells that bars need to be worth a place beside the table


class FigureView(Container):
    """The table has the cursor, the bars follow it; a row is opened in either."""

    DEFAULT_CSS = """
    FigureView {
        height: 1fr;
        & > FigureTable { width: 1fr; height: auto; max-height: 50%; }
        & > BarChart { width: 1fr; height: 1fr; }
        &.-beside { layout: horizontal; }
        &.-beside > FigureTable { width: auto; height: 1fr; max-height: 100%; }
    }
    """

    @dataclass
    class Opened(Message):
        """A row was opened by Enter or a double click."""

        row: int

    def compose(self) -> ComposeResult:
        yield FigureTable()
        yield BarChart()

    @property
    def table(self) -> FigureTable:
        """The table."""
        return self.query_one(FigureTable)

    def show(
        self, columns: Sequence[Column], rows: Sequence[Row], keys: Sequence[object], notice: str
    ) -> None:
        """Show other figures; the cursor stays on the row of its key. `notice` stands in place of rows."""
        self.table.show(columns, rows, keys, notice=notice)
        self._place()

    def draw(self, title: str, bars: Sequence[Bar]) -> None:
        """Draw bars, one for each row; without any the table has the room."""
        chart = self.query_one(BarChart)
        chart.display = bool(bars)
        chart.show(title, bars)

    def on_resize(self) -> None:
        """Other room, perhaps another place."""
        self._place()

    def _place(self) -> None:
        self.set_class(self.size.width - self.table.natural_width >= _CHART_AT_LEAST, "-beside")

    @on(FigureTable.Moved)
    def _table_moved(self, event: FigureTable.Moved) -> None:
        event.stop()
        self.query_one(BarChart).follow(event.row, event.top)

    @on(FigureTable.Opened)
    def _row_opened(self, event: FigureTable.Opened) -> None:
        event.stop()
        self.post_message(self.Opened(event.row))

    @on(BarChart.Rolled)
    def _chart_rolled(self, event: BarChart.Rolled) -> None:
        event.stop()
        self.table.action_move(event.rows)

    @on(BarChart.Pressed)
    def _bar_pressed(self, event: BarChart.Pressed) -> None:
        event.stop()
        self.table.move_cursor(event.row)
        if event.twice:
            self.post_message(self.Opened(event.row))
