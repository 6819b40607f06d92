"""What lies over a screen and is answered or left: forms, questions, choices, help."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

from crm_tui.widgets.desk import Desk, desk_of
from crm_tui.widgets.intention import Workplace

Result = TypeVar("Result")


class Dialog(ModalScreen[Result], Workplace):
    """A box in the middle, its frame the child of class `dialog-box`; left without an answer it gives None."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 65%; }
    Dialog > .dialog-box {
        max-width: 94%; height: auto; max-height: 90%;
        background: $surface; border: round $border; padding: 0 1;
    }
    Dialog Static { height: auto; }
    Dialog OptionList:focus { border: none; }
    """

    @property
    def desk(self) -> Desk:
        """The door to the file."""
        return desk_of(self)

    def action_leave(self) -> object:
        """Close without an answer."""
        return self.dismiss(None)
