"""The week on top of Today: mine in a strip, everybody's in a table, and the row that a click on them means."""

from __future__ import annotations

from collections.abc import Iterable

from textual.screen import Screen

from crm_tui.screens import today_rows as rows
from crm_tui.services.today_page import Item, Today
from crm_tui.widgets.team_week import MemberWeek, TeamWeek
from crm_tui.widgets.week_strip import WeekStrip


def show(screen: Screen[None], found: Today, *, team: bool) -> None:
    """Show the strip or the table, which is made when it is first wanted."""
    strip = screen.query_one(WeekStrip)
    strip.display = not team
    strip.show([rows.day_of(day) for day in found.days])
    tables = list(screen.query(TeamWeek))
    if team and not tables:
        tables.append(TeamWeek())
        screen.mount(*tables, after=strip)
    for table in tables:
        table.display = team
        table.show([day.day for day in found.days], [MemberWeek(*load) for load in found.loads])


def first_of(items: Iterable[Item], pressed: WeekStrip.DayPressed | TeamWeek.Pressed) -> Item | None:
    """The first thing of the day, of the member, or of both, whatever was pressed."""
    member = pressed.member if isinstance(pressed, TeamWeek.Pressed) else None
    fitting = (
        item
        for item in items
        if (member is None or item.due.owner == member) and pressed.day in (None, item.due.day)
    )
    return next(fitting, None)
