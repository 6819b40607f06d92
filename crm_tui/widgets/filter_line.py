"""The line above a list: what it shows, and where its filter is typed, with what may follow below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from crm_tui import services
from crm_tui.errors import CrmError
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import Workplace, intention
from crm_tui.widgets.line_input import LineInput
from crm_tui.widgets.list_title import ListTitle

HINT = "words, or: tier=key and last_touch>90d"
_PAUSE_SECONDS = 0.25  # after the last key, before the list is asked
_OFFER_SECONDS = 0.08  # after the last key, before it is said what may follow


class FilterLine(Workplace, Widget):
    """One line: the facts of the list, or the filter in force; below it what may follow, or what is wrong."""

    DEFAULT_CSS = """
    FilterLine {
        layout: horizontal; height: 1; overflow: hidden; background: $surface; padding: 0 1;
        & > #filter-sign { width: auto; color: $accent; text-style: bold; display: none; }
        & > Input { width: 2fr; height: 1; border: none; padding: 0; background: $surface; display: none; }
        & > Input:focus { border: none; }
        & > #filter-says { width: 1fr; color: $muted-text; text-wrap: nowrap; }
        &.-typing > Input, &.-typing > #filter-sign { display: block; }
        &.-typing > #filter-says { text-align: right; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Clear filter", id="filter.clear", tooltip="Show everything again"),
        Binding("tab", "complete", "Complete", id="filter.complete",
                tooltip="Take the word that is offered; once more: the next one"),
        Binding(
            "down,enter", "keep", "To the list", id="filter.keep", tooltip="Keep the filter, go to the list"
        ),
    ]  # fmt: skip

    @dataclass
    class Typed(Message):
        """The filter was changed, after a pause in typing or at once by a key."""

        text: str

    @dataclass
    class Left(Message):
        """The person goes back to the list."""

    def __init__(self, title: str, hint: str = HINT, noun: str = "") -> None:
        """`hint` shows what may be typed; it is read as markup, so it never holds data.

        `noun` is the kind of record whose fields are offered; none for a filter of words alone.
        """
        super().__init__()
        self._title, self._hint, self._noun = title, hint, noun
        self._facts = ""
        self.asked = ""  # what was passed on last
        self.loaded = False  # whether the facts of the list were ever told
        self._input: Input | None = None  # made when it is first wanted
        self._below: Below | None = None  # made when it first has something to say
        self._stays = ""
        self._offered: tuple[str, ...] = ()
        self._taken = -1

    def compose(self) -> ComposeResult:
        yield ListTitle(id="filter-says")

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
        """Let the filter be typed, from this very moment on."""
        self.screen.set_focus(await self._open())

    async def hold(self, text: str) -> None:
        """Take over a filter that already holds, without asking for it again."""
        self.asked = text
        if text:
            (await self._open()).value = text
        elif self._input is not None:
            self._input.value = ""
            self.remove_class("-typing")

    async def _open(self) -> Input:
        if self._input is None:
            self._input = LineInput(placeholder=self._hint, id="filter", select_on_focus=False)
            await self.mount(Static("/ ", id="filter-sign", markup=False), self._input, before=0)
        self.add_class("-typing")
        return self._input

    def tell(self, facts: str) -> None:
        """Show the facts of the list, such as how many records it holds, with " · " between them."""
        self._facts = facts
        self.loaded = self.loaded or bool(facts)
        self.query_one(ListTitle).tell(self._title, facts)

    def refuse(self, sentence: str) -> None:
        """Show below what is wrong with the filter typed; it and the list stay as they were."""
        self._say_below(Content(safe(sentence)), wrong=True)

    def _say_below(self, text: Content, *, wrong: bool = False) -> None:
        if self._below is None:
            self._below = Below()
            assert isinstance(self.parent, Widget)
            self.parent.mount(self._below, after=self)
        self._below.say(text, wrong=wrong)

    def _silence(self, *, wrong: bool = True) -> None:
        """Say nothing below any more; without `wrong` only what is offered goes."""
        self._offered, self._taken = (), -1
        if self._below is not None and (wrong or not self._below.has_class("-wrong")):
            self._below.say(Content(""))

    @on(Input.Changed, "#filter")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._line:
            self._silence()
            if self._noun and event.input.has_focus:
                self.set_timer(_OFFER_SECONDS, lambda text=event.value: self._offer(text))
        self._pass_on(event.value)

    @property
    def _line(self) -> str | None:
        """The filter with the word taken among those offered."""
        return self._stays + self._offered[self._taken] if self._taken >= 0 else None

    def _pass_on(self, text: str) -> None:
        self.set_timer(_PAUSE_SECONDS, lambda: self._ask(text))

    def _ask(self, text: str) -> None:
        """Pass the filter on, if it is still the one typed and was not passed on yet."""
        if text == self.text and text != self.asked:
            self.asked = text
            self.post_message(self.Typed(text))

    @intention
    async def _offer(self, text: str) -> None:
        """Say how the last word may go on, if the text is still the one typed."""
        if text == self.text and not self._offered:
            await self._look_up(text)

    async def _look_up(self, text: str) -> None:
        try:
            found = await desk_of(self).read(lambda s: services.vocabulary.completed(s, self._noun, text))
        except CrmError:
            return
        if found.words and text == self.text:
            self._stays, self._offered, self._taken = found.stays, found.words, -1
            self._say_below(_told(self._offered, self._taken))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what knows its fields has something to complete."""
        return super().check_action(action, parameters) and (action != "complete" or bool(self._noun))

    @intention
    async def action_complete(self) -> None:
        """Take the first word offered, then the next ones, and the first again."""
        if not self._offered:
            await self._look_up(self.text)
        if self._offered and self._input is not None:
            self._taken = (self._taken + 1) % len(self._offered)
            self._input.value = self._line or ""
            self._input.cursor_position = len(self._input.value)
            self._say_below(_told(self._offered, self._taken))

    @on(Input.Submitted, "#filter")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Keep what was typed and go to the list."""
        self._ask(self.text)
        self._silence(wrong=False)
        if not self.text.strip():
            self.remove_class("-typing")
        self.post_message(self.Left())

    def action_leave(self) -> None:
        """Take the filter away and go to the list."""
        self._silence()
        if self._input is not None:
            self._input.value = ""
        self._ask("")
        self.remove_class("-typing")
        self.post_message(self.Left())


class Below(Static):
    """The line under a filter, there only while it has something to say."""

    DEFAULT_CSS = """
    Below {
        height: auto; max-height: 3; display: none; background: $surface; color: $muted-text; padding: 0 3;
        &.-saying { display: block; }
        &.-wrong { color: $text-error; }
    }
    """

    def __init__(self) -> None:
        super().__init__("", id="filter-below", markup=False)

    def say(self, text: Content, *, wrong: bool = False) -> None:
        """Show it; nothing for an empty text."""
        self.update(Content.assemble(text))
        self.set_class(bool(text), "-saying")
        self.set_class(wrong and bool(text), "-wrong")


def _told(words: Sequence[str], taken: int) -> Content:
    """The words offered, the one taken standing out."""
    parts = [Content("Tab:")]
    for place, word in enumerate(words):
        parts.append(Content.styled(safe(word), "bold underline $accent" if place == taken else ""))
    return Content("  ").join(parts)
