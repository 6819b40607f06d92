"""Ringing somebody up: which number, dialled or shown large to ring oneself, then the talk to write down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click
from textual.widgets import Digits, Static

from crm_tui import quick, screens, services
from crm_tui.errors import CrmError
from crm_tui.screens.dialog import Dialog
from crm_tui.values.phones import split_extension
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import say

if TYPE_CHECKING:
    from crm_tui.quick.phone_lines import Line

_DIGIT_CELLS = 3  # of one large digit
_BESIDE_CELLS = 8  # frame and room around them


async def dial(node: DOMNode, noun: str, number: int) -> None:
    """Ring whom a record is about, asking which number where there are several; then begin the entry of the call.

    NotFound where no number is known.
    """
    desk = desk_of(node)
    lines = await desk.run(lambda: desk.plain_here(lambda db: quick.phone_lines.of(db, noun, number)))
    line = await _chosen(node, lines)
    note = await _rung(node, line) if line is not None else None
    if line is not None and note is not None:
        node.app.push_screen(screens.quick.QuickScreen(f"log {line.opening}", note))


async def _chosen(node: DOMNode, lines: Sequence[Line]) -> Line | None:
    if len(lines) == 1:
        return lines[0]
    width = max(cell_len(line.number) for line in lines)
    answers = [
        (str(place), f"{line.number}{' ' * (width - cell_len(line.number))}  {line.whose}")
        for place, line in enumerate(lines)
    ]
    place = await node.app.push_screen_wait(screens.pick.Pick("Which number?", answers).add_class("-roomy"))
    return None if place is None else lines[int(place)]


async def _rung(node: DOMNode, line: Line) -> str | None:
    """What is told of the call, dialled here or on the person's own phone; None where there was none."""
    problem = ""
    try:
        dialled = await desk_of(node).run(lambda: services.dialling.dial(line.number))
    except CrmError as error:
        dialled, problem = False, error.message
    if dialled:
        return f"Dialling {line.number}  {line.whose}"
    return "" if await node.app.push_screen_wait(NumberScreen(line, problem)) else None


class NumberScreen(Dialog[bool]):
    """A number to ring on another phone, put on the clipboard; answers True when there is a talk to write down."""

    DEFAULT_CSS = """
    NumberScreen > .dialog-box { width: auto; min-width: 44; }
    NumberScreen Static, NumberScreen Digits { width: auto; max-width: 100%; }
    NumberScreen #number { margin: 0 0 1 0; }
    NumberScreen #number-problem { color: $text-error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,enter", "log", "Talk", key_display="l", id="number.log",
                tooltip="Write down the talk there was"),
        Binding("c", "copy", "Copy", id="number.copy", tooltip="Put the number on the clipboard once more"),
        Binding("escape", "leave", "Leave", id="number.leave", tooltip="Write nothing down"),
    ]  # fmt: skip

    HELP_TEXT = (
        "Nothing on this computer dials the number, so ring it on another phone; it is on the clipboard, as far "
        "as the terminal lets it. crm config dial names a program that dials. l begins the entry of the talk."
    )

    def __init__(self, line: Line, problem: str = "") -> None:
        """`problem` is why it could not be dialled; without one nothing here dials."""
        super().__init__()
        self._line, self._problem = line, problem

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static(Content(safe(self._line.whose)), classes="dialog-title")
            if self._problem:
                yield Static(Content(safe(self._problem)), id="number-problem")
            yield self._large()
            yield Static(Content(safe(self._line.number)))
            yield Static(Content("On the clipboard · l writes down the talk · c copies again · Esc"),
                         classes="dialog-keys")  # fmt: skip

    def _large(self) -> Digits | Static:
        """The number in large digits, plainly where there is no room for them."""
        number, extension = split_extension(self._line.number)
        text = f"{number} x{extension}" if extension else number
        room = self.app.size.width * 94 // 100 - _BESIDE_CELLS
        if len(text) * _DIGIT_CELLS <= room:
            return Digits(safe(text), id="number")
        return Static(Content.styled(safe(text), "bold $accent"), id="number")

    def on_mount(self) -> None:
        """Put it on the clipboard, as far as the terminal lets us."""
        self.app.copy_to_clipboard(self._line.number)

    def action_copy(self) -> None:
        """Once more."""
        self.app.copy_to_clipboard(self._line.number)
        say(self, f"Copied {self._line.number}")

    def action_log(self) -> None:
        """Answer that there was a talk."""
        self.dismiss(True)

    @on(Click, "#number")
    def _clicked(self) -> None:
        self.action_copy()
