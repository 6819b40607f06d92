"""A cursor list that draws records: header, rows, marks and styles, whoever holds the rows."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from crm_tui.widgets.column_layout import Layout
from crm_tui.widgets.cursor_list import HEADER_LINES, CursorList
from crm_tui.widgets.line_painter import LinePainter
from crm_tui.widgets.record_source import Row

_TONES = ("muted", "success", "warning", "error")


class DrawnList(CursorList):
    """The drawing third of a record table; heirs say which row stands where."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "record-table--header",
        "record-table--cursor",
        "record-table--cursor-blurred",
        "record-table--selected",
        "record-table--notice",
        "record-table--muted",
        "record-table--success",
        "record-table--warning",
        "record-table--error",
    }

    DEFAULT_CSS = """
    DrawnList {
        height: 1fr;
        background: $background;
        color: $foreground;
        & > .record-table--header { background: $panel; color: $foreground; text-style: bold; }
        & > .record-table--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        & > .record-table--cursor-blurred { background: $surface; color: $foreground; text-style: bold; }
        & > .record-table--selected { background: $boost; color: $text-accent; }
        & > .record-table--notice { color: $muted-text; }
        & > .record-table--muted { color: $muted-text; }
        & > .record-table--success { color: $text-success; }
        & > .record-table--warning { color: $text-warning; }
        & > .record-table--error { color: $text-error; }
    }
    """

    columns_shown: Layout = Layout(())
    sorted_by: tuple[str, bool] | None = None

    def on_mount(self) -> None:
        self.repaint()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.repaint()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_x(old_value, new_value)
        self.repaint()

    def render_line(self, y: int) -> Strip:
        return self._line(y, self.top_row, "cursor" if self.has_focus else "cursor-blurred")

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, past the cache of Textual, which forgets all of them when they are scrolled by one."""
        if self.styles.gutter.totals != (0, 0) or self.opacity != 1:
            return super().render_lines(crop)
        top, cursor = self.top_row, "cursor" if self.has_focus else "cursor-blurred"
        strips = [self._line(y, top, cursor) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            background = self.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        left, right = crop.column_span
        whole = left == 0 and right >= self._painter.width
        return strips if whole else [strip.crop(left, right) for strip in strips]

    def _line(self, y: int, top: int, cursor: str) -> Strip:
        """The line at `y` when `top` is the first row under the header; `cursor` names the cursor's style."""
        if y < HEADER_LINES:
            return self._painter.header(self.sorted_by)
        index = top + y - HEADER_LINES
        if index < self.row_count:
            return self._row_line(index, cursor)
        notice = [] if self.row_count else self.notice().splitlines()
        return self._painter.notice(notice[y - 2]) if 0 <= y - 2 < len(notice) else self._painter.blank()

    def _row_line(self, index: int, cursor: str) -> Strip:
        row = self.row_at(index)
        if row is None:
            return self._painter.blank()
        selected = row.id in self.marked()
        part = cursor if index == self.cursor_row else "selected" if selected else ""
        return self._painter.row(self.dressed(index, row), part, selected)

    def _style_of(self, part: str) -> Style:
        """A line's style; for a tone only what it adds to one."""
        if not part:
            return self.rich_style
        return self.get_component_rich_style("-".join(("record-table-", part)), partial=part in _TONES)

    def repaint(self) -> None:
        """Draw every line anew, at its present width, place and style."""
        width = self.scrollable_content_region.width
        self._painter = LinePainter(self.columns_shown, width, self.scroll_offset.x, self._style_of)
        self.refresh()

    def row_at(self, index: int) -> Row | None:
        """The row of that number; None where it has not come yet."""
        raise NotImplementedError

    def dressed(self, index: int, row: Row) -> Row:
        """The row as it is drawn in that place; the same object as long as it looks the same."""
        return row

    def notice(self) -> str:
        """What stands in place of rows."""
        return ""

    def marked(self) -> frozenset[int]:
        """The ids drawn as selected."""
        return frozenset()
