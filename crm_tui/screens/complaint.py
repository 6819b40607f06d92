"""The page of one complaint: what is known of it, what was done, and answers given before to what was like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from crm_tui import services
from crm_tui.choices import ComplaintStatus as Status
from crm_tui.screens import complaint_sheet
from crm_tui.screens.complaint_steps import HandlingScreen
from crm_tui.widgets.intention import intention
from crm_tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from crm_tui.services.answers import Answered
    from crm_tui.store.database import Session

ALIKE = 5  # answers given before that the page itself names


class ComplaintScreen(HandlingScreen):
    """What is known at the left or on top, what was done at the right or below."""

    DEFAULT_CSS = """
    ComplaintScreen {
        & > #case-head { height: auto; max-height: 4; padding: 0 1; background: $surface; }
        & > #case-body { height: 1fr; }
        & #case-texts { height: 2fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #case-sheet { height: auto; }
        & #case-past { height: 3fr; border-top: hkey $border !important; text-wrap: wrap; }
    }
    ComplaintScreen.-wide {
        & > #case-body { layout: horizontal; }
        & #case-texts { width: 3fr; height: 1fr; padding: 1 2 0 1; }
        & #case-past {
            width: 3fr; height: 1fr; border-top: none !important; border-left: vkey $border !important;
        }
    }
    """
    HELP_TEXT = (
        "One complaint. It goes from new over acknowledged, investigating and answered to resolved and closed; "
        "only the steps that are possible now have a key. Waiting for the client or a supplier stops the clock. "
        "Resolving asks for the cause and what was done; reopening asks why. t adds a step, Space ticks it off, e "
        "edits what is under the cursor and E the complaint. Answered before stand resolved complaints like it, by "
        "their words, product, category, tags and client; K shows them all."
    )
    AUTO_FOCUS = "#case-past"

    def __init__(self, number: int, area: str = "complaints") -> None:
        super().__init__("complaint", number, area)
        self._shown: complaint_sheet.Shown | None = None
        self._alike: tuple[int, list[Answered]] = 0, []  # to which complaint

    def body(self) -> ComposeResult:
        """Head, texts and facts, and the list of steps, events and answers."""
        yield Static("", id="case-head", markup=False)
        with Container(id="case-body"):
            with VerticalScroll(id="case-texts"):
                yield Static("", id="case-sheet", markup=False)
            yield ItemList(id="case-past")

    def read(self, session: Session) -> complaint_sheet.Shown:
        """The complaint as text."""
        return complaint_sheet.read(session, self.number)

    async def show(self, shown: complaint_sheet.Shown) -> None:
        """Put it up, with the keys of the steps that are possible now."""
        self._shown, self.client = shown, shown.client
        self.status = Status(shown.status)
        if self._alike[0] != self.number:
            self._alike = self.number, []
        self.query_one("#case-sheet", Static).update(Content.assemble(shown.sheet))
        self._list()
        self.query_one("#case-head", Static).update(Content.assemble(shown.head, "\n", self.possible()))
        self.refresh_bindings()
        self._look_back()

    def _list(self) -> None:
        """Put up steps and events, and the answers as far as they are known."""
        if self._shown is not None:
            self.query_one(ItemList).show([*self._shown.past, *complaint_sheet.alike(self._alike[1])])

    @intention
    async def _look_back(self) -> None:
        """Find the answers given before; the page does not wait for them."""
        number = self.number
        found = await self.desk.read(lambda session: services.answers.answered(session, number, ALIKE))
        if number == self.number and (number, found) != self._alike and self.query(ItemList):
            self._alike = number, found
            self._list()
