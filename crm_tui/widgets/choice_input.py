"""An input for one of a few words: chosen by its first letter, or from a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import Select

from crm_tui.values.text import safe


class ChoiceInput(Select[str], inherit_bindings=False):
    """Typing a letter goes to the next choice that begins with it, Backspace to none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "show_overlay", show=False, id="choice.open", tooltip="Open the list of choices"),
        Binding("backspace,delete", "none", show=False, id="choice.none", tooltip="Choose nothing"),
    ]  # fmt: skip

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str, *, id: str) -> None:
        """`choices` are (value, title); what is chosen is a value, or "" for none."""
        self._titles = [(value, title.casefold()) for value, title in choices]
        options = [(Content(safe(title)), value) for value, title in choices]
        known = chosen in dict(choices)
        super().__init__(
            options, value=chosen if known else Select.NULL, allow_blank=True, prompt="–", compact=True, id=id
        )

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whatever can be typed is a choice here, never a key of the app."""
        return character is not None and character.isprintable() and character != " "

    def on_key(self, event: Key) -> None:
        """Go to the next choice that begins with the letter."""
        if self.expanded or event.character is None or not self.check_consume_key(event.key, event.character):
            return
        event.stop()
        letter = event.character.casefold()
        values = [value for value, _ in self._titles]
        start = values.index(str(self.value)) + 1 if self.value in values else 0
        for value, title in self._titles[start:] + self._titles[:start]:
            if title.startswith(letter):
                self.value = value
                return

    def action_none(self) -> None:
        """Choose nothing."""
        self.value = Select.NULL
