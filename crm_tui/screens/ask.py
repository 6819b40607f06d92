"""A small form over the screen: a few lines to fill in, answered as they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from crm_tui.values.text import safe


class Question(NamedTuple):
    """One line of the form; `hint` stands in it while it is empty."""

    name: str
    title: str
    hint: str = ""
    text: str = ""
    required: bool = False


class Ask(ModalScreen[dict[str, str] | None]):
    """Answers with what was typed by the name of each question, None for a form that was left."""

    CSS = """
    Ask { align: center middle; }
    Ask > Vertical {
        width: 72; max-width: 94%; height: auto; max-height: 90%;
        background: $surface; border: round $border; padding: 0 1;
    }
    Ask Static { height: auto; }
    Ask .ask-title { text-style: bold; padding: 0 0 1 0; }
    Ask .ask-label { color: $text-muted; }
    Ask Input { border: none; height: 1; padding: 0 1; margin: 0 0 1 0; background: $panel; }
    Ask Input:focus { border: none; background: $primary 25%; }
    Ask #ask-says { color: $text-error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="ask.leave", tooltip="Write nothing"),
        Binding("ctrl+s", "save", "Save", id="ask.save", tooltip="Write what was typed"),
        Binding("up", "app.focus_previous", show=False, id="ask.up", tooltip="The line above"),
        Binding("down", "app.focus_next", show=False, id="ask.down", tooltip="The line below"),
    ]

    def __init__(self, title: str, questions: Sequence[Question]) -> None:
        super().__init__()
        self._title, self._questions = title, tuple(questions)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(safe(self._title)), classes="ask-title")
            for question in self._questions:
                yield Static(Content(question.title), classes="ask-label")
                yield Input(
                    question.text,
                    placeholder=safe(question.hint),
                    id="-".join(("ask", question.name)),
                    select_on_focus=False,
                )
            yield Static("", id="ask-says", markup=False)
            last = "Enter writes" if len(self._questions) == 1 else "Enter goes on, Ctrl+S writes"
            yield Static(Content.styled(f"{last} · Esc leaves", "$text-muted"))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        """Go to the next line; from the last one, answer."""
        inputs = list(self.query(Input))
        after = inputs.index(event.input) + 1
        if after < len(inputs):
            inputs[after].focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Answer, unless something that is needed is missing."""
        typed = {
            question.name: self.query_one("-".join(("#ask", question.name)), Input).value.strip()
            for question in self._questions
        }
        for question in self._questions:
            if question.required and not typed[question.name]:
                self.query_one("#ask-says", Static).update(Content(f"{question.title} is missing."))
                self.query_one("-".join(("#ask", question.name)), Input).focus()
                return
        self.dismiss(typed)

    def action_leave(self) -> None:
        """Answer with nothing."""
        self.dismiss(None)
