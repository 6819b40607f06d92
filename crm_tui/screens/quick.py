"""The quick line: one entry in the grammar of the shell, written by the very functions the shell runs.

While one types it shows what would be written, by doing it and taking it back, and offers the names that fit.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from crm_tui import services
from crm_tui.errors import CrmError
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.one_line import VERBS, verb_of
from crm_tui.screens.dialog import Dialog
from crm_tui.values.text import safe
from crm_tui.widgets import foresight
from crm_tui.widgets.intention import intention, say
from crm_tui.widgets.line_input import LineInput
from crm_tui.widgets.offers import Offers

_PAUSE_SECONDS = 0.12


def told(echo: Echo) -> list[str]:
    """What a notice says of an entry that was written, part by part."""
    return [*(text.strip() for text in echo.lines if text != UNDO), "u undoes"]


class QuickScreen(Dialog[list[str]]):
    """A line at the foot of the screen; answers with the refs of what was written."""

    DEFAULT_CSS = """
    QuickScreen { align: center bottom; background: $background 40%; }
    QuickScreen > Vertical {
        height: auto; background: $surface; border-top: heavy $accent; padding: 0 1;
    }
    QuickScreen Input { border: none; height: 1; padding: 0; background: $surface; }
    QuickScreen Input:focus { border: none; }
    QuickScreen Static { height: auto; max-height: 8; color: $muted-text; }
    QuickScreen Static.-good { color: $text; }
    QuickScreen Static.-wrong { color: $text-error; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="quick.leave", tooltip="Close the line; nothing is written"),
        Binding("ctrl+n", "write_new", "Write, new client", id="quick.new",
                tooltip="Write it and make the client or contact it names"),
        Binding("tab", "take", "Take the name", id="quick.take", priority=True,
                tooltip="Take the name that is offered"),
        Binding("down", "step(1)", show=False, id="quick.next", tooltip="The next of the names offered"),
        Binding("up", "step(-1)", show=False, id="quick.previous", tooltip="The one before"),
    ]  # fmt: skip

    HELP_TEXT = (
        "One line for one entry. Before the colon stands who, how and how long, after it what was said; "
        "@ names people, # tags it, >day is what is to be done then. Below stands what would be written.\n\n"
        "  Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample\n"
        "  海尔 @王敏 电话 30分钟：要200台 #价格 >周五 寄样品\n\n"
        "With one of these words in front it is no talk:\n\n"
        "  todo ring @Wang Min tomorrow 10:00 about the quote\n"
        "  deal Haier: 200 freezers 1.2m close 30 jun\n"
        "  complain Haier: two units arrived dented ^high\n"
        "  done t1\n"
        "  snooze t1 next tue\n\n"
        "A name that is new is made by Ctrl+N in place of Enter."
    )

    def __init__(self, text: str = "", note: str = "") -> None:
        """`note` stands above the line: what was done just before."""
        super().__init__()
        self._text, self._note = text, note

    def compose(self) -> ComposeResult:
        with Vertical():
            if self._note:
                yield Static(Content.styled(safe(self._note), "bold $accent"), id="quick-note")
            yield Static("", id="quick-verb", markup=False)
            yield LineInput(self._text, id="quick", select_on_focus=False)
            yield Offers()
            yield Static("", id="quick-says", markup=False)

    def on_mount(self) -> None:
        """Say what the line takes."""
        self._typed(self._text)

    @property
    def line(self) -> str:
        """What is typed now."""
        return self.query_one(Input).value

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._typed(event.value)

    def _typed(self, line: str) -> None:
        verb, _ = verb_of(line)
        words = Content.assemble(
            *((f" {word} ", "bold reverse" if word == verb else "") for word in VERBS),
            (" Enter writes · F1 helps · Esc leaves", "$muted-text"),
        )
        self.query_one("#quick-verb", Static).update(words)
        self.set_timer(_PAUSE_SECONDS, lambda: self._foresee(line))

    @intention
    async def _foresee(self, line: str) -> None:
        """Show what the line would write, and the names its end may mean, once the fingers rest."""
        if line != self.line:
            return
        foreseen = await self.desk.run(lambda: foresight.foresee(self.desk, line))
        if line == self.line:
            self.query_one(Offers).offer(foreseen.offers)
            self._say(foreseen.text, "-good" if foreseen.good else "")

    def _say(self, text: str, look: str) -> None:
        says = self.query_one("#quick-says", Static)
        says.set_classes(look)
        says.update(Content(safe(text, lines=True)))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._write(event.value, new=False)
        else:
            self.dismiss(None)

    @on(Offers.OptionSelected)
    def action_take(self) -> None:
        """Put the name that stands out in place of what was typed of it."""
        if chosen := self.query_one(Offers).chosen:
            line = self.query_one(Input)
            line.value = chosen.value + " "
            line.cursor_position = len(line.value)

    def action_step(self, step: int) -> None:
        """Let another of the names stand out."""
        self.query_one(Offers).step(step)

    def action_write_new(self) -> None:
        """Write it, and make whom it names."""
        self._write(self.line, new=True)

    @intention
    async def _write(self, line: str, *, new: bool) -> None:
        verb, _ = verb_of(line)
        try:
            echo = await self.desk.write(
                verb, lambda session: services.one_line.enter(session, line, new=new)
            )
        except CrmError as error:
            self._say(foresight.said(error), "-wrong")
            return
        say(self, *told(echo))
        self.dismiss(echo.refs)
