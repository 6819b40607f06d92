"""A short list to pick one thing from, or a question with its answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from crm_tui import services
from crm_tui.screens.dialog import Dialog
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of


class Pick(Dialog[str]):
    """Answers with the id of what was picked, None for nothing."""

    DEFAULT_CSS = """
    Pick > .dialog-box { width: 60; }
    Pick.-roomy > .dialog-box { width: 110; }
    Pick OptionList { max-height: 16; }
    Pick.-tall OptionList { max-height: 24; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="pick.leave", tooltip="Pick nothing"),
    ]

    def __init__(self, question: str, answers: Sequence[tuple[str, str]], at: str = "") -> None:
        """`answers` are (id, text) pairs; `at` is the id the cursor starts on."""
        super().__init__()
        self._question, self._answers, self._at = question, list(answers), at

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static(Content(safe(self._question, lines=True)), classes="dialog-title")
            yield OptionList(*(Option(Content(safe(text)), id=name) for name, text in self._answers))

    def on_mount(self) -> None:
        names = [name for name, _ in self._answers]
        self.query_one(OptionList).highlighted = names.index(self._at) if self._at in names else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with it."""
        self.dismiss(event.option_id)


async def pick_colleague(node: DOMNode, question: str) -> tuple[int, str] | None:
    """The id and name of the member who was picked, None for nobody."""
    members = await desk_of(node).read(services.handover.colleagues)
    picked = await node.app.push_screen_wait(
        Pick(question, [(str(number), name) for number, name in members])
    )
    return next((member for member in members if str(member[0]) == picked), None)
