"""A cursor list over a record source: order and pages from threads, lines drawn from the few rows at hand."""

from __future__ import annotations

from array import array

from textual import on, work
from textual.worker import get_current_worker

from crm_tui.errors import CrmError
from crm_tui.widgets.column_layout import arrange, wishes
from crm_tui.widgets.drawn_list import DrawnList
from crm_tui.widgets.order import relocate, vanished
from crm_tui.widgets.record_source import RecordSource, Row
from crm_tui.widgets.row_pages import RowPages
from crm_tui.widgets.table_messages import IdsFailed, IdsRead, RowsRead

_FIRST_PAINT_SECONDS = 0.03  # for the first page to leave for the terminal before a thread takes its turns


class PagedList(DrawnList):
    """The reading third of a record table; it shows rows and has no verbs of its own."""

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
        self.sorted_by = sorted_by
        self._pages = RowPages(source, lambda reading: self.post_message(RowsRead(reading)))
        self._pages.begin()  # now, so that it is done while the screen is being set up
        self._ids = array("q")
        self._wishes: list[int] = []
        self._first_due = True
        self._gaps = False  # whether a line was drawn without its row, or with an old one

    @property
    def cursor_id(self) -> int | None:
        """The id of the record under the cursor."""
        return self._ids[self.cursor_row] if self.cursor_row < len(self._ids) else None

    def show(
        self, source: RecordSource, *, sorted_by: tuple[str, bool] | None = None, empty: str | None = None
    ) -> None:
        """Put another question and begin at its first row; selected records stay so where they are in it."""
        self._source, self.sorted_by = source, sorted_by
        self._empty = self._empty if empty is None else empty
        self._pages.ask(source)
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

    def row_at(self, index: int) -> Row | None:
        key = self._ids[index]
        if not self._pages.fresh(key):
            self._fetch_page()
            self._gaps = self._gaps or not self._pages.fresh(key)
        return self._pages.get(key)

    def notice(self) -> str:
        return "" if self._ids or self._first_due else self._empty

    def _begin(self) -> None:
        """Show the first page, whose reading is under way; the order of all rows follows."""
        self._first_due = True
        self._pages.first()
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
        width = self.scrollable_content_region.width or self.app.size.width - self.scrollbar_size_vertical
        if self._wishes:
            self.columns_shown = arrange(self._source.columns, self._wishes, width)
        self.resize_list(len(self._ids), max(self.columns_shown.width, width))
        self.repaint()

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
            self._pages.take(event.reading)
        except CrmError as error:
            self.load_failed(error)
            return
        if self._first_due and not self._pages.busy:
            self._show_first()
        elif self._gaps and not self._pages.busy:  # it may have been taken in the midst of drawing
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

    def ids_changed(self, vanished: frozenset[int]) -> None:
        """The order was read anew; `vanished` are the selected ids that it no longer holds."""

    def load_failed(self, error: CrmError) -> None:
        """The source could not read."""
