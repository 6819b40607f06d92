"""The one line on top of every screen: the areas with their keys, who acts, and on which file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from crm_tui.quick.due.row import MANY
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit

_LEAST = 4  # cells of a name that still tell something


class TopLine(Widget, can_focus=False):
    """Tells where one is; a click on an area goes there."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TopLine { height: 1; dock: top; background: $panel; color: $foreground; }
    """

    active: reactive[str] = reactive("")
    due: reactive[int] = reactive(0)
    member: reactive[str] = reactive("")

    @dataclass
    class Pressed(Message):
        """An area was clicked."""

        area: str

    def __init__(self, areas: tuple[tuple[str, str], ...], active: str, path: str, member: str) -> None:
        """`areas` are (name, title) in the order of their keys."""
        super().__init__()
        self._areas = areas
        self._file = safe(PurePath(path).name)
        self.set_reactive(TopLine.active, active)
        self.set_reactive(TopLine.member, member)

    def render(self) -> Content:
        """Areas at the left, person and file at the right, as much of them as there is room for."""
        parts = [
            Content.assemble(
                (f" {key} ", "bold $accent"),
                (title, "bold underline" if name == self.active else "$muted-text"),
            )
            for key, (name, title) in enumerate(self._areas, start=1)
        ]
        left = Content("").join(parts)
        room = self.size.width - left.cell_length - 2
        right = self._right(room)
        gap = max(1, self.size.width - left.cell_length - cell_len(right) - 1)
        return Content.assemble(left, " " * gap, (right, "$muted-text"))

    def on_click(self, event: Click) -> None:
        """Go to the area under the pointer."""
        place = 0
        for key, (name, title) in enumerate(self._areas, start=1):
            width = cell_len(f" {key} {title}")
            if place <= event.x < place + width:
                self.post_message(self.Pressed(name))
            place += width

    def _right(self, room: int) -> str:
        """Due, member and file; what has no room is shortened before anything is left out."""
        due = f"{self.due}{'+' * (self.due >= MANY)} due · " if self.due else ""
        member, file = safe(self.member), self._file
        short, stem = member.partition(" ")[0], PurePath(file).stem
        cut = _cut(stem, room - cell_len(f"{due}{short} · "))
        for text in (
            f"{due}{member} · {file}",
            f"{due}{member} · {stem}",
            f"{due}{short} · {stem}",
            f"{due}{short} · {cut}" if cut else "",
            f"{due}{short}",
            due.removesuffix(" · "),
        ):
            if text and cell_len(text) <= room:
                return text
        return _cut(member, room)


def _cut(text: str, room: int) -> str:
    """As much of the text as there is room for, "" where that would tell nothing."""
    return fit(text, room).rstrip() if room >= _LEAST else ""
