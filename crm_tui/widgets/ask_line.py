"""A question at the foot of a list with one line to answer it in, and what the answer would mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from crm_tui.errors import Invalid
from crm_tui.values.text import safe
from crm_tui.widgets.line_input import LineInput

Meaning = Callable[[str], str]


class AskLine(Horizontal):
    """Hidden until `ask`; Enter answers what can be read, Esc leaves without an answer."""

    DEFAULT_CSS = """
    AskLine {
        height: 1; background: $surface; padding: 0 1; display: none;
        &.-asking { display: block; }
        & > #ask-question { width: auto; max-width: 60%; color: $accent; text-style: bold; }
        & > Input { width: 24; height: 1; border: none; padding: 0 1; background: $panel; }
        & > Input:focus { border: none; }
        & > #ask-meaning { width: 1fr; height: 1; padding: 0 1; color: $muted-text; }
        &.-wrong > #ask-meaning { color: $text-error; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="ask.leave", tooltip="Go back without an answer"),
    ]

    @dataclass
    class Answered(Message):
        """An answer that can be read was given."""

        text: str

    @dataclass
    class Left(Message):
        """The question was left without an answer."""

    def __init__(self, meaning: Meaning, hint: str) -> None:
        """`meaning` says what an answer would do, or raises Invalid; `hint` stands there before one is typed."""
        super().__init__()
        self._meaning, self._hint = meaning, hint

    def compose(self) -> ComposeResult:
        yield Static(id="ask-question", markup=False)
        yield LineInput(id="ask")
        yield Static(id="ask-meaning", markup=False)

    def ask(self, question: str) -> None:
        """Put the question and wait for an answer."""
        self.query_one("#ask-question", Static).update(Content(f"{safe(question)} "))
        self.add_class("-asking")
        typed = self.query_one(Input)
        typed.value = ""
        typed.focus()
        self._tell("")

    @on(Input.Changed, "#ask")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell(event.value)

    @on(Input.Submitted, "#ask")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if text and self._tell(text, ended=True):
            self._close()
            self.post_message(self.Answered(text))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self._close()
        self.post_message(self.Left())

    def _close(self) -> None:
        self.remove_class("-asking")

    def _tell(self, text: str, *, ended: bool = False) -> bool:
        """Show what the answer would mean, once ended what is wrong with it; whether it can be read."""
        says, readable = self._hint, True
        if text.strip():
            try:
                says = self._meaning(text.strip())
            except Invalid as error:
                says, readable = error.message if ended else self._hint, False
        self.set_class(ended and not readable, "-wrong")
        self.query_one("#ask-meaning", Static).update(Content(safe(says)))
        return readable
