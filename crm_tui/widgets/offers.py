"""What may be meant by what is being typed: a short list under an input, chosen from without leaving it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from crm_tui.values.text import safe


class Offer(NamedTuple):
    """What choosing it stands for, and how a person knows it: `of` is the client that tells namesakes apart."""

    value: str
    ref: str
    name: str
    of: str = ""


class Offers(OptionList):
    """Shown while there is something to offer."""

    DEFAULT_CSS = """
    Offers { display: none; height: auto; max-height: 6; border: none; padding: 0 1; background: $panel; }
    Offers.-offering { display: block; }
    """

    can_focus = False
    _offers: list[Offer] = []  # noqa: RUF012 - replaced, never changed

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these, the first one chosen; nothing for none."""
        self._offers = list(offers)
        self.clear_options()
        self.add_options([Option(_shown(offer)) for offer in offers])
        self.highlighted = 0 if offers else None
        self.set_class(bool(offers), "-offering")

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self.remove_class("-offering")

    @property
    def offering(self) -> bool:
        """Whether something is offered."""
        return self.has_class("-offering")

    @property
    def chosen(self) -> Offer | None:
        """The one that stands out, None where nothing is offered."""
        return self._offers[self.highlighted] if self.offering and self.highlighted is not None else None

    def step(self, step: int) -> None:
        """Let the next one stand out, round about."""
        if self.offering:
            self.highlighted = ((self.highlighted or 0) + step) % self.option_count


def _shown(offer: Offer) -> Content:
    of = f"  {offer.of}" if offer.of else ""
    return Content.assemble((offer.ref.ljust(7), "$muted-text"), safe(offer.name), (safe(of), "$muted-text"))
