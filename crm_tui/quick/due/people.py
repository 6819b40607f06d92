"""Birthdays that are near."""

import sqlite3
from datetime import date, timedelta

from crm_tui.quick.due.row import Due, Scope
from crm_tui.quick.later import Later
from crm_tui.quick.rules import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

NEXT = {0: "today", 1: "tomorrow"}
STALE = (
    "SELECT 1 FROM contact WHERE birthday IS NOT NULL AND archived_at IS NULL AND birthday_next IS NULL"
    " UNION ALL SELECT 1 FROM contact WHERE birthday_next<? AND archived_at IS NULL LIMIT 1"
)
NEAR = (
    "SELECT p.id, p.name, p.birthday_next, c.id, c.name, m.id, m.name FROM contact p"
    " LEFT JOIN client c ON c.id=p.client_id LEFT JOIN member m ON m.id=c.owner_id"
    " WHERE p.birthday_next BETWEEN ? AND ? AND p.archived_at IS NULL"
)


def rows(db: sqlite3.Connection, scope: Scope) -> "Iterator[Due]":
    """Birthdays within the days of the team's rule, of contacts at the member's clients.

    Later where a next birthday is not known or past: reckoning it may need the lunar calendar.
    """
    days = number(db, "birthday_days")
    if days is None:
        return
    if stale(db, scope):
        raise Later
    last = scope.today + timedelta(days=days)
    found = db.execute(
        f"{NEAR} AND {scope.owned('+c.owner_id')}", (scope.today.isoformat(), last.isoformat())
    )
    for id, name, birthday, client, client_name, owner, owner_name in found:
        day = date.fromisoformat(birthday)
        ahead = (day - scope.today).days
        yield Due(
            "birthday",
            "contact",
            id,
            name,
            day=day,
            overdue=False,
            reason=f"birthday {NEXT.get(ahead) or f'in {ahead} days'}",
            client=(client, client_name),
            owner=(owner, owner_name),
        )


def stale(db: sqlite3.Connection, scope: Scope) -> bool:
    """Whether birthdays are wanted and one has to be reckoned first."""
    wanted = number(db, "birthday_days") is not None
    return wanted and db.execute(STALE, (scope.today.isoformat(),)).fetchone() is not None
