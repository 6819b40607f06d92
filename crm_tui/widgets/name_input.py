"""An input for a reference: what is typed is looked up, and the records it may mean are offered below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import DescendantBlur
from textual.message import Message
from textual.widgets import Input, OptionList

from crm_tui import services
from crm_tui.errors import CrmError
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import Workplace, intention
from crm_tui.widgets.line_input import LineInput
from crm_tui.widgets.offers import Offer, Offers

_PAUSE_SECONDS = 0.12


class NameInput(Workplace, Vertical):
    """Offers records of one noun by part of a name, phone, pinyin or initials; a ref may be typed too."""

    DEFAULT_CSS = """
    NameInput { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "next(1)", show=False, id="name.next", tooltip="The next of the records offered"),
        Binding("up", "next(-1)", show=False, id="name.previous", tooltip="The one before"),
        Binding("escape", "withdraw", show=False, id="name.leave", tooltip="Take the offers away"),
    ]

    @dataclass
    class Picked(Message):
        """One of the records offered was taken."""

        ref: str

    def __init__(self, noun: str, value: str, shown: str = "", *, id: str) -> None:
        """`shown` is what is to be seen of a `value` that is a ref."""
        super().__init__(id=id)
        self._noun = noun
        self._start = shown or value
        self._picked = (value, shown) if shown else None  # a ref and the text it stands for
        self._offered_for = ""

    def compose(self) -> ComposeResult:
        yield LineInput(self._start, select_on_focus=True, compact=True)
        yield Offers()

    @property
    def value(self) -> str:
        """The ref of the record picked, else the text as typed."""
        text = self.query_one(Input).value
        return self._picked[0] if self._picked is not None and self._picked[1] == text else text

    def take(self, value: str, shown: str) -> None:
        """Hold a ref or a text, under the text that is to be seen."""
        self._start = shown
        self._picked = (value, shown) if value != shown else None
        self.query_one(Input).value = shown

    @property
    def text(self) -> str:
        """What the person sees in the input."""
        return self.query_one(Input).value

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        picked = self._picked is not None and self._picked[1] == event.value
        if (
            self.query_one(Input).has_focus
            and event.value.strip()
            and event.value != self._start
            and not picked
        ):
            self.set_timer(_PAUSE_SECONDS, lambda text=event.value: self._offer(text))
        else:
            self.query_one(Offers).withdraw()

    @intention
    async def _offer(self, text: str) -> None:
        if text == self.text and text != self._offered_for:
            await self._look_up(text)

    async def _look_up(self, text: str) -> None:
        desk = desk_of(self)
        try:
            found = await desk.run(
                lambda: desk.plain_here(lambda db: services.named.find(db, text, (self._noun,)))
            )
        except CrmError:
            found = []
        if text != self.text or not self.is_mounted:
            return
        self.query_one(Offers).offer([Offer(match.ref, match.ref, match.name, match.of) for match in found])
        self._offered_for = text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is offered, the keys are the form's."""
        if action in ("next", "withdraw"):
            return any(offers.offering for offers in self.query(Offers))
        return super().check_action(action, parameters)

    def action_next(self, step: int) -> None:
        """Move among the records offered."""
        self.query_one(Offers).step(step)

    def action_withdraw(self) -> None:
        """Take the offers away."""
        self.query_one(Offers).withdraw()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if not self.query_one(Offers).offering:
            return
        event.stop()
        if self._offered_for == event.value:
            self._pick_highlighted()
        else:
            self._look_up_and_pick(event.value)

    @intention
    async def _look_up_and_pick(self, text: str) -> None:
        """Enter came before the offers for all that was typed: of several the person chooses, one is meant."""
        await self._look_up(text)
        if self.query_one(Offers).option_count == 1:
            self._pick_highlighted()

    def _pick_highlighted(self) -> None:
        if chosen := self.query_one(Offers).chosen:
            self._pick(chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._pick_highlighted()

    def _pick(self, offer: Offer) -> None:
        self._picked = (offer.ref, offer.name)
        self.query_one(Input).value = offer.name
        self.query_one(Offers).withdraw()
        self.post_message(self.Picked(offer.ref))

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Take the offers away when the person goes on."""
        self.query_one(Offers).withdraw()
