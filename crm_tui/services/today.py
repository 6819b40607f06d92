"""What one member's day, or the team's, looks like: all that is due in groups, seven days ahead, loose ends.

Only the queries of quick, so that the first screen waits for no models.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from crm_tui.quick import opening
from crm_tui.quick.due import appointments, people, query
from crm_tui.quick.due.row import MANY, Due, Scope
from crm_tui.quick.later import Later
from crm_tui.services.today_page import DAYS, Fits, Item, Tally, Today

FIRST = 120  # rows, more than any screen shows
MOST = 500  # rows of a part that a screen holds; who has more of them narrows them by a filter
MEMBERS = "SELECT id, name FROM member WHERE archived_at IS NULL ORDER BY name, id"
OWNED = ("task", "complaint", "opportunity")  # a talk or a birthday is for whoever has the client
ACTS = {"birthday": "log", "touch": "log", "task": "done", "commitment": "done"}


def read(db: sqlite3.Connection, scope: Scope, fits: Fits | None = None, most: int | None = None) -> Today:
    """Everything that needs the member of the scope, or the team; no more than the first items a scope wants.

    Items are those that pass the filter, of each group the first `most`; numbers are those of all.
    """
    scope.days_ahead = DAYS - 1
    taken = Tally(scope.today, fits, most)
    for item in _items(db, scope):
        taken.take(item)
    unreckoned = people.stale(db, scope)
    fresh = not taken.counts and db.execute("SELECT 1 FROM client LIMIT 1").fetchone() is None
    whole = scope.first is None or taken.counts.total() < scope.first
    items = taken.items if whole else taken.items[: scope.first]
    found = Today(scope.today, items, taken.counts, taken.fitting, [], unreckoned, fresh, [], whole)
    if not whole:
        return found
    team = db.execute(MEMBERS).fetchall() if scope.member_id is None else []
    return found._replace(days=taken.days, loads=taken.loads(team) if team else [])


def waiting(db: sqlite3.Connection, scope: Scope) -> int:
    """`read(…).waiting` without holding the page, and no further than `MANY`: of more, that many is told."""
    scope.days_ahead = DAYS - 1
    wanting = (item for item in _items(db, scope) if item.group != "week")
    return sum(1 for _ in islice(wanting, MANY))


def _items(db: sqlite3.Connection, scope: Scope) -> Iterator[Item]:
    """Each thing in its group, in no order; an appointment that is still to do comes once.

    Birthdays are left out where they have to be reckoned first.
    """
    last = scope.today + timedelta(days=DAYS - 1)
    unlogged = {due.id: due for due in appointments.rows(db, scope, last_working_day(scope.today))}
    for due in _due(db, scope):
        if due.day is not None and due.day > last:
            continue
        missed = unlogged.pop(due.id, None) if due.noun == "task" else None
        item = item_of(due, scope.today)
        yield item._replace(reason=f"{due.reason}, {appointments.UNLOGGED}") if missed else item
    for due in unlogged.values():
        if due.reason != appointments.UNLOGGED:
            yield Item(due, "loose", "log", due.reason)


def _due(db: sqlite3.Connection, scope: Scope) -> Iterator[Due]:
    for part in query.PARTS:
        try:
            yield from part.rows(db, scope)
        except Later:
            continue


def last_working_day(today: date) -> date:
    """The day whose loose ends are picked up today: yesterday, after a week-end the Friday before."""
    return today - timedelta(days={0: 3, 6: 2}.get(today.weekday(), 1))


def item_of(due: Due, today: date) -> Item:
    """A thing that is due, in its group and with the act that gets it off the list."""
    return Item(due, _group(due, today), ACTS.get(due.kind, "open"), due.reason)


def _group(due: Due, today: date) -> str:
    if due.overdue and due.noun != "task":
        return "overdue"
    return "today" if due.day is None else part_of(due.day, today)


def part_of(day: date, today: date) -> str:
    """The group in which a task of that day stands; `later` beyond the week ahead."""
    if day < today:
        return "loose" if day >= last_working_day(today) else "overdue"
    return "today" if day == today else "week" if day < today + timedelta(days=DAYS) else "later"


def entry_head(due: Due) -> str:
    """With whom an entry about it would be, as the quick line reads it; empty when nobody is known."""
    return opening.of(due.client, (due.id, due.title) if due.noun == "contact" else (None, None))
