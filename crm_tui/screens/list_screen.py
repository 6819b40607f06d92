"""A list as a person wants to see it: filtered, sorted, by chosen columns or a saved view, written to a file."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from crm_tui import config, screens, services
from crm_tui.errors import CrmError
from crm_tui.quick import first_page
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.screens.noun_source import Asked, NounSource
from crm_tui.values.text import names_in
from crm_tui.widgets.filter_line import HINT, FilterLine
from crm_tui.widgets.intention import intention, tell
from crm_tui.widgets.record_source import RecordSource
from crm_tui.widgets.record_table import RecordTable


class ListScreen(CrmScreen[None]):
    """All records of one noun that `within` lets through, in a table; what is asked of them is `asked`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,f3", "filter", "Filter", key_display="/", id="list.filter",
                tooltip="Show only what fits: words, or a condition such as tier=key"),
        Binding("／", "filter", show=False, id="list.filter-wide", tooltip="Filter"),
        Binding("C,f7", "columns", "Columns", show=False, key_display="C", id="list.columns",
                tooltip="Choose which columns are shown, and in which order"),
        Binding("V,f12", "views", "Views", show=False, key_display="V", id="list.views",
                tooltip="Open a saved view, or keep this filter, order and columns as one"),
        Binding("X,ctrl+x", "export", "Export", show=False, key_display="X", id="list.export",
                tooltip="Write what is shown to a CSV file: these rows, these columns, this order"),
        Binding("A", "archived", "Archived", show=False, id="list.archived",
                tooltip="Show archived records too, or leave them out again"),
        Binding("escape", "unselect", show=False, id="list.unselect",
                tooltip="Select nothing, then filter nothing, then leave the view"),
    ]  # fmt: skip
    FIRST_STEP: ClassVar[str] = ""  # what belongs here, and the key that makes the first one
    AUTO_FOCUS = "RecordTable"
    FILTER_HINT: ClassVar[str] = HINT
    OPENS_WITH_VIEW: ClassVar[bool] = (
        True  # not a list that was asked for by a condition, which a view would lift
    )

    def __init__(
        self,
        noun: str,
        *,
        area: str = "",
        title: str = "",
        within: str = "",
        sort: str = "",
    ) -> None:
        """`within` is a condition that always holds."""
        super().__init__(area)
        self.noun = noun
        self._title = title or noun.replace("_", " ").capitalize()
        self.asked = Asked(noun, within, sort=sort)
        self.plain = self.asked  # how the list comes when nothing was chosen
        self._viewed: tuple[str, Asked] | None = None
        self._source: RecordSource

    def body(self) -> ComposeResult:
        """Filter line and table."""
        self._begin()
        yield FilterLine(self._title, self.FILTER_HINT, self.noun)
        yield from self.rows()

    def on_mount(self) -> None:
        """Show the filter that was brought along."""
        if self.asked.where:
            self.call_after_refresh(self.query_one(FilterLine).hold, self.asked.where)

    def _begin(self) -> None:
        """Open with the person's own view and columns."""
        self.plain = self.asked._replace(where="")
        view = "".join(config.chosen("views", self.noun)) if self.OPENS_WITH_VIEW else ""
        found = self.desk.plain_here(lambda db: first_page.view(db, self.noun, view)) if view else None
        columns = names_in(",".join(config.chosen("columns", self.noun)))
        if found is not None:
            self.asked = self._seen_by(*found)
            self._viewed = view, self.asked
        elif columns:
            self.asked = self.asked._replace(columns=columns)
        self._source = self.source()

    def rows(self) -> ComposeResult:
        """The table, and what stands beside it."""
        yield RecordTable(self._source, empty=self.empty(), sorted_by=self.asked.order)

    def source(self) -> RecordSource:
        """The rows of what is asked."""
        return NounSource(self.desk, self.asked)

    def empty(self) -> str:
        """What stands in place of rows."""
        if self.asked.where:
            return "Nothing fits this filter. Esc takes it away."
        return self.FIRST_STEP or f"There is no {self.noun.replace('_', ' ')} here yet. n adds the first one."

    @property
    def table(self) -> RecordTable:
        """The table."""
        return self.query_one(RecordTable)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns shown; those that had no room among them."""
        return tuple(column.name for column in self._source.columns)

    def reload(self) -> None:
        """Read order and rows anew; cursor and selection stay with their records."""
        self.table.reload()

    def ask(self, asked: Asked) -> None:
        """Put another question to the file."""
        self.asked = asked
        self._source = self.source()
        self.table.show(self._source, sorted_by=asked.order, empty=self.empty())

    def keep_within(self, within: str) -> None:
        """Let another condition hold from now on; a saved view, which has its own, is left."""
        self.plain = self.plain._replace(within=within)
        asked = self.plain if self._viewed else self.asked
        self._viewed = None
        self.ask(asked._replace(within=within, where=self.asked.where))

    @on(RecordTable.Loaded)
    @on(RecordTable.SelectionChanged)
    def tell_facts(self) -> None:
        """Say how many records there are, how many are selected, which view is open."""
        self.query_one(FilterLine).tell(" · ".join(fact for fact in self.facts() if fact))

    def facts(self) -> list[str]:
        """What the line above the list says of it; an empty part is left out."""
        selected = len(self.table.selected)
        return [
            f"{self.table.row_count:,}",
            f"{selected:,} selected" if selected else "",
            self._view_told(),
            "with archived ones" if self.asked.archived else "",
        ]

    def _view_told(self) -> str:
        if self._viewed is None:
            return ""
        name, asked = self._viewed
        return f"view {name}" if asked == self.asked else f"view {name}, changed"

    @on(RecordTable.LoadFailed)
    def _load_failed(self, event: RecordTable.LoadFailed) -> None:
        """Tell it; a view that cannot be read any more gives way to the plain list."""
        tell(self, event.error)
        if self._viewed is not None and self.asked == self._viewed[1]:
            self._viewed = None
            self.ask(self.plain)

    @on(RecordTable.HeaderPressed)
    def _header_pressed(self, event: RecordTable.HeaderPressed) -> None:
        self.sort_by(event.column.name)

    def sort_by(self, name: str) -> None:
        """Sort by a column; the same once more turns the order round."""
        falls = self.asked.order == (name, False)
        column = "id" if name == "ref" else name
        self.ask(self.asked._replace(sort=f"-{column}" if falls else column))

    @intention
    async def action_sort(self) -> None:
        """Let the person choose a column."""
        columns = [(column.name, column.title) for column in self._source.columns]
        now = self.asked.order or ("", False)
        picked = await self.app.push_screen_wait(screens.pick.Pick("Sort by", columns, now[0]))
        if picked:
            self.sort_by(picked)

    @intention
    async def action_columns(self) -> None:
        """Let the person choose the columns; they are kept, unless a saved view says which."""
        every = await self.desk.read(lambda session: services.columns.offered(session, self.noun))
        shown = [name for name in self.columns if name in {choice.name for choice in every}]
        picked = await self.app.push_screen_wait(screens.columns.Columns(every, shown))
        if picked is None:
            return
        if self._viewed is None:
            await self.desk.run(lambda: services.columns.keep(self.noun, picked))
        self.ask(self.asked._replace(columns=picked or self.plain.columns))

    async def action_filter(self) -> None:
        """Type a filter."""
        await self.query_one(FilterLine).begin()

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        self.table.focus()

    @on(FilterLine.Typed)
    @intention
    async def _filter_typed(self, event: FilterLine.Typed) -> None:
        line, where = self.query_one(FilterLine), event.text.strip()
        asked, problem = self.asked._replace(where=where), ""
        try:
            await self.desk.read(lambda session: services.listing.check(session, asked.query()))
        except CrmError as error:
            problem = error.message
        if event.text != line.asked:  # another one is being read meanwhile
            return
        if problem:
            line.refuse(problem)
        else:
            self.ask(self.asked._replace(where=where))

    def action_unselect(self) -> None:
        """Select nothing, else filter nothing, else show the list as it comes, else leave one that was opened."""
        if self.table.selected:
            self.table.select(frozenset())
        elif self.asked.where:
            self.query_one(FilterLine).action_leave()
        elif self._viewed is not None:
            self._viewed = None
            self.ask(self.plain)
        elif self.app.screen_stack[0] is not self:
            self.dismiss()

    def action_archived(self) -> None:
        """Show archived records too, or not."""
        self.ask(self.asked._replace(archived=not self.asked.archived))

    @intention
    async def action_views(self) -> None:
        """Open a saved view, or save, delete or prefer one."""
        name = self._viewed[0] if self._viewed else ""
        picked = await self.app.push_screen_wait(screens.views.Views(self.asked, name))
        if picked is not None:
            await self._open_view(picked)

    async def _open_view(self, name: str) -> None:
        """Show the rows of a view, which are those of `--view`; without a name, the list as it comes."""
        asked = self.plain
        if name:
            found = await self.desk.read(lambda session: services.listing.view(session, self.noun, name))
            asked = self._seen_by(found.filter or "", found.sort or "", found.columns or "")
            await self.desk.read(lambda session: services.listing.check(session, asked.query()))
        self._viewed = (name, asked) if name else None
        await self.query_one(FilterLine).hold(asked.where)
        self.ask(asked)
        self.table.focus()

    def _seen_by(self, where: str, sort: str, columns: str) -> Asked:
        """What a saved view asks: it stands by itself, so the list's own condition and order do not hold."""
        return Asked(self.noun, "", where, sort, names_in(columns))

    @intention
    async def action_export(self) -> None:
        """Write what is shown to a file."""
        await screens.export.to_file(self, self.asked._replace(columns=self.columns), self._source)
