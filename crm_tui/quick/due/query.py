"""Everything that is due, in the order in which it wants attention."""

import sqlite3

from crm_tui.quick.due import complaints, deals, people, tasks, touches
from crm_tui.quick.due.row import Due, Scope

PARTS = (tasks, complaints, deals, people, touches)


def everything(db: sqlite3.Connection, scope: Scope) -> "list[Due]":
    """Overdue first, by day; Later where something has to be reckoned by the full program."""
    return sorted((row for part in PARTS for row in part.rows(db, scope)), key=order)


def order(row: Due) -> "tuple[bool, bool, str, str, str, str, str, int]":
    """Overdue first, then by day and time; what has no day comes last. Each part cuts by this order."""
    day = row.day.isoformat() if row.day else ""
    return (
        not row.overdue,
        row.day is None,
        day,
        row.at or "",
        row.clock or "",
        row.kind,
        row.touched or "",
        row.id,
    )
