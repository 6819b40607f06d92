"""Horizontal bars drawn in cells: label, bar, value and share of each row, beside a table of the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from crm_tui.display.bars import Bar, Drawn, drawn
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit

TITLE_LINES = 1
_MARGIN = 1  # cells left and right of the bars


class BarChart(Widget, can_focus=False):
    """One figure of a report; the row that its owner's cursor stands on is marked.

    It is no place for the keyboard: the table beside it is, and tells it where it stands.
    """

    DEFAULT_CSS = """
    BarChart {
        background: $surface; color: $foreground;
        & > .chart--title { color: $foreground; text-style: bold; background: $panel; }
        & > .chart--label { color: $foreground; }
        & > .chart--bar { color: $primary; }
        & > .chart--below { color: $text-error; }
        & > .chart--figure { color: $foreground; }
        & > .chart--cursor { background: $boost; text-style: bold; }
        & > .chart--notice { color: $text-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chart--title", "chart--label", "chart--bar", "chart--below", "chart--figure", "chart--cursor",
        "chart--notice",
    }  # fmt: skip

    @dataclass
    class Pressed(Message):
        """A row was clicked; `twice` asks for what is behind it."""

        row: int
        twice: bool

    @dataclass
    class Rolled(Message):
        """The mouse wheel asks for rows further down, or up."""

        rows: int

    _bars: tuple[Bar, ...] = ()
    _title = ""
    _row = _top = 0
    _lines: tuple[Drawn, ...] = ()
    _width = -1

    def show(self, title: str, bars: Sequence[Bar]) -> None:
        """Show other figures."""
        self._title, self._bars, self._width = title, tuple(bars), -1
        self.refresh()

    def follow(self, row: int, top: int) -> None:
        """Mark that row, and begin with the row that the table begins with, or with one that shows the row."""
        last = top + max(self.size.height - TITLE_LINES, 1) - 1
        self._row, self._top = row, top + max(row - last, 0)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The title, then a line for each row."""
        width = self.size.width
        if y < TITLE_LINES:
            return self._plain(self._title, "title")
        if not self._bars:
            return self._plain("No figures to draw." if y == 2 and self._title else "", "notice")
        place = self._top + y - TITLE_LINES
        if place >= len(self._bars):
            return self._plain("", "")
        lines = self._drawn(width - 2 * _MARGIN)
        return self._line(lines[place], place).adjust_cell_length(width, self.rich_style)

    def _drawn(self, width: int) -> tuple[Drawn, ...]:
        if width != self._width:
            self._lines, self._width = tuple(drawn(self._bars, width)), width
        return self._lines

    def _line(self, line: Drawn, place: int) -> Strip:
        base = self.rich_style
        if place == self._row:
            base += self.get_component_rich_style("chart--cursor", partial=True)
        below = (self._bars[place].value or 0) < 0
        parts = (("label", line.label), ("below" if below else "bar", line.bar), ("figure", line.figures))
        segments = [Segment(" " * _MARGIN, base)]
        for name, text in parts:
            style = base + self.get_component_rich_style(f"chart--{name}", partial=True)
            segments.append(Segment(safe(text), style))
        return Strip([*segments, Segment(" " * _MARGIN, base)])

    def _plain(self, text: str, part: str) -> Strip:
        style = self.get_component_rich_style(f"chart--{part}") if part else self.rich_style
        return Strip([Segment(fit(" " * _MARGIN + text, self.size.width), style)], self.size.width)

    def on_click(self, event: Click) -> None:
        """Tell which row was clicked."""
        row = self._top + event.y - TITLE_LINES
        if event.y >= TITLE_LINES and row < len(self._bars):
            self.post_message(self.Pressed(row, event.chain == 2))

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Further down."""
        event.stop()
        self.post_message(self.Rolled(3))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Further up."""
        event.stop()
        self.post_message(self.Rolled(-3))
