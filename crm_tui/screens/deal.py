"""The page of a deal: where it stands and what is wrong, its lines, people, tasks, orders, all that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from crm_tui import services
from crm_tui.screens import stage_move
from crm_tui.screens.sale import SaleScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.store.database import Session


class DealScreen(SaleScreen):
    """A deal is moved here by the keys of the board."""

    NOUN = "opportunity"
    NEW: ClassVar[tuple[tuple[str, str], ...]] = (
        ("task", "Task"),
        ("interaction", "Talk"),
        ("order", "Order"),
        ("contact", "Person"),
        ("complaint", "Complaint"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("less_than_sign,shift+left", "carry(-1)", "Back", show=False, key_display="<", id="deal.carry-back",
                tooltip="Move the deal to the stage before"),
        Binding("greater_than_sign,shift+right", "carry(1)", "Stage", key_display=">", id="deal.carry-on",
                tooltip="Move the deal to the next stage"),
        Binding("w", "close('won')", "Won", show=False, id="deal.won", tooltip="The deal is won"),
        Binding("l", "close('lost')", "Lost", show=False, id="deal.lost",
                tooltip="The deal is lost: you are asked why"),
    ]  # fmt: skip
    HELP_TEXT = (
        "One deal: on top its stage in brackets among those of its pipeline, and what is wrong; then its lines, "
        "what is to be done, who takes part, orders and all else that is known; then what happened, newest first. "
        "< and > move it, w and l close it as won or lost. + adds a line, - takes one away; an amount that was the "
        "sum of the lines stays their sum. Enter opens what is under the cursor, e edits it, n adds to it."
    )

    async def added(self, noun: str, number: int) -> None:
        """A new person is whom we deal with from now on, unless that is somebody already."""
        if noun != "contact":
            return
        person, deal = format_ref(noun, number), self.number
        command = f"edit {self.ref} contact"
        if await self.desk.write(command, lambda session: _meet(session, deal, number)):
            say(self, f"{self.ref} is dealt with through {person}. u undoes.")
        else:
            say(self, f"{self.ref} has a contact already, who stays: e makes it {person}.")

    @intention
    async def action_carry(self, steps: int) -> None:
        """Move it so many stages on, unless the row ends there."""
        if self.shown is not None:
            row = [stage.id for stage in self.shown.row]
            at = row.index(self.shown.stage) + steps
            if 0 <= at < len(row):
                await self._move(at)

    @intention
    async def action_close(self, kind: str) -> None:
        """Put it into the first won or lost stage."""
        row = self.shown.row if self.shown is not None else ()
        at = next((at for at, stage in enumerate(row) if stage.kind == kind), None)
        if at is not None and self.shown is not None and row[at].id != self.shown.stage:
            await self._move(at)

    async def _move(self, at: int) -> None:
        assert self.shown is not None
        stage = self.shown.row[at]
        if await stage_move.move(self, self.number, stage.id or 0, stage.name, stage.kind):
            await self.look_again()


def _meet(session: Session, deal: int, contact: int) -> bool:
    """Name the contact of a deal; False where it has one."""
    verbs = services.nouns.of("opportunity")
    assert isinstance(verbs, services.opportunities.Opportunities)
    return verbs.meet(session, verbs.get(session, deal), contact)
