"""A list of lines under a fixed header with a cursor: keys, mouse and scrolling, whatever the lines show."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.scroll_view import ScrollView

HEADER_LINES = 1
MOVING = Binding.Group(
    "Move"
)  # keys that only move the cursor: they are listed last, and no palette needs them
_SIDEWAYS = 8  # cells for a press of left or right


class CursorList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of one cell height, numbered from 0; heirs draw them and answer the hooks at the end."""

    ALLOW_SELECT = False  # a double click means something else here
    DEFAULT_CSS = """
    CursorList { overflow-y: scroll; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="list.up", tooltip="One row up",
                group=MOVING),
        Binding("down", "move(1)", "Down", show=False, id="list.down", tooltip="One row down",
                group=MOVING),
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page-up", tooltip="One page up",
                group=MOVING),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page-down", tooltip="One page down",
                group=MOVING),
        Binding("home,ctrl+home", "first", "First", show=False, id="list.first", tooltip="The first row",
                group=MOVING),
        Binding("end,ctrl+end", "last", "Last", show=False, id="list.last", tooltip="The last row",
                group=MOVING),
        Binding("left", "sideways(-1)", "Left", show=False, id="list.left", tooltip="Scroll to the left",
                group=MOVING),
        Binding("right", "sideways(1)", "Right", show=False, id="list.right", tooltip="Scroll to the right",
                group=MOVING),
    ]  # fmt: skip

    cursor_row: int = 0
    row_count: int = 0

    @property
    def rows_shown(self) -> int:
        """How many rows the widget has room for."""
        return max(1, self.scrollable_content_region.height - HEADER_LINES)

    @property
    def top_row(self) -> int:
        """The row in the first line under the header."""
        return self.scroll_offset.y

    def move_cursor(self, row: int) -> None:
        """Put the cursor on that row, or the nearest there is, and bring it into view."""
        row = max(0, min(row, self.row_count - 1))
        before, self.cursor_row = self.cursor_row, row
        self._bring_into_view(row)
        if row != before:
            self.refresh_row(before)
            self.refresh_row(row)
            self.cursor_moved()

    def refresh_row(self, row: int) -> None:
        """Draw that row anew, if it can be seen."""
        if 0 <= row - self.top_row < self.rows_shown:
            self.refresh_line(row + HEADER_LINES)

    def resize_list(self, row_count: int, width: int) -> None:
        """Set how many rows there are and how many cells a line has; scroll and cursor stay inside."""
        self.row_count = row_count
        self.virtual_size = Size(width, row_count + HEADER_LINES)
        self.cursor_row = max(0, min(self.cursor_row, row_count - 1))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw the lines anew, and the scroll bar when its thumb moves by an eighth of a cell or more."""
        eighths = 8 * self.size.height / max(1, self.virtual_size.height)
        if self.show_vertical_scrollbar and int(old_value * eighths) != int(new_value * eighths):
            self.vertical_scrollbar.position = new_value
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
            self.scrolled()

    def action_move(self, rows: int) -> None:
        """Move the cursor by so many rows."""
        self.move_cursor(self.cursor_row + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor and the page by so many pages."""
        rows = pages * max(1, self.rows_shown - 1)
        self.scroll_to(y=self.top_row + rows, animate=False, force=True)
        self.move_cursor(self.cursor_row + rows)

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_cursor(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_cursor(self.row_count - 1)

    def action_sideways(self, steps: int) -> None:
        """Scroll sideways, where the columns are wider than the widget."""
        self.scroll_to(x=self.scroll_offset.x + steps * _SIDEWAYS, animate=False, force=True)

    def on_focus(self) -> None:
        self.refresh_row(self.cursor_row)

    def on_blur(self) -> None:
        self.refresh_row(self.cursor_row)

    def on_click(self, event: Click) -> None:
        """A click: in the header, or on a row; the second of a double click opens."""
        place = event.get_content_offset(self)
        row = self.top_row + place.y - HEADER_LINES if place is not None else -1
        if place is None or row >= self.row_count:
            return
        event.stop()
        if place.y < HEADER_LINES:
            self.header_clicked(place.x)
            return
        self.move_cursor(row)
        self.row_clicked(place.x, twice=event.chain == 2)

    def _bring_into_view(self, row: int) -> None:
        last_seen = self.top_row + self.rows_shown - 1
        if row < self.top_row:
            self.scroll_to(y=row, animate=False, force=True)
        elif row > last_seen:
            self.scroll_to(y=row - self.rows_shown + 1, animate=False, force=True)

    def cursor_moved(self) -> None:
        """The cursor stands on another row."""

    def scrolled(self) -> None:
        """Other rows are in sight."""

    def header_clicked(self, x: int) -> None:
        """The header was clicked, at that cell of the visible line."""

    def row_clicked(self, x: int, *, twice: bool) -> None:
        """The row under the cursor was clicked, at that cell of the visible line."""
