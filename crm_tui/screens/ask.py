"""A small form over the screen: a few lines to fill in, answered as they were typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Input, Static

from crm_tui.errors import CrmError
from crm_tui.screens.dialog import Dialog, Result
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import in_a_line
from crm_tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from crm_tui.store.database import Session


class Question(NamedTuple):
    """One line of the form; `hint` stands in it while it is empty."""

    name: str
    title: str
    hint: str = ""
    text: str = ""
    required: bool = False


class Ask(Dialog[dict[str, str]]):
    """Answers with what was typed by the name of each question, None for a form that was left."""

    DEFAULT_CSS = """
    Ask > .dialog-box { width: 72; }
    Ask .ask-label { color: $muted-text; }
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

    def __init__(self, title: str, questions: Sequence[Question], problem: str = "") -> None:
        """`problem` is what was wrong with what was typed before."""
        super().__init__()
        self._title, self._questions, self._problem = title, tuple(questions), problem

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static(Content(safe(self._title)), classes="dialog-title")
            for question in self._questions:
                yield Static(Content(question.title), classes="ask-label")
                yield LineInput(
                    question.text,
                    placeholder=safe(question.hint),
                    id="-".join(("ask", question.name)),
                    select_on_focus=False,
                )
            yield Static(Content(safe(self._problem)), id="ask-says")
            last = "Enter writes" if len(self._questions) == 1 else "Enter goes on, Ctrl+S writes"
            yield Static(Content(f"{last} · Esc leaves"), classes="dialog-keys")

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


async def ask_until(
    node: DOMNode,
    title: str,
    questions: Sequence[Question],
    act: Callable[[dict[str, str]], Awaitable[Result]],
) -> Result | None:
    """What `act` made of the answers; what it refuses is asked again with what is wrong. None when left."""
    problem = ""
    while (typed := await node.app.push_screen_wait(Ask(title, questions, problem))) is not None:
        try:
            return await act(typed)
        except CrmError as error:
            problem = in_a_line(error)
            questions = [question._replace(text=typed[question.name]) for question in questions]
    return None


async def ask_and_write(
    node: DOMNode,
    title: str,
    questions: Sequence[Question],
    command: str,
    act: Callable[[Session, dict[str, str]], object],
) -> bool:
    """Ask, then write what was answered as one command. False when left."""

    async def write(typed: dict[str, str]) -> bool:
        await desk_of(node).write(command, lambda session: act(session, typed))
        return True

    return bool(await ask_until(node, title, questions, write))
