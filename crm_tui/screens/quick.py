"""The quick line: one entry in the grammar of the shell, written by the very functions the shell runs."""

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
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.one_line import VERBS, verb_of
from crm_tui.screens.dialog import Dialog
from crm_tui.values.text import safe
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    pass


EXAMPLES = {
    "log": "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample",
    "todo": "ring Wang Min tomorrow 10:00 about the quote",
    "deal": "Haier: 200 freezers 1.2m close 30 jun",
    "complain": "Haier: two units arrived dented, wants replacement ^high",
    "done": "t88",
    "snooze": "t88 2d",
}


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
    QuickScreen Static { height: auto; color: $muted-text; }
    QuickScreen Static.-wrong { color: $text-error; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="quick.leave", tooltip="Close the line; nothing is written"),
        Binding("ctrl+n", "write_new", "Write, new client", id="quick.new",
                tooltip="Write it and make the client or contact it names"),
    ]  # fmt: skip

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("", id="quick-verb", markup=False)
            yield Input(self._text, id="quick", select_on_focus=False)
            yield Static("", id="quick-says", markup=False)

    def on_mount(self) -> None:
        """Say what the line takes."""
        self._explain(self._text)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._explain(event.value)

    def _explain(self, line: str) -> None:
        verb, _ = verb_of(line)
        words = Content.assemble(
            *((f" {word} ", "bold reverse" if word == verb else "") for word in VERBS),
            "   Enter writes · Esc leaves",
        )
        self.query_one("#quick-verb", Static).update(words)
        says = self.query_one("#quick-says", Static)
        says.remove_class("-wrong")
        says.update(Content.assemble("for example  ", EXAMPLES[verb]))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self._write(event.value, new=False)
        else:
            self.dismiss(None)

    def action_write_new(self) -> None:
        """Write it, and make whom it names."""
        self._write(self.query_one(Input).value, new=True)

    @intention
    async def _write(self, line: str, *, new: bool) -> None:
        desk = self.desk
        verb, _ = verb_of(line)
        try:
            echo = await desk.write(verb, lambda session: services.one_line.enter(session, line, new=new))
        except CrmError as error:
            self._refuse(error)
            return
        say(self, *told(echo))
        self.dismiss(echo.refs)

    def _refuse(self, error: CrmError) -> None:
        """Show what is wrong and whom it may have meant; the line stays to be mended."""
        lines = [error.message, *("  ".join(("", ref, name)) for ref, name in error.candidates)]
        if error.kind == "not_found":
            lines.append("Ctrl+N writes it and adds the new name.")
        says = self.query_one("#quick-says", Static)
        says.add_class("-wrong")
        says.update(Content(safe("\n".join(lines), lines=True)))
