"""Two people changed one record: both values, field by field, and which of them is to stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, RadioButton, RadioSet, Static

from crm_tui.screens.dialog import Dialog
from crm_tui.values.text import safe
from crm_tui.widgets.identifiers import identifier


class Difference(NamedTuple):
    """One field both changed: its title, what the file holds now, what was typed here."""

    name: str
    title: str
    theirs: str
    mine: str


class Side(RadioButton):
    """One of the two values; a filled circle and a word tell the chosen one, whatever the colours."""

    @property
    def _button(self) -> Content:
        chosen = ("(•)", "bold $text-success") if self.value else ("( )", "$muted-text")
        return Content.assemble(
            chosen, (" stays" if self.value else " goes ", "bold" if self.value else "$muted-text")
        )


class ConflictScreen(Dialog[dict[str, str]]):
    """Answers with "mine" or "theirs" for each field, None when the person goes back to the form."""

    DEFAULT_CSS = """
    ConflictScreen > .dialog-box { width: 84; border: round $warning; }
    ConflictScreen .conflict-field { text-style: bold; padding: 1 0 0 0; }
    ConflictScreen RadioSet { width: 1fr; border: none; padding: 0; background: $surface; height: auto; }
    ConflictScreen RadioSet:focus { border: none; background-tint: $surface 0%; }
    ConflictScreen RadioSet:blur RadioButton.-selected > .toggle--label { background: $surface; }
    ConflictScreen RadioButton { height: auto; width: 1fr; background: $surface; border: none; padding: 0; }
    """
    AUTO_FOCUS = "RadioSet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "Save the chosen ones", key_display="^s", priority=True,
                id="conflict.save", tooltip="Save the record with the values chosen"),
        Binding("ctrl+o", "all('mine')", "All mine", id="conflict.mine", tooltip="Choose what was typed here"),
        Binding("ctrl+t", "all('theirs')", "All theirs", id="conflict.theirs",
                tooltip="Choose what the file holds now"),
        Binding("escape", "leave", "Back to the form", id="conflict.leave", tooltip="Choose nothing yet"),
    ]  # fmt: skip

    HELP_TEXT = (
        "Somebody else changed what you changed. Each field shows both values: the arrows and Space choose which "
        "one stays, Ctrl+S saves. Esc goes back to the form and writes nothing."
    )

    def __init__(self, heading: str, differences: Sequence[Difference]) -> None:
        super().__init__()
        self._heading = heading
        self._differences = list(differences)

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog-box"):
            yield Static(Content(safe(self._heading)), classes="dialog-title")
            yield Static("Somebody else changed what you changed. Choose which value stays; Ctrl+S saves.")
            for found in self._differences:
                yield Static(Content(safe(found.title)), classes="conflict-field")
                with RadioSet(id=f"conflict-{identifier(found.name)}"):
                    yield Side(_side("yours ", found.mine), value=True)
                    yield Side(_side("theirs", found.theirs))
        yield Footer(compact=True, show_command_palette=False)

    def action_all(self, side: str) -> None:
        """Choose one side for every field."""
        for choice in self.query(RadioSet):
            choice.query(Side)[0 if side == "mine" else 1].value = True

    def action_save(self) -> None:
        """Answer with what was chosen."""
        self.dismiss({found.name: self._chosen(found.name) for found in self._differences})

    def _chosen(self, name: str) -> str:
        choice = self.query_one(f"#conflict-{identifier(name)}", RadioSet)
        return "theirs" if choice.pressed_index else "mine"


def _side(whose: str, text: str) -> Content:
    return Content.assemble(f"{whose}  ", safe(text, lines=True) or "(empty)")
