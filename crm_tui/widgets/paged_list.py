"""A cursor list over a record source: order and pages from threads, lines drawn from the few rows at hand."""

from __future__ import annotations

from array import array
from typing import ClassVar

from rich.style import Style
from textual import on, work
from textual.geometry import Region
from textual.strip import Strip
from textual.worker import get_current_worker

from crm_tui.errors import CrmError
from crm_tui.widgets.column_layout import Layout, arrange, wishes
from crm_tui.widgets.cursor_list import HEADER_LINES, CursorList
from crm_tui.widgets.line_painter import LinePainter
from crm_tui.widgets.order import relocate, vanished
from crm_tui.widgets.record_source import RecordSource, Row
from crm_tui.widgets.row_pages import RowPages
from crm_tui.widgets.table_messages import IdsFailed, IdsRead, RowsRead

_FIRST_PAINT_SECONDS = 0.03  # for the first page to leave for the terminal before a thread takes its turns
_TONES = ("muted", "success", "warning", "error")


class PagedList(CursorList):
    """The reading and drawing half of a record table; it shows rows and has no verbs of its own."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "paged-list--header",
        "paged-list--cursor",
        "paged-list--cursor-blurred",
        "paged-list--selected",
        "paged-list--notice",
        "paged-list--muted",
        "paged-list--success",
        "paged-list--warning",
        "paged-list--error",
    }

    DEFAULT_CSS = """
    PagedList {
        background: $background;
        color: $foreground;
        & > .paged-list--header { background: $panel; color: $foreground; text-style: bold; }
        & > .paged-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: $block-cursor-text-style;
        }
        & > .paged-list--cursor-blurred { background: $surface; color: $foreground; text-style: bold; }
        & > .paged-list--selected { background: $boost; color: $text-accent; }
        & > .paged-list--notice { color: $text-muted; }
        & > .paged-list--muted { color: $text-muted; }
        & > .paged-list--success { color: $text-success; }
        & > .paged-list--warning { color: $text-warning; }
        & > .paged-list--error { color: $text-error; }
    }
    """

    def __init__(
        self,
        source: RecordSource,
        *,
        empty: str = "",
        sorted_by: tuple[str, bool] | None = None,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`empty` stands in place of rows; `sorted_by` is a column's name and whether it falls."""
        super().__init__(name=name, id=id, classes=classes)
        self._source = source
        self._empty = empty
        self._sorted_by = sorted_by
        self._pages = RowPages(source, lambda reading: self.post_message(RowsRead(reading)))
        self._ids = array("q")
        self._wishes: list[int] = []
        self._first_due = True
        self._gaps = False  # whether a line was drawn without its row, or with an old one
        self._layout = Layout(())
        self._painter = LinePainter(self._layout, 0, 0, self._style_of)

    @property
    def cursor_id(self) -> int | None:
        """The id of the record under the cursor."""
        return self._ids[self.cursor_row] if self.cursor_row < len(self._ids) else None

    @property
    def columns_shown(self) -> Layout:
        """The columns that have a place at this width."""
        return self._layout

    def show(
        self, source: RecordSource, *, sorted_by: tuple[str, bool] | None = None, empty: str | None = None
    ) -> None:
        """Put another question and begin at its first row; selected records stay so where they are in it."""
        self._source, self._sorted_by = source, sorted_by
        self._empty = self._empty if empty is None else empty
        self._begin()
        self.reload()

    def reload(self) -> None:
        """Read order and rows anew; cursor, selection and scroll position stay with their records."""
        self._read_ids(self._source, self.marked())

    def on_mount(self) -> None:
        self._begin()
        self.call_after_refresh(self.set_timer, _FIRST_PAINT_SECONDS, self.reload)

    def on_unmount(self) -> None:
        self._pages.close()

    def on_resize(self) -> None:
        self._lay_out()
        self._bring_into_view(self.cursor_row)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._repaint()

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_x(old_value, new_value)
        self._repaint()

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
            return self._painter.header(self._sorted_by)
        index = top + y - HEADER_LINES
        if index < len(self._ids):
            return self._row_line(index, cursor)
        notice = [] if self._ids or self._first_due else self._empty.splitlines()
        return self._painter.notice(notice[y - 2]) if 0 <= y - 2 < len(notice) else self._painter.blank()

    def _row_line(self, index: int, cursor: str) -> Strip:
        key = self._ids[index]
        if not self._pages.fresh(key):
            self._fetch_page()
            self._gaps = self._gaps or not self._pages.fresh(key)
        row = self._pages.get(key)
        if row is None:
            return self._painter.blank()
        selected = key in self.marked()
        part = cursor if index == self.cursor_row else "selected" if selected else ""
        return self._painter.row(self.dressed(index, row), part, selected)

    def row_at(self, index: int) -> Row | None:
        """The row in that place of the order, if it is at hand."""
        return self._pages.get(self._ids[index]) if 0 <= index < len(self._ids) else None

    def dressed(self, index: int, row: Row) -> Row:
        """The row as it is drawn in that place; the same object as long as it looks the same."""
        return row

    def _style_of(self, part: str) -> Style:
        """A line's style; for a tone only what it adds to one."""
        if not part:
            return self.rich_style
        return self.get_component_rich_style("-".join(("paged-list-", part)), partial=part in _TONES)

    def _begin(self) -> None:
        """Show the first page; the order of all rows follows."""
        self._pages.ask(self._source)
        self._first_due = True
        self._pages.first(self.app.size.height)
        if not self._pages.busy:
            self._show_first()

    def _show_first(self) -> None:
        rows = self._pages.known()
        self._first_due = False
        self._ids = array("q", [row.id for row in rows])
        self._wishes = wishes(self._source.columns, rows)
        self.cursor_row = 0
        self.scroll_to(x=0, y=0, animate=False, force=True)
        self._lay_out()
        self.cursor_moved()

    def _lay_out(self) -> None:
        """Place the columns anew and tell how large all lines together are."""
        width = self.scrollable_content_region.width or self.app.size.width
        self._layout = arrange(self._source.columns, self._wishes, width) if self._wishes else Layout(())
        self.resize_list(len(self._ids), max(self._layout.width, width))
        self._repaint()

    def _repaint(self) -> None:
        """Draw every line anew, at its present width, place and style."""
        width = self.scrollable_content_region.width
        self._painter = LinePainter(self._layout, width, self.scroll_offset.x, self._style_of)
        self.refresh()

    def _fetch_page(self) -> None:
        """Read the rows in sight and about them."""
        self._pages.fetch(self._around(1))

    def _around(self, pages: float) -> array[int]:
        """The ids in sight and of so many pages before and after them."""
        more = int(self.rows_shown * pages)
        return self._ids[max(0, self.top_row - more) : self.top_row + self.rows_shown + more]

    def scrolled(self) -> None:
        """Read ahead while nobody waits: a page down then finds its rows."""
        self.call_after_refresh(self._read_ahead)

    def _read_ahead(self) -> None:
        near = self._around(1)
        if near and not (self._pages.fresh(near[0]) and self._pages.fresh(near[-1])):
            self._pages.fetch(self._around(2), waiting=False)

    @on(RowsRead)
    def _rows_read(self, event: RowsRead) -> None:
        try:
            taken = self._pages.take(event.reading)
        except CrmError as error:
            self.load_failed(error)
            return
        if self._first_due and not self._pages.busy:
            self._show_first()
        elif taken and self._gaps:
            self._gaps = False
            self.refresh()

    @on(IdsFailed)
    def _ids_failed(self, event: IdsFailed) -> None:
        if event.source is self._source:
            self.load_failed(event.error)

    @on(IdsRead)
    def _ids_read(self, event: IdsRead) -> None:
        if event.source is not self._source:
            return
        before, self._ids, self._first_due = self._ids, event.ids, False
        self._pages.expire()
        self._keep_in_place(before)
        self._fetch_page()
        if not before:
            self._wishes = wishes(self._source.columns, self._pages.known())
        self._lay_out()
        self.ids_changed(event.vanished)
        self.cursor_moved()

    def _keep_in_place(self, before: array[int]) -> None:
        """Put the cursor on its record again and the record that led the eye into the line it stood in."""
        cursor, top = self.cursor_row, self.top_row
        eye = cursor if top <= cursor < top + self.rows_shown else top
        self.cursor_row = relocate(before, cursor, self._ids)
        place = self.cursor_row if eye == cursor else relocate(before, eye, self._ids)
        self.resize_list(len(self._ids), self.virtual_size.width)
        self.scroll_to(y=place - (eye - top), animate=False, force=True)

    @work(thread=True, exclusive=True, group="ids")
    def _read_ids(self, source: RecordSource, selected: frozenset[int]) -> None:
        worker = get_current_worker()
        try:
            ids = source.ids()
        except CrmError as error:
            self.post_message(IdsFailed(source, error))
        else:
            if not worker.is_cancelled:
                self.post_message(IdsRead(source, ids, vanished(selected, ids)))

    def marked(self) -> frozenset[int]:
        """The ids drawn as selected."""
        return frozenset()

    def ids_changed(self, vanished: frozenset[int]) -> None:
        """The order was read anew; `vanished` are the selected ids that it no longer holds."""

    def load_failed(self, error: CrmError) -> None:
        """The source could not read."""
