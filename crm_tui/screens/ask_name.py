"""A question that one record answers, found by part of its name as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from crm_tui import services
from crm_tui.errors import CrmError
from crm_tui.screens.dialog import Dialog
from crm_tui.values.text import safe
from crm_tui.widgets.intention import in_a_line, intention
from crm_tui.widgets.name_input import NameInput

if TYPE_CHECKING:
    from crm_tui.store.lookup import Match


class AskName(Dialog[str]):
    """Answers with what names one record and no other, "" for none of them, None when left."""

    DEFAULT_CSS = """
    AskName > .dialog-box { width: 60; }
    AskName #ask-says { color: $text-error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="name.quit", tooltip="Leave it as it was"),
    ]

    def __init__(self, question: str, noun: str, name: str) -> None:
        """`name` stands there to begin with, and goes when something else is typed."""
        super().__init__()
        self._question, self._noun, self._name_held = question, noun, name

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static(Content(self._question), classes="dialog-title")
            yield NameInput(self._noun, self._name_held, id="ask-name")
            yield Static("", id="ask-says", markup=False)
            yield Static("Enter takes it, an empty line any · Esc leaves", classes="dialog-keys")

    @on(NameInput.Picked)
    def _picked(self, event: NameInput.Picked) -> None:
        self._find(event.ref)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._find(event.value)
        else:
            self.dismiss("")

    @intention
    async def _find(self, text: str) -> None:
        """Answer with the one record the text names; what is wrong is told."""
        try:
            found = await self.desk.read(lambda session: services.finding.find(session, self._noun, text))
        except CrmError as error:
            self.query_one("#ask-says", Static).update(Content(safe(in_a_line(error))))
        else:
            self.dismiss(await self._sure(found))

    async def _sure(self, found: Match) -> str:
        return await self.desk.run(
            lambda: self.desk.plain_here(lambda db: services.named.sure(db, self._noun, found.id, found.name))
        )
