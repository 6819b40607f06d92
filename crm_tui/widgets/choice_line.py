"""One line of choices in force, each with its key; a click on one asks to change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from crm_tui.values.text import safe
from crm_tui.widgets.cut_lines import CutLines

_GAP = 3


class Choice(NamedTuple):
    """One choice: its name, the key that changes it, what it is called, what holds now."""

    name: str
    key: str
    title: str
    text: str

    @property
    def cells(self) -> int:
        """How wide it is drawn."""
        return self.shown.cell_length

    @property
    def shown(self) -> Content:
        """Key, title and what holds."""
        title = f" {self.title}" if self.title else ""
        return Content.assemble(
            (self.key, "bold $accent"), (title, "$muted-text"), " ", (safe(self.text), "bold")
        )


class ChoiceLine(Widget, can_focus=False):
    """As many choices as there is room for, from left to right."""

    DEFAULT_CSS = """
    ChoiceLine { height: 1; background: $surface; padding: 0 1; text-wrap: nowrap; }
    """

    choices: reactive[tuple[Choice, ...]] = reactive(())

    @dataclass
    class Pressed(Message):
        """A choice was clicked."""

        name: str

    def show(self, choices: Sequence[Choice]) -> None:
        """Show these."""
        self.choices = tuple(choices)

    def render(self) -> CutLines:
        """Key, title and what holds, of each."""
        return CutLines(Content(" " * _GAP).join([one.shown for one in self.choices]))

    def on_click(self, event: Click) -> None:
        """Tell which one it was."""
        place = event.get_content_offset(self)
        start = 0
        for one in self.choices:
            if place is not None and start <= place.x < start + one.cells:
                self.post_message(self.Pressed(one.name))
            start += one.cells + _GAP
