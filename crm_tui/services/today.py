"""What one member's day, or the team's, looks like: all that is due in groups, seven days ahead, loose ends.

Plain SQL and the query of what is due, so that the first screen waits for no models.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from crm_tui.quick.due import people, query
from crm_tui.quick.due.row import Due, Scope
from crm_tui.quick.later import Later
from crm_tui.values.references import format_ref

DAYS = 7  # of the week ahead, today among them
GROUPS = {"overdue": "Overdue", "loose": "Left over", "today": "Today", "week": "This week"}
ACTS = {"birthday": "log", "touch": "log", "task": "done", "commitment": "done"}
UNLOGGED = "nothing was logged of it"

# An appointment is a task with a clock time; one that has passed should have left an entry with the client.
PAST_APPOINTMENTS = (
    "SELECT t.id, t.title, t.due, t.time, t.done_at, c.last_touch, c.id, c.name, m.id, m.name FROM task t"
    " JOIN client c ON c.id=t.client_id LEFT JOIN member m ON m.id=t.owner_id"
    " WHERE t.due>=?1 AND (t.due<?2 OR (t.due=?2 AND t.time<=?3)) AND t.time IS NOT NULL"
    " AND t.archived_at IS NULL AND (t.snoozed_until IS NULL OR t.snoozed_until<=?2)"
)
MARKS = frozenset(':：@＠#＃^＾>＞"“”「」\\')


class Item(NamedTuple):
    """One thing that needs somebody: `act` is done, log or open, the one key that gets it off the list."""

    due: Due
    group: str
    act: str
    reason: str

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from every other row."""
        return self.due.kind, self.due.noun, self.due.id


class Day(NamedTuple):
    """One day of the week ahead with what is due on it."""

    day: date
    items: list[Item]


class Today(NamedTuple):
    """The whole page: items in the order of their groups, the days ahead, and from which day it is seen.

    `unreckoned` tells that birthdays are left out until their next days are reckoned; `fresh` that the file
    holds no client yet.
    """

    today: date
    items: list[Item]
    days: list[Day]
    unreckoned: bool
    fresh: bool

    def count(self, group: str) -> int:
        """How many items a group has."""
        return sum(item.group == group for item in self.items)


def read(db: sqlite3.Connection, scope: Scope) -> Today:
    """Everything that needs the member of the scope, or the team."""
    scope.days_ahead = DAYS - 1
    found, unreckoned = _due(db, scope)
    loose_since = last_working_day(scope.today)
    items = _placed(found, _unlogged(db, scope, loose_since), scope, loose_since)
    fresh = not items and db.execute("SELECT 1 FROM client LIMIT 1").fetchone() is None
    return Today(scope.today, items, _days(items, scope.today), unreckoned, fresh)


def last_working_day(today: date) -> date:
    """The day whose loose ends are picked up today: yesterday, after a week-end the Friday before."""
    return today - timedelta(days={0: 3, 6: 2}.get(today.weekday(), 1))


def _due(db: sqlite3.Connection, scope: Scope) -> tuple[list[Due], bool]:
    """The query of what is due; without birthdays where those have to be reckoned first."""
    try:
        return query.everything(db, scope), False
    except Later:
        parts = [part for part in query.PARTS if part is not people]
        return sorted((row for part in parts for row in part.rows(db, scope)), key=query.order), True


def _unlogged(db: sqlite3.Connection, scope: Scope, since: date) -> dict[int, Due]:
    """Appointments since that day that have passed without an entry in the log, by the id of their task."""
    clock = scope.now.astimezone(scope.zone).strftime("%H:%M")
    found = db.execute(
        f"{PAST_APPOINTMENTS} AND {scope.owned('t.owner_id')} ORDER BY t.due, t.time, t.id",
        (since.isoformat(), scope.today.isoformat(), clock),
    )
    made = {}
    for id, title, due, time, done, touched, *names in found:
        day = date.fromisoformat(due)
        if touched is None or touched < scope.midnight(day):
            made[id] = _appointment(id, title, day, time, bool(done), names, scope.today)
    return made


def _appointment(
    id: int, title: str, day: date, time: str, done: bool, names: Sequence[Any], today: date
) -> Due:
    return Due(
        "appointment",
        "task",
        id,
        title,
        day=day,
        clock=time,
        overdue=day < today,
        reason=f"done, but {UNLOGGED}" if done else UNLOGGED,
        client=(names[0], names[1]),
        owner=(names[2], names[3]),
    )


def _placed(found: Iterable[Due], unlogged: dict[int, Due], scope: Scope, since: date) -> list[Item]:
    """Each thing in its group, groups in their order; an appointment that is due itself stands once."""
    last = scope.today + timedelta(days=DAYS - 1)
    items = []
    for due in found:
        if due.day is not None and due.day > last:
            continue
        missed = unlogged.pop(due.id, None) if due.noun == "task" else None
        group = _group(due, scope.today, since)
        reason = f"{due.reason}, {UNLOGGED}" if missed else due.reason
        items.append(Item(due, group, ACTS.get(due.kind, "open"), reason))
    items += [Item(due, "loose", "log", due.reason) for due in unlogged.values()]
    return sorted(items, key=lambda item: (list(GROUPS).index(item.group), query.order(item.due)))


def _group(due: Due, today: date, since: date) -> str:
    if due.overdue:
        task = due.noun == "task" and due.day is not None and due.day >= since
        return "loose" if task else "overdue"
    return "today" if due.day is None or due.day <= today else "week"


def _days(items: Sequence[Item], today: date) -> list[Day]:
    days = [today + timedelta(days=number) for number in range(DAYS)]
    ahead = [item for item in items if item.group in ("today", "week")]
    return [Day(day, [item for item in ahead if item.due.day == day]) for day in days]


def entry_head(due: Due) -> str:
    """With whom an entry about it would be, as the quick line reads it; empty when nobody is known."""
    client, name = due.client
    who = _readable(name or "", "client", client)
    if due.noun != "contact":
        return who
    person = _readable(due.title, "contact", due.id)
    return f"{who} @{person}" if who else person


def _readable(name: str, noun: str, number: int | None) -> str:
    """The name, or the short id where the grammar would read a mark in the name."""
    if number is None:
        return ""
    return format_ref(noun, number) if MARKS & set(name) or not name else name
