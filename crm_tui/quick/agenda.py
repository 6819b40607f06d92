"""List the tasks of the coming days with their times, for one member or the team."""

import sqlite3
from datetime import date, datetime, time, timedelta

from crm_tui.quick.echo import Echo, named
from crm_tui.quick.zone import zone_of
from crm_tui.values.dates import format_day
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.quick.actor import Actor

    Row = tuple[
        int, str, str, str | None, str | None, str | None, int | None, str | None, int | None, str | None
    ]

TASKS = (
    "SELECT t.id, t.title, t.due, t.time, t.zone, t.snoozed_until, c.id, c.name, m.id, m.name"
    " FROM task t LEFT JOIN client c ON c.id=t.client_id LEFT JOIN member m ON m.id=t.owner_id"
    " WHERE t.done_at IS NULL AND t.archived_at IS NULL AND t.due<=?"
)
_CLOCK = 5  # cells of a time of day


class Entry:
    """A task on its day: where it was snoozed, the day it comes back; `clock` as the actor's clock shows it."""

    __slots__ = ("client", "clock", "day", "due", "id", "owner", "title")

    def __init__(self, actor: "Actor", row: "Row") -> None:
        self.id, self.title, due, clock, zone, snoozed = row[:6]
        self.client, self.owner = row[6:8], row[8:10]
        self.due, self.clock = _local(actor, date.fromisoformat(due), clock, zone)
        self.day = max(self.due, date.fromisoformat(snoozed)) if snoozed else self.due

    def cells(self, today: date, team: bool) -> "tuple[str, str, str]":
        """When, its ref and what it is about, as it stands under its day; of what is late, the day it was due."""
        about = [str(name) for name in (self.client[1], self.owner[1] if team else None) if name]
        tail = f" ({', '.join(about)})" if about else ""
        when = _short(self.due, today) if self.day < today else self.clock or ""
        return when, format_ref("task", self.id), f"{self.title}{tail}"

    def as_dict(self, today: date) -> "dict[str, object]":
        """The task as JSON has it."""
        return {
            "ref": format_ref("task", self.id),
            "title": self.title,
            "day": self.day.isoformat(),
            "due": self.due.isoformat(),
            "time": self.clock,
            "overdue": self.due < today,
            "client": named("client", *self.client),
            "owner": named("member", *self.owner),
        }


def show(
    db: sqlite3.Connection,
    actor: "Actor",
    now: datetime,
    *,
    member_id: "int | None" = None,
    team: bool = False,
    days: int = 7,
) -> Echo:
    """Open tasks of the member, the acting one when None, or of the team, each under its day."""
    today, whose = actor.today(now), None if team else member_id or actor.id
    last = today + timedelta(days=days - 1)
    found = entries(db, actor, today, last, whose)
    return Echo(
        _lines(found, today, team),
        kind="agenda",
        items=[entry.as_dict(today) for entry in found],
        talk="" if found else f"Nothing is on until {format_day(last)}.",
    )


def entries(
    db: sqlite3.Connection, actor: "Actor", today: date, last: date, member_id: "int | None"
) -> "list[Entry]":
    """Open tasks up to the last day of a member, None of the team, in the order of an agenda: overdue first."""
    owned = "" if member_id is None else f" AND t.owner_id={member_id:d}"
    found = db.execute(TASKS + owned, ((last + timedelta(days=1)).isoformat(),))
    return sorted(
        (entry for entry in (Entry(actor, row) for row in found) if entry.day <= last),
        key=lambda entry: _place(entry, today),
    )


def _place(entry: Entry, today: date) -> "tuple[date, bool, str, str, int]":
    """What is late stands first, the oldest on top; then day by day by the clock."""
    late = entry.day < today
    return max(entry.day, today), not late, entry.due.isoformat() if late else "", entry.clock or "", entry.id


def _lines(entries: "list[Entry]", today: date, team: bool) -> "list[str]":
    rows = [entry.cells(today, team) for entry in entries]
    first, second = (max((len(row[place]) for row in rows), default=0) for place in (0, 1))
    lines: list[str] = []
    shown: date | None = None
    late = False
    for entry, (when, ref, text) in zip(entries, rows, strict=True):
        if entry.day < today and not late:
            late = True
            lines.append("Overdue")
        elif entry.day >= today and entry.day != shown:
            shown = entry.day
            lines.append(format_day(shown, today))
        lines.append(f"  {when:{max(first, _CLOCK)}}  {ref:{second}}  {text}")
    return lines


def _short(day: date, today: date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def _local(actor: "Actor", due: date, clock: "str | None", zone: "str | None") -> "tuple[date, str | None]":
    """Day and time on the actor's clock of a wall time in another zone."""
    if not clock or not zone or zone == actor.zone_name:
        return due, clock
    there = datetime.combine(due, time.fromisoformat(clock), tzinfo=zone_of(zone))
    here = there.astimezone(actor.zone)
    return here.date(), f"{here:%H:%M}"
