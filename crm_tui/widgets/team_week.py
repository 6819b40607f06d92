"""The week of a team: a line for each member with what is behind and what is due on each of the next days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from crm_tui.values.daywords import DAY_NAMES
from crm_tui.values.short_names import short_names
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit
from crm_tui.widgets.week_strip import load

NOBODY = "nobody"
_BEHIND_CELLS = 8
_NAME_CELLS = 22  # of the longest names
_LINES = 5  # at most, on low screens
_LINES_TALL = 10


class MemberWeek(NamedTuple):
    """One member by (id, name), both None for what is nobody's; how much is behind, and due on each day."""

    member: tuple[int | None, str | None]
    behind: int
    due: Sequence[int]


class TeamWeek(Widget, can_focus=False):
    """Days across, members down; those who have most behind first where there is no room for all."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TeamWeek { height: auto; background: $surface; color: $foreground; }
    """

    members: reactive[tuple[MemberWeek, ...]] = reactive((), layout=True)
    days: reactive[tuple[date, ...]] = reactive(())

    class Pressed(Message):
        """A member's line was clicked at a day or beside the days; or a day alone, in the line on top."""

        def __init__(self, member: tuple[int | None, str | None] | None, day: date | None) -> None:
            super().__init__()
            self.member, self.day = member, day

    def show(self, days: Sequence[date], members: Sequence[MemberWeek]) -> None:
        """Show these days and members."""
        self.days, self.members = tuple(days), tuple(members)

    def render(self) -> Content:
        """The days, then a line for each member."""
        shown = self._shown()
        self._names = short_names(member.member[1] or NOBODY for member in self.members)
        lines = [self._head(), *(self._line(member) for member in shown)]
        left = len(self.members) - len(shown)
        if left:
            lines.append(Content.styled(f" and {left} more: m chooses one", "$muted-text"))
        return Content("\n").join(lines)

    def on_click(self, event: Click) -> None:
        """Tell whose line it was, and which day."""
        place = (event.x - self._before) // self._cells if self._cells and event.x >= self._before else -1
        day = self.days[place] if 0 <= place < len(self.days) else None
        shown = self._shown()
        if event.y == 0 and day is not None:
            self.post_message(self.Pressed(None, day))
        elif 0 < event.y <= len(shown):
            self.post_message(self.Pressed(shown[event.y - 1].member, day))

    def _shown(self) -> Sequence[MemberWeek]:
        room = _LINES_TALL if self.app.size.height >= 30 else _LINES
        if len(self.members) <= room:
            return self.members
        busiest = sorted(self.members, key=lambda member: (-member.behind, -sum(member.due)))
        return busiest[: room - 1]

    @property
    def _before(self) -> int:
        """Cells before the first day."""
        return min(_NAME_CELLS, self.size.width // 6) + _BEHIND_CELLS

    @property
    def _cells(self) -> int:
        return (self.size.width - self._before) // len(self.days) if self.days else 0

    def _head(self) -> Content:
        names = [f"{DAY_NAMES[day.weekday()]} {day.day}" for day in self.days]
        styles = ["bold $accent", *("$muted-text" if day.weekday() > 4 else "bold" for day in self.days[1:])]
        name = fit("", self._before - _BEHIND_CELLS)
        cells = [(fit(name, self._cells), style) for name, style in zip(names, styles, strict=True)]
        return Content.assemble(name, (fit("behind", _BEHIND_CELLS), "bold"), *cells)

    def _line(self, member: MemberWeek) -> Content:
        name = (
            fit(f" {safe(self._names[member.member[1] or NOBODY])}", self._before - _BEHIND_CELLS - 1) + " "
        )
        behind = (
            fit(str(member.behind or "-"), _BEHIND_CELLS),
            "$text-error" if member.behind else "$muted-text",
        )
        loads = [load(due, self._cells) for due in member.due]
        cells = [(fit(text, self._cells), style) for text, style in loads]
        return Content.assemble((name, "bold"), behind, *cells)
