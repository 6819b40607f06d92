"""A list with all of the record under the cursor told below it, or at its side where there is room."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from crm_tui.errors import NotFound
from crm_tui.screens.records import RecordsScreen
from crm_tui.widgets.intention import intention
from crm_tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from crm_tui.store.database import Session

_PAUSE_SECONDS = 0.05  # so long the cursor rests before the record under it is read


class BesideScreen(RecordsScreen):
    """Heirs say what is read of a record and how it is told (`tell`); what was read last is `told`."""

    DEFAULT_CSS = """
    BesideScreen {
        & > #beside-body { height: 1fr; }
        & #beside { height: 6; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; }
        & #beside-text { height: auto; text-overflow: fold; }
    }
    BesideScreen.-tall.-narrow #beside { height: 12; }
    BesideScreen.-wide {
        & > #beside-body { layout: horizontal; }
        & #beside { width: 30%; max-width: 56; height: 1fr; padding: 1 2; }
    }
    """
    told: Any = None

    def tell(self, session: Session, number: int) -> tuple[Any, Content]:
        """What is read of a record, and all of it as text."""
        raise NotImplementedError

    def rows(self) -> ComposeResult:
        """The table, and the record under the cursor."""
        with Container(id="beside-body"):
            yield self.make_table()
            with VerticalScroll(id="beside", can_focus=False):
                yield Static("", id="beside-text", markup=False)

    def make_table(self) -> RecordTable:
        """The table."""
        return RecordTable(self._source, empty=self.empty(), sorted_by=self.asked.order)

    def reload(self) -> None:
        """Read order, rows and the record under the cursor anew."""
        super().reload()
        self._tell_of(self.table.cursor_id)

    @on(RecordTable.Highlighted)
    def _highlighted(self, event: RecordTable.Highlighted) -> None:
        self.set_timer(_PAUSE_SECONDS, lambda: self._tell_of(event.id))

    @intention
    async def _tell_of(self, number: int | None) -> None:
        """Show all of the record, if the cursor still stands on it."""
        if not self._stands_on(number):
            return
        told, text = None, Content("")
        if number is not None:
            with suppress(NotFound):  # gone meanwhile; the table goes on to another one
                told, text = await self.desk.read(lambda session: self.tell(session, number))
        if self._stands_on(number):
            self.told = told
            self.query_one("#beside-text", Static).update(text)
            self.query_one("#beside").scroll_home(animate=False)

    def _stands_on(self, number: int | None) -> bool:
        """Whether the cursor is on that record; no once the screen is being left for good."""
        return any(table.cursor_id == number for table in self.query(RecordTable))
