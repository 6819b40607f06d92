"""The pages of orders and deals: sales with lines that are added, changed and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from crm_tui import display, screens, services
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.screens.dossier import DossierScreen
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.store.database import Session

QUESTIONS = (
    Question("product", "Which product?", "part of its name, or a ref such as d3", required=True),
    Question("quantity", "How many?", "1"),
    Question("price", "For how much each?", "empty takes its list price"),
    Question("cost", "What does one cost us?", "empty takes the product's"),
    Question("note", "Anything to note?", "size, colour, discount …"),
)


class SaleScreen(DossierScreen):
    """An amount that was the sum of the lines stays their sum."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,＋", "add_line", "Line", key_display="+", id="sale.add-line",
                tooltip="Add a line: a product, how many, for how much"),
        Binding("minus,－", "remove_line", "Less", show=False, key_display="-", id="sale.remove-line",
                tooltip="Take the line under the cursor away, or one that is chosen"),
    ]  # fmt: skip

    @property
    def questions(self) -> list[Question]:
        """What is asked about a line; only one of an order has a cost of its own."""
        return [one for one in QUESTIONS if one.name != "cost" or self.noun == "order"]

    @intention
    async def action_add_line(self) -> None:
        """Ask for a line and add it."""
        noun, number = self.noun, self.number

        def act(session: Session, typed: dict[str, str]) -> None:
            services.line_entries.add(session, noun, number, typed)

        if await ask_and_write(self, f"A line of {self.ref}", self.questions, f"add-line {self.ref}", act):
            await self.told(f"Added a line to {self.ref}")

    async def edit_line(self, line: int) -> None:
        """Show what a line holds, to be changed; what is emptied is unset."""
        noun, number, version = self.noun, self.number, self.shown.version if self.shown else None
        held = await self.desk.read(
            lambda session: services.line_entries.texts_of(session, noun, number, line)
        )
        asked = [one._replace(text=held[one.name], hint="", required=False) for one in self.questions]

        def act(session: Session, typed: dict[str, str]) -> None:
            services.line_entries.edit(session, noun, number, line, typed, version)

        if await ask_and_write(
            self, f"Line {line}: what changes?", asked, f"edit-line {self.ref} {line}", act
        ):
            await self.told(f"Changed line {line} of {self.ref}")

    @intention
    async def action_remove_line(self) -> None:
        """Take the line under the cursor away; elsewhere let the person pick one."""
        under, shown = self.item, self.shown
        if under is not None and under.line and shown is not None:
            await self._remove(under.line, shown.version)
            return
        noun, number = self.noun, self.number
        lines, version = await self.desk.read(lambda session: _lines(session, noun, number))
        if not lines:
            say(self, f"{self.ref} has no lines.")
            return
        answers = [(str(place), text) for place, text in enumerate(lines, start=1)]
        picked = await self.app.push_screen_wait(screens.pick.Pick("Take which line away?", answers))
        if picked:
            await self._remove(int(picked), version)

    async def _remove(self, line: int, version: int) -> None:
        noun, number = self.noun, self.number
        await self.desk.write(
            f"remove-line {self.ref}",
            lambda session: services.line_entries.remove(session, noun, number, line, version),
        )
        await self.told(f"Took line {line} of {self.ref} away")


class OrderScreen(SaleScreen):
    """An order with its lines, its deal and its details."""

    NOUN = "order"
    NEW: ClassVar[tuple[tuple[str, str], ...]] = (("task", "Task"), ("interaction", "Talk"))
    HELP_TEXT = (
        "One order: its lines, the deal it closes, all that is known of it, and who changed what. + adds a line, - "
        "takes the one under the cursor away; an amount that was the sum of the lines stays their sum. Enter opens "
        "what is under the cursor, e edits it, Esc goes back."
    )


def _lines(session: Session, noun: str, number: int) -> tuple[list[str], int]:
    """The lines as text, and the version of the record they were read in."""
    field, held = services.pages.sheet(session, noun, number, changes=0).cells["lines"]
    around = services.acting.context(session)
    texts = [display.cells.show(field, [line], around) for line in held or ()]
    return texts, services.editing.versions(session, noun, [number])[number]
