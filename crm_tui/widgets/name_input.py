"""An input for a reference: what is typed is looked up, and the records it may mean are offered below."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantBlur
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from crm_tui import services
from crm_tui.errors import CrmError
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import Workplace, intention

_PAUSE_SECONDS = 0.12


class NameInput(Workplace, Vertical):
    """Offers records of one noun by part of a name, phone, pinyin or initials; a ref may be typed too."""

    DEFAULT_CSS = """
    NameInput {
        height: auto;
        & > OptionList {
            display: none; height: auto; max-height: 6; border: none; padding: 0 1; background: $panel;
        }
        &.-offering > OptionList { display: block; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "next(1)", show=False, id="name.next", tooltip="The next of the records offered"),
        Binding("up", "next(-1)", show=False, id="name.previous", tooltip="The one before"),
    ]

    def __init__(self, noun: str, value: str, *, id: str) -> None:
        super().__init__(id=id)
        self._noun = noun
        self._start = value
        self._picked: tuple[str, str] | None = None  # (ref, the text it stands for)
        self._names: dict[str, str] = {}
        self._offered_for = ""

    def compose(self) -> ComposeResult:
        yield Input(self._start, select_on_focus=True, compact=True)
        offers = OptionList()
        offers.can_focus = False
        yield offers

    @property
    def value(self) -> str:
        """The ref of the record picked, else the text as typed."""
        text = self.query_one(Input).value
        return self._picked[0] if self._picked is not None and self._picked[1] == text else text

    @value.setter
    def value(self, text: str) -> None:
        self._start = text
        self._picked = None
        self.query_one(Input).value = text

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
            self.remove_class("-offering")

    @intention
    async def _offer(self, text: str) -> None:
        if text == self.text and text != self._offered_for:
            await self._look_up(text)

    async def _look_up(self, text: str) -> None:
        try:
            found = await desk_of(self).read(lambda s: services.pages.named(s, text, (self._noun,)))
        except CrmError:
            found = []
        if text != self.text or not self.is_mounted:
            return
        offers = self.query_one(OptionList)
        offers.clear_options()
        offers.add_options([Option(_shown(match.ref, match.name), id=match.ref) for match in found])
        offers.highlighted = 0 if found else None
        self._names = {match.ref: match.name for match in found}
        self._offered_for = text
        self.set_class(bool(found), "-offering")

    def action_next(self, step: int) -> None:
        """Move among the records offered."""
        offers = self.query_one(OptionList)
        if offers.option_count and self.has_class("-offering"):
            offers.highlighted = ((offers.highlighted or 0) + step) % offers.option_count

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if not self.has_class("-offering"):
            return
        event.stop()
        if self._offered_for == event.value:
            self._pick_highlighted()
        else:
            self._look_up_and_pick(event.value)

    @intention
    async def _look_up_and_pick(self, text: str) -> None:
        """Enter came before the offers for all that was typed: pick from these, not from older ones."""
        await self._look_up(text)
        self._pick_highlighted()

    def _pick_highlighted(self) -> None:
        offers = self.query_one(OptionList)
        if offers.highlighted is not None:
            self._pick(str(offers.get_option_at_index(offers.highlighted).id))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._pick(str(event.option_id))

    def _pick(self, ref: str) -> None:
        name = self._names[ref]
        self._picked = (ref, name)
        self.query_one(Input).value = name
        self.remove_class("-offering")

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Take the offers away when the person goes on."""
        self.remove_class("-offering")


def _shown(ref: str, name: str) -> Content:
    return Content.assemble((ref.ljust(7), "$muted-text"), safe(name))
