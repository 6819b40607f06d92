"""Seven days side by side: what is due on each in a number, and on tall screens its first things."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from crm_tui.values.daywords import DAY_NAMES
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit

BAR = "▪"


class StripDay(NamedTuple):
    """One day: its name, how much is due, and the first things in a word each."""

    day: date
    due: int
    first: tuple[str, ...] = ()


def load(due: int, cells: int) -> tuple[str, str]:
    """How much is due as a number with a bar in so many cells, and its style."""
    if not due:
        return "-", "$muted-text"
    room = cells - len(str(due)) - 3
    return f"{due} {BAR * min(due, max(0, room))}", ""


class WeekStrip(Widget, can_focus=False):
    """As many days as it is given, each in an equal part of the width; the first is today."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    WeekStrip { height: 2; background: $surface; color: $foreground; }
    """

    days: reactive[tuple[StripDay, ...]] = reactive(())

    class DayPressed(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def show(self, days: Sequence[StripDay]) -> None:
        """Show these days."""
        self.days = tuple(days)

    def render(self) -> Content:
        """A line of names, a line of numbers, then as many lines of things as there is room for."""
        if not self.days:
            return Content("")
        lines = [self._names(), self._numbers()]
        lines += [self._things(place) for place in range(self.size.height - 2)]
        return Content("\n").join(lines)

    def on_click(self, event: Click) -> None:
        """Tell which day it was."""
        place = event.x // self._cells if self._cells else 0
        if place < len(self.days):
            self.post_message(self.DayPressed(self.days[place].day))

    @property
    def _cells(self) -> int:
        return self.size.width // len(self.days) if self.days else 0

    def _line(self, texts: Sequence[tuple[str, str]]) -> Content:
        return Content.assemble(*((fit(f" {text}", self._cells), style) for text, style in texts))

    def _names(self) -> Content:
        names = [f"{DAY_NAMES[found.day.weekday()]} {found.day.day}" for found in self.days]
        if max(map(cell_len, names)) >= self._cells:
            names = [DAY_NAMES[found.day.weekday()] for found in self.days]
        styles = [
            "bold $accent",
            *("$muted-text" if found.day.weekday() > 4 else "bold" for found in self.days[1:]),
        ]
        return self._line(list(zip(names, styles, strict=True)))

    def _numbers(self) -> Content:
        return self._line([load(found.due, self._cells) for found in self.days])

    def _things(self, place: int) -> Content:
        texts = [safe(found.first[place]) if place < len(found.first) else "" for found in self.days]
        return self._line([(_whole(text, self._cells - 2), "$muted-text") for text in texts])


def _whole(text: str, cells: int) -> str:
    return text if cell_len(text) <= cells else fit(text, max(0, cells))
