"""The line above a list: what it shows, and where its filter is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from crm_tui.values.text import safe

HINT = "words, or: tier=key and owner=me and last_touch>90d"
_PAUSE_SECONDS = 0.25  # after the last key, before the list is asked


class FilterLine(Horizontal):
    """One line: the facts of the list, the filter in force, or what is wrong with the one typed."""

    DEFAULT_CSS = """
    FilterLine {
        height: 1; background: $surface; padding: 0 1;
        & > #filter-sign { width: auto; color: $accent; text-style: bold; display: none; }
        & > Input { width: 2fr; height: 1; border: none; padding: 0; background: $surface; display: none; }
        & > Input:focus { border: none; }
        & > #filter-says {
            width: 1fr; color: $muted-text; text-wrap: nowrap; text-overflow: ellipsis;
        }
        &.-typing > Input, &.-typing > #filter-sign { display: block; }
        &.-typing > #filter-says { text-align: right; }
        &.-typing.-wrong > #filter-says { width: 4fr; }
        &.-wrong > #filter-says { color: $text-error; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Clear filter", id="filter.clear", tooltip="Show everything again"),
        Binding(
            "down,enter", "keep", "To the list", id="filter.keep", tooltip="Keep the filter, go to the list"
        ),
    ]

    @dataclass
    class Typed(Message):
        """The filter was changed, after a pause in typing or at once by a key."""

        text: str

    @dataclass
    class Left(Message):
        """The person goes back to the list."""

    def __init__(self, title: str, hint: str = HINT) -> None:
        """`hint` shows what may be typed; it is read as markup, so it never holds data."""
        super().__init__()
        self._title, self._hint = title, hint
        self._facts = ""
        self._asked = ""
        self.loaded = False  # whether the facts of the list were ever told
        self._input: Input | None = None  # made when it is first wanted

    def compose(self) -> ComposeResult:
        yield Static("", id="filter-says", markup=False)

    def on_mount(self) -> None:
        self.tell(self._facts)

    @property
    def text(self) -> str:
        """The filter as typed."""
        return self._input.value if self._input is not None else ""

    def retitle(self, title: str) -> None:
        """Call the list something else from now on."""
        self._title = title
        self.tell(self._facts)

    async def begin(self) -> None:
        """Let the filter be typed."""
        (await self._open()).focus()

    async def hold(self, text: str) -> None:
        """Take over a filter that already holds, without asking for it again."""
        self._asked = text
        if text:
            (await self._open()).value = text
        elif self._input is not None:
            self._input.value = ""
            self.remove_class("-typing")

    async def _open(self) -> Input:
        if self._input is None:
            self._input = Input(placeholder=self._hint, id="filter", select_on_focus=False)
            await self.mount(Static("/ ", id="filter-sign", markup=False), self._input, before=0)
        self.add_class("-typing")
        return self._input

    def tell(self, facts: str) -> None:
        """Show the facts of the list, such as how many records it holds."""
        self._facts = facts
        self.loaded = self.loaded or bool(facts)
        self.remove_class("-wrong")
        title = Content.styled(self._title, "bold $foreground")
        self.query_one("#filter-says", Static).update(Content.assemble(title, "  ", safe(facts)))

    def refuse(self, sentence: str) -> None:
        """Show what is wrong with the filter typed; the list stays as it was."""
        self.add_class("-wrong")
        self.query_one("#filter-says", Static).update(Content(safe(sentence)))

    @on(Input.Changed, "#filter")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.set_timer(_PAUSE_SECONDS, lambda text=event.value: self._ask(text))

    def _ask(self, text: str) -> None:
        """Pass the filter on, if it is still the one typed and was not passed on yet."""
        if text == self.text and text != self._asked:
            self._asked = text
            self.post_message(self.Typed(text))

    @on(Input.Submitted, "#filter")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what was typed and go to the list."""
        self._ask(self.text)
        if not self.text.strip():
            self.remove_class("-typing")
        self.post_message(self.Left())

    def action_leave(self) -> None:
        """Take the filter away and go to the list."""
        if self._input is not None:
            self._input.value = ""
        self._ask("")
        self.remove_class("-typing")
        self.post_message(self.Left())
