"""Appointments with clients that have passed without an entry in the log; done or not, they are loose ends."""

import sqlite3
from datetime import date

from crm_tui.quick.due.row import Due, Scope

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

UNLOGGED = "nothing was logged of it"
# An appointment is a task with a clock time; one that has passed should have left an entry with the client.
PASSED = (
    "SELECT t.id, t.title, t.due, t.time, t.done_at, c.last_touch, c.id, c.name, m.id, m.name FROM task t"
    " JOIN client c ON c.id=t.client_id LEFT JOIN member m ON m.id=t.owner_id"
    " WHERE t.due>=?1 AND (t.due<?2 OR (t.due=?2 AND t.time<=?3)) AND t.time IS NOT NULL"
    " AND t.archived_at IS NULL AND (t.snoozed_until IS NULL OR t.snoozed_until<=?2)"
)


def rows(db: sqlite3.Connection, scope: Scope, since: date) -> "Iterator[Due]":
    """Those since that day, the earliest first; a touch of the client on the day counts as their entry."""
    clock = scope.now.astimezone(scope.zone).strftime("%H:%M")
    found = db.execute(
        f"{PASSED} AND {scope.owned('t.owner_id')} ORDER BY t.due, t.time, t.id",
        (since.isoformat(), scope.today.isoformat(), clock),
    )
    for id, title, due, time, done, touched, client, client_name, owner, owner_name in found:
        day = date.fromisoformat(due)
        if touched is None or touched < scope.midnight(day):
            yield Due(
                "appointment",
                "task",
                id,
                title,
                day=day,
                clock=time,
                overdue=day < scope.today,
                reason=f"done, but {UNLOGGED}" if done else UNLOGGED,
                brief="nothing was logged",
                client=(client, client_name),
                owner=(owner, owner_name),
            )
