"""The list of any noun: filtered, sorted, selected, opened, added, edited, archived and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from crm_tui import screens, services
from crm_tui.errors import CrmError, Invalid
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.screens.noun_source import Asked, FirstPage, NounSource
from crm_tui.values.references import format_ref
from crm_tui.widgets.filter_line import FilterLine
from crm_tui.widgets.intention import intention, say, tell
from crm_tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from crm_tui.store.database import Session


class RecordsScreen(CrmScreen[None]):
    """All records of one noun that `within` lets through, in a table; heirs add what their noun needs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,f3", "filter", "Filter", key_display="/", id="list.filter",
                tooltip="Show only what fits: words, or a condition such as tier=key"),
        Binding("／", "filter", show=False, id="list.filter-wide", tooltip="Filter"),
        Binding("n,f4", "add", "New", key_display="n", id="list.new", tooltip="Fill in the form of a new record"),
        Binding("e,f2", "edit", "Edit", key_display="e", id="list.edit",
                tooltip="Edit the record under the cursor"),
        Binding("s,f6", "sort", "Sort", key_display="s", id="list.sort",
                tooltip="Choose the column to sort by; once more turns it round"),
        Binding("x,f8", "archive", "Archive", show=False, id="list.archive",
                tooltip="Put the selected records away, or bring archived ones back"),
        Binding("delete,D", "delete", "Delete", show=False, id="list.delete",
                tooltip="Remove the selected records; u brings them back"),
        Binding("A", "archived", "Archived", show=False, id="list.archived",
                tooltip="Show archived records too, or leave them out again"),
        Binding("escape", "unselect", show=False, id="list.unselect", tooltip="Select nothing, filter nothing"),
    ]  # fmt: skip
    HELP_TEXT = (
        "A list. Type / and words to see only what holds them, or a condition: tier=key and last_touch>90d. "
        "Space selects several records for x (archive) and Delete. Enter opens the record under the cursor."
    )
    AUTO_FOCUS = "RecordTable"

    def __init__(
        self,
        noun: str,
        *,
        area: str = "",
        title: str = "",
        within: str = "",
        sort: str = "",
        first_page: FirstPage | None = None,
    ) -> None:
        """`within` is a condition that always holds; `first_page` reads the first rows by plain SQL."""
        super().__init__(area)
        self.noun = noun
        self._title = title or noun.replace("_", " ").capitalize()
        self.asked = Asked(noun, within, sort=sort)
        self._first_page = first_page
        self._source: NounSource | None = None

    def body(self) -> ComposeResult:
        """Filter line and table."""
        yield FilterLine(self._title)
        self._source = self.source(self._first_page)
        yield RecordTable(self._source, empty=self.empty())

    def source(self, first_page: FirstPage | None = None) -> NounSource:
        """The rows of what is asked."""
        return NounSource(self.desk, self.asked, first_page)

    def empty(self) -> str:
        """What stands in place of rows."""
        if self.asked.where:
            return "Nothing fits this filter. Esc in the filter line takes it away."
        return f"There is no {self.noun} here yet. n adds the first one."

    @property
    def table(self) -> RecordTable:
        """The table."""
        return self.query_one(RecordTable)

    @property
    def chosen(self) -> list[int]:
        """The selected records, else the one under the cursor."""
        under = self.table.cursor_id
        return sorted(self.table.selected) or ([under] if under is not None else [])

    def reload(self) -> None:
        """Read order and rows anew; cursor and selection stay with their records."""
        self.table.reload()

    def ask(self, asked: Asked) -> None:
        """Put another question to the file."""
        self.asked = asked
        falls = asked.sort.startswith("-")
        order = (asked.sort.lstrip("-"), falls) if asked.sort else None
        self._source = self.source()
        self.table.show(self._source, sorted_by=order, empty=self.empty())

    @on(RecordTable.Loaded)
    @on(RecordTable.SelectionChanged)
    def tell_facts(self) -> None:
        """Say how many records there are, how many are selected, what filter holds."""
        self.query_one(FilterLine).tell(" · ".join(fact for fact in self.facts() if fact))

    def facts(self) -> list[str]:
        """What the line above the list says of it; an empty part is left out."""
        selected = len(self.table.selected)
        return [
            f"{self.table.row_count:,}",
            f"{selected} selected" if selected else "",
            self.asked.where,
            "with archived ones" if self.asked.archived else "",
        ]

    @on(RecordTable.LoadFailed)
    def _load_failed(self, event: RecordTable.LoadFailed) -> None:
        tell(self, event.error)

    @on(RecordTable.Opened)
    def _opened(self, event: RecordTable.Opened) -> None:
        self.open_record(event.id)

    def open_record(self, number: int) -> None:
        """Show the page of a record."""
        self.app.push_screen(screens.record.page_of(self.noun, number, self.area))

    @on(RecordTable.HeaderPressed)
    def _header_pressed(self, event: RecordTable.HeaderPressed) -> None:
        self.sort_by(event.column.name)

    def sort_by(self, name: str) -> None:
        """Sort by a column; the same once more turns the order round."""
        name = "id" if name == "ref" else name
        self.ask(self.asked._replace(sort=f"-{name}" if self.asked.sort == name else name))

    @intention
    async def action_sort(self) -> None:
        """Let the person choose a column."""
        columns = [(c.name, c.title) for c in (self._source.columns if self._source else ())]
        picked = await self.app.push_screen_wait(
            screens.pick.Pick("Sort by", columns, self.asked.sort.lstrip("-"))
        )
        if picked:
            self.sort_by(picked)

    async def action_filter(self) -> None:
        """Type a filter."""
        await self.query_one(FilterLine).begin()

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        self.table.focus()

    @on(FilterLine.Typed)
    @intention
    async def _filter_typed(self, event: FilterLine.Typed) -> None:
        asked = self.asked._replace(where=event.text.strip())
        try:
            await self.desk.read(lambda session: services.listing.count(session, asked.query()))
        except (Invalid, CrmError) as error:
            self.query_one(FilterLine).refuse(error.message)
            return
        self.ask(asked)

    def action_unselect(self) -> None:
        """Select nothing; with nothing selected, filter nothing."""
        if self.table.selected:
            self.table.select(frozenset())
        elif self.asked.where:
            self.query_one(FilterLine).action_leave()

    def action_archived(self) -> None:
        """Show archived records too, or not."""
        self.ask(self.asked._replace(archived=not self.asked.archived))

    @intention
    async def action_add(self) -> None:
        """Fill in the form of a new record."""
        await self.app.push_screen_wait(screens.record_form.RecordForm(self.noun))

    @intention
    async def action_edit(self) -> None:
        """Edit the record under the cursor."""
        if self.table.cursor_id is not None:
            await self.app.push_screen_wait(screens.record_form.RecordForm(self.noun, self.table.cursor_id))

    @intention
    async def action_archive(self) -> None:
        """Put away what is selected; what is archived already is brought back."""
        await self._each("archive", _put_away)

    @intention
    async def action_delete(self) -> None:
        """Remove what is selected."""
        await self._each("delete", _remove)

    async def _each(self, verb: str, act: Any) -> None:
        numbers = self.chosen
        if not numbers:
            return
        refs = [format_ref(self.noun, number) for number in numbers]
        named = " ".join(refs[:4]) + (" …" if len(refs) > 4 else "")
        did = await self.desk.write(f"{verb} {named}", lambda session: act(session, self.noun, numbers))
        self.table.select(frozenset())
        say(self, f"{did} {named} ({len(refs)}). u undoes." if len(refs) > 1 else f"{did} {named}. u undoes.")


def _put_away(session: Session, noun: str, numbers: list[int]) -> str:
    verbs = services.nouns.of(noun)
    found = [verbs.get(session, number) for number in numbers]
    back = all(record.archived_at is not None for record in found)
    for record in found:
        (verbs.restore if back else verbs.archive)(session, record)
    return "Brought back" if back else "Archived"


def _remove(session: Session, noun: str, numbers: list[int]) -> str:
    verbs = services.nouns.of(noun)
    for number in numbers:
        verbs.delete(session, verbs.get(session, number))
    return "Deleted"
