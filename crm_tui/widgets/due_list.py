"""The list of what needs somebody: rows under headings, the key that acts on each at its left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from crm_tui.widgets.cell_text import fit
from crm_tui.widgets.column_layout import Layout, arrange, wishes
from crm_tui.widgets.cursor_list import HEADER_LINES, CursorList
from crm_tui.widgets.line_painter import LinePainter
from crm_tui.widgets.record_source import Cell, Column, Row

_TONES = ("muted", "success", "warning", "error")


class Entry(NamedTuple):
    """One row: `key` tells it from all others wherever it stands, `cells` are those of the columns."""

    key: object
    cells: tuple[str | Cell, ...]


class Section(NamedTuple):
    """A heading and the rows under it."""

    title: str
    entries: Sequence[Entry]


class DueList(CursorList):
    """A few hundred rows at most, all at hand; the cursor goes from row to row past the headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "due-list--header", "due-list--heading", "due-list--cursor", "due-list--cursor-blurred",
        "due-list--notice", *(f"due-list--{tone}" for tone in _TONES),
    }  # fmt: skip
    DEFAULT_CSS = """
    DueList {
        background: $background;
        color: $foreground;
        & > .due-list--header { background: $panel; color: $foreground; text-style: bold; }
        & > .due-list--heading { color: $text-accent; text-style: bold; }
        & > .due-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        & > .due-list--cursor-blurred { background: $surface; color: $foreground; text-style: bold; }
        & > .due-list--notice { color: $muted-text; }
        & > .due-list--muted { color: $muted-text; }
        & > .due-list--success { color: $text-success; }
        & > .due-list--warning { color: $text-warning; }
        & > .due-list--error { color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="due.open", tooltip="Open the record of the row"),
    ]

    @dataclass
    class Opened(Message):
        """A row was opened by Enter or a double click."""

        key: object

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row; None when there is none."""

        key: object | None

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._lines: list[str | Entry] = []
        self._empty: list[str] = []
        self._told: object | None = None
        self._layout = Layout(())
        self._painter = LinePainter(self._layout, 0, 0, self._style_of)

    @property
    def cursor_key(self) -> object | None:
        """The key of the row under the cursor."""
        line = self._lines[self.cursor_row] if self.cursor_row < len(self._lines) else ""
        return line.key if isinstance(line, Entry) else None

    def show(self, sections: Sequence[Section], empty: str = "", columns: Sequence[Column] = ()) -> None:
        """Show these rows; the cursor stays with its row, or goes to the one that took its place.

        `empty` stands in place of rows; `columns` replace those there were.
        """
        self._columns = tuple(columns) or self._columns
        self._empty = empty.splitlines()
        before = self.cursor_key
        self._lines = []
        for part in sections:
            self._lines += [part.title, *part.entries] if part.entries else []
        self._lay_out()
        places = {line.key: place for place, line in enumerate(self._lines) if isinstance(line, Entry)}
        self.move_cursor(places.get(before, self.cursor_row))
        self.cursor_moved()

    def go_to(self, key: object) -> None:
        """Put the cursor on the row of that key, if it is there."""
        for place, line in enumerate(self._lines):
            if isinstance(line, Entry) and line.key == key:
                self.move_cursor(place)

    def move_cursor(self, row: int) -> None:
        """Put the cursor on that row; from a heading it goes on in its direction, at the top back down."""
        row = max(0, min(row, self.row_count - 1))
        if row < len(self._lines) and isinstance(self._lines[row], str):
            row += -1 if 0 < row < self.cursor_row else 1
        super().move_cursor(row)
        if row == 1:
            self._bring_into_view(0)

    def on_resize(self) -> None:
        self._lay_out()
        self._bring_into_view(self.cursor_row)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._repaint()

    def render_line(self, y: int) -> Strip:
        if y < HEADER_LINES:
            return self._painter.header(None) if self._lines else self._painter.blank()
        row = self.top_row + y - HEADER_LINES
        if row >= len(self._lines):
            notice = self._empty if not self._lines else []
            return self._painter.notice(notice[y - 2]) if 0 <= y - 2 < len(notice) else self._painter.blank()
        line = self._lines[row]
        if isinstance(line, str):
            return self._heading(line)
        cursor = "cursor" if self.has_focus else "cursor-blurred"
        return self._painter.row(Row(row, line.cells), cursor if row == self.cursor_row else "", False)

    def action_open(self) -> None:
        """Open the record of the row under the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Opened(self.cursor_key))

    def cursor_moved(self) -> None:
        if self.cursor_key != self._told:
            self._told = self.cursor_key
            self.post_message(self.Highlighted(self._told))

    def row_clicked(self, x: int, *, twice: bool) -> None:
        if twice:
            self.action_open()

    def _heading(self, text: str) -> Strip:
        width = self._painter.width
        return Strip([Segment(fit(f" {text}", width), self._style_of("heading"))], width)

    def _style_of(self, part: str) -> Style:
        if not part:
            return self.rich_style
        return self.get_component_rich_style(f"due-list--{part}", partial=part in _TONES)

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width or self.app.size.width
        rows = [Row(0, line.cells) for line in self._lines if isinstance(line, Entry)]
        self._layout = arrange(self._columns, wishes(self._columns, rows), width)
        self.resize_list(len(self._lines), width)
        self._repaint()

    def _repaint(self) -> None:
        width = self.scrollable_content_region.width or self.app.size.width
        self._painter = LinePainter(self._layout, width, 0, self._style_of)
        self.refresh()
