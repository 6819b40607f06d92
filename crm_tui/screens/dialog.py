"""What lies over a screen and is answered or left: forms, questions, choices, help."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from crm_tui.widgets.desk import Desk, desk_of
from crm_tui.widgets.intention import Workplace

Result = TypeVar("Result")


class Dialog(Workplace, ModalScreen[Result]):
    """A box in the middle, its frame the child of class `dialog-box`; left without an answer it gives None."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 65%; }
    Dialog > .dialog-box {
        max-width: 94%; height: auto; max-height: 90%;
        background: $surface; border: round $border; padding: 0 1;
    }
    Dialog Static { height: auto; }
    Dialog .dialog-title { text-style: bold; color: $text-accent; padding: 0 0 1 0; }
    Dialog .dialog-keys { color: $muted-text; }
    Dialog OptionList { height: auto; border: none; background: $surface; padding: 0; }
    Dialog OptionList:focus { border: none; background-tint: $surface 0%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1", "app.explain", "Help", id="dialog.help", tooltip="The keys of this box, and what it is for"
        ),
    ]
    HELP_TEXT: ClassVar[str] = "Esc leaves without an answer; nothing is written then."

    def on_mount(self) -> None:
        """Take away the notice that would lie over what is typed now."""
        self.app.clear_notifications()

    def explanation(self) -> str:
        """What this is for, in plain words; help shows it above the keys."""
        return self.HELP_TEXT

    @property
    def desk(self) -> Desk:
        """The door to the file."""
        return desk_of(self)

    def action_leave(self) -> object:
        """Close without an answer."""
        return self.dismiss(None)
