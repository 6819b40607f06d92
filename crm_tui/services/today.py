"""What one member's day, or the team's, looks like: all that is due in groups, seven days ahead, loose ends.

Only the queries of quick, so that the first screen waits for no models.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from crm_tui.quick import opening
from crm_tui.quick.due import appointments, people, query
from crm_tui.quick.due.row import MANY, Due, Scope
from crm_tui.quick.later import Later

FIRST = 120  # rows, more than any screen shows
DAYS = 7  # of the week ahead, today among them
GROUPS = {"overdue": "Overdue", "loose": "Left over", "today": "Today", "week": "This week"}
BEHIND = ("overdue", "loose")
MEMBERS = "SELECT id, name FROM member WHERE archived_at IS NULL ORDER BY name, id"
OWNED = ("task", "complaint", "opportunity")  # a talk or a birthday is for whoever has the client
ACTS = {"birthday": "log", "touch": "log", "task": "done", "commitment": "done"}


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

    @property
    def record(self) -> tuple[str, int]:
        """The noun and id of the record it is about."""
        return self.due.noun, self.due.id


class Day(NamedTuple):
    """One day of the week ahead with what is due on it."""

    day: date
    items: list[Item]


class Load(NamedTuple):
    """What one member has to do: how much is behind, and how much on each day ahead; nobody's is (None, None)."""

    member: tuple[int | None, str | None]
    behind: int
    days: list[int]


class Today(NamedTuple):
    """The whole page: items in the order of their groups, the days ahead, and from which day it is seen.

    `unreckoned` tells that birthdays are left out until their next days are reckoned; `fresh` that the file
    holds no client yet. `loads` has every member where the page is the team's. Where the page is not `whole`, the
    first items alone are there, and neither days nor loads.
    """

    today: date
    items: list[Item]
    days: list[Day]
    unreckoned: bool
    fresh: bool
    loads: list[Load]
    whole: bool = True

    def count(self, group: str) -> int:
        """How many items a group has."""
        return sum(item.group == group for item in self.items)

    @property
    def waiting(self) -> int:
        """How many items want attention now: all but those of the days ahead."""
        return len(self.items) - self.count("week")


def read(db: sqlite3.Connection, scope: Scope) -> Today:
    """Everything that needs the member of the scope, or the team; no more than the first items a scope wants."""
    scope.days_ahead = DAYS - 1
    found, unreckoned = _due(db, scope)
    missed = {due.id: due for due in appointments.rows(db, scope, last_working_day(scope.today))}
    items = _placed(found, missed, scope)
    fresh = not items and db.execute("SELECT 1 FROM client LIMIT 1").fetchone() is None
    if scope.first is not None and len(items) >= scope.first:
        return Today(scope.today, items[: scope.first], [], unreckoned, fresh, [], whole=False)
    days = _days(items, scope.today)
    team = db.execute(MEMBERS).fetchall() if scope.member_id is None else []
    loads = _loads(team, items, days) if team else []
    return Today(scope.today, items, days, unreckoned, fresh, loads)


def waiting(db: sqlite3.Connection, scope: Scope) -> int:
    """`read(…).waiting` without holding the page, and no further than `MANY`: of more, that many is told."""
    scope.days_ahead = DAYS - 1
    missed = {due.id for due in appointments.rows(db, scope, last_working_day(scope.today))}
    found = 0
    for due in _streamed(db, scope):
        if due.noun == "task":
            missed.discard(due.id)
        found += due.overdue or due.day is None or due.day <= scope.today
        if found >= MANY:
            return MANY
    return min(found + len(missed), MANY)


def _streamed(db: sqlite3.Connection, scope: Scope) -> Iterator[Due]:
    """What is due, in no order; without birthdays where those have to be reckoned first."""
    for part in query.PARTS:
        try:
            yield from part.rows(db, scope)
        except Later:
            continue


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


def _placed(found: Iterable[Due], unlogged: dict[int, Due], scope: Scope) -> list[Item]:
    """Each thing in its group, groups in their order; an appointment that is still to do stands once."""
    last = scope.today + timedelta(days=DAYS - 1)
    items = []
    for due in found:
        if due.day is not None and due.day > last:
            continue
        missed = unlogged.pop(due.id, None) if due.noun == "task" else None
        group = _group(due, scope.today)
        reason = f"{due.reason}, {appointments.UNLOGGED}" if missed else due.reason
        items.append(Item(due, group, ACTS.get(due.kind, "open"), reason))
    done = (due for due in unlogged.values() if due.reason != appointments.UNLOGGED)
    items += [Item(due, "loose", "log", due.reason) for due in done]
    return sorted(items, key=lambda item: (list(GROUPS).index(item.group), query.order(item.due)))


def _group(due: Due, today: date) -> str:
    if due.overdue and due.noun != "task":
        return "overdue"
    return "today" if due.day is None else part_of(due.day, today)


def part_of(day: date, today: date) -> str:
    """The group in which a task of that day stands; `later` beyond the week ahead."""
    if day < today:
        return "loose" if day >= last_working_day(today) else "overdue"
    return "today" if day == today else "week" if day < today + timedelta(days=DAYS) else "later"


def _days(items: Sequence[Item], today: date) -> list[Day]:
    days = [today + timedelta(days=number) for number in range(DAYS)]
    ahead = [item for item in items if item.group in ("today", "week")]
    return [Day(day, [item for item in ahead if item.due.day == day]) for day in days]


def _loads(team: Iterable[tuple[int, str]], items: Iterable[Item], days: Sequence[Day]) -> list[Load]:
    """Everybody's share, in the order of the team; what is nobody's comes last, where there is any."""
    behind = Counter(item.due.owner for item in items if item.group in BEHIND)
    ahead = Counter((item.due.owner, day.day) for day in days for item in day.items)
    owners = dict.fromkeys([*team, *behind, *(owner for owner, _ in ahead)])
    ordered = sorted(owners, key=lambda owner: owner[0] is None)
    return [Load(owner, behind[owner], [ahead[owner, day.day] for day in days]) for owner in ordered]


def entry_head(due: Due) -> str:
    """With whom an entry about it would be, as the quick line reads it; empty when nobody is known."""
    return opening.of(due.client, (due.id, due.title) if due.noun == "contact" else (None, None))
