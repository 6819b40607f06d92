"""The page of a record with all that hangs on it: what is open and known, and one timeline of all that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from crm_tui import screens, services
from crm_tui.screens import dossier_sheet
from crm_tui.screens.page import PageScreen
from crm_tui.screens.pick import Pick
from crm_tui.values.references import format_ref
from crm_tui.widgets.intention import intention
from crm_tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from crm_tui.store.database import Session

ALL = "All that happened"


class DossierScreen(PageScreen):
    """Open things at the left or on top, the timeline at the right or below; every line opens and edits.

    Heirs name their noun and what can be new on it, as (noun, title).
    """

    DEFAULT_CSS = """
    DossierScreen {
        & > #dossier-head { height: auto; max-height: 6; padding: 0 1; background: $surface; }
        & > #dossier-body { height: 1fr; }
        & #dossier-open { height: 1fr; }
        & #dossier-past { height: 1fr; }
    }
    DossierScreen.-wide > #dossier-body { layout: horizontal; }
    DossierScreen.-wide #dossier-past { border-left: vkey $border; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,f4", "add", "New", key_display="n", id="dossier.new",
                tooltip="Add something that belongs to it: a task, a talk, a person, a link …"),
        Binding("f", "kind", "Kind", show=False, id="dossier.kind",
                tooltip="Show talks, deals, tasks, orders or changes of the timeline alone, or all that happened"),
    ]  # fmt: skip
    AUTO_FOCUS = "#dossier-open"
    NOUN: ClassVar[str]
    NEW: ClassVar[tuple[tuple[str, str], ...]]

    def __init__(self, number: int, area: str) -> None:
        super().__init__(self.NOUN, number, area)
        self.kind = ""
        self.shown: dossier_sheet.Shown | None = None

    def body(self) -> ComposeResult:
        """Head, and the two lists."""
        yield Static("", id="dossier-head", markup=False)
        with Container(id="dossier-body"):
            yield ItemList(id="dossier-open")
            yield ItemList(id="dossier-past")

    def read(self, session: Session) -> dossier_sheet.Shown:
        """Everything about the record."""
        return dossier_sheet.read(session, self.noun, self.number, self.kind)

    async def show(self, shown: dossier_sheet.Shown) -> None:
        """Put it up; the cursors stay with their records."""
        self.shown, self.client = shown, shown.client
        self.query_one("#dossier-head", Static).update(Content.assemble(shown.head))
        self.query_one("#dossier-open", ItemList).show(shown.open)
        self.query_one("#dossier-past", ItemList).show(shown.past)
        self.refresh_bindings()

    @intention
    async def action_kind(self) -> None:
        """Show one kind of what happened alone, or everything."""
        kinds = services.timeline.kinds(self.noun)
        answers = [("", ALL), *((kind, dossier_sheet.KINDS[kind]) for kind in kinds)]
        picked = await self.app.push_screen_wait(Pick("What of the timeline?", answers, self.kind))
        if picked is not None:
            self.kind = picked
            await self.look_again()

    @intention
    async def action_add(self) -> None:
        """Add something that belongs to the record; a link begins at the person under the cursor."""
        given = self.given()
        noun = await self.app.push_screen_wait(Pick("What is new?", self.NEW))
        if noun:
            number = await self.app.push_screen_wait(screens.record_form.RecordForm(noun, given=given))
            if number is not None:
                await self.added(noun, number)
            await self.look_again()

    async def added(self, noun: str, number: int) -> None:
        """Something new was saved; heirs tie to the record what its own fields do not tie."""

    def given(self) -> dict[str, str]:
        """The fields of what is new that name the record, its client and the person under the cursor."""
        under = [self.under] if self.under[0] == "contact" else []
        known = [*under, (self.noun, self.number), ("client", self.client)]
        return {noun: format_ref(noun, number) for noun, number in reversed(known) if number}
