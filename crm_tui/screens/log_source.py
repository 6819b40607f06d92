"""The rows of the timeline: day and time apart, how it went as a mark, the summary on one line."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm_tui import services
from crm_tui.screens.noun_source import Asked
from crm_tui.values.daywords import DAY_NAMES, MONTH_NAMES
from crm_tui.values.durations import format_minutes
from crm_tui.values.short_names import short_names
from crm_tui.values.text import safe
from crm_tui.widgets.desk import Desk
from crm_tui.widgets.record_source import Cell, Column, Row

if TYPE_CHECKING:
    from crm_tui.store.database import Session
    from crm_tui.values.kinds import Context

_SUMMARY_LETTERS = 300  # more than any line holds
_MARKS = {"positive": Cell("+", "", "success"), "negative": Cell("!", "", "warning")}

COLUMNS = (
    Column("at", "Day", 10, 11, "left", "instant", 0),
    Column("time", "Time", 5, 5, "left", "instant", 1),
    Column("client", "Client", 12, 24, "left", "ref", 0, 24),
    Column("contact", "With", 8, 18, "left", "ref", 5, 18),
    Column("member", "Who", 4, 12, "left", "ref", 4, 12),
    Column("channel", "How", 7, 9, "left", "text", 2, 9),
    Column("minutes", "Long", 4, 6, "right", "minutes", 6),
    Column("sentiment", "", 1, 1, "left", "choice", 0),
    Column("summary", "What was said", 29, 200, "left", "note", 0),
    Column("tags", "Tags", 12, 20, "left", "tags", 7),
)
FIELDS = tuple(
    column.name for column in COLUMNS if column.name != "time"
)  # which is of the same field as the day


class LogSource:
    """One question put to the contact log; see RecordSource for which thread calls what."""

    def __init__(self, desk: Desk, asked: Asked) -> None:
        self.asked = asked
        self._desk = desk

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the timeline."""
        return COLUMNS

    def first(self, count: int) -> Sequence[Row]:
        """The newest entries."""
        return self._desk.read_here(lambda session: self._first(session, count))

    def ids(self) -> array[int]:
        """The ids of all entries in order."""
        return self._desk.read_here(lambda session: services.log_page.ids(session, self.asked.query()))

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """The rows of these ids."""
        return self._desk.read_here(lambda session: {row.id: row for row in self._rows(session, ids)})

    def _first(self, session: Session, count: int) -> list[Row]:
        return self._rows(session, services.log_page.ids(session, self.asked.query(), count))

    def _rows(self, session: Session, ids: Sequence[int]) -> list[Row]:
        around = services.acting.context(session)
        found = services.log_page.rows(session, self.asked.query(), ids)
        us = short_names(services.log_page.colleagues(session))
        return [Row(number, _cells(values, around, us)) for number, values in found.items()]


def _cells(values: dict[str, Any], around: Context, us: dict[str, str]) -> tuple[str | Cell, ...]:
    """The texts of an entry; `us` are the names of the team as they call each other."""
    at = values["at"].astimezone(around.zone)
    client, contact, member = (
        values[name].name if values[name] else "" for name in ("client", "contact", "member")
    )
    text = safe(" ".join(values["summary"][:_SUMMARY_LETTERS].split()))
    return (
        day_text(at, around),
        Cell(at.strftime("%H:%M"), "", "muted"),
        safe(client),
        safe(contact),
        safe(us.get(member, member)),
        safe(values["channel"] or ""),
        format_minutes(values["minutes"]) if values["minutes"] else "",
        _MARKS.get(str(values["sentiment"] or ""), ""),
        text,
        Cell(safe(" ".join(f"#{tag}" for tag in values["tags"])), "", "muted"),
    )


def day_text(at: datetime, around: Context) -> str:
    """The day of an entry: Mon 23 Nov this year, else 23 Nov 2025; the last two days by their word."""
    day = at.date()
    word = {0: "today", 1: "yesterday"}.get((around.today - day).days)
    if word:
        return word
    short = f"{day.day} {MONTH_NAMES[day.month - 1]}"
    return f"{DAY_NAMES[day.weekday()]} {short}" if day.year == around.today.year else f"{short} {day.year}"
