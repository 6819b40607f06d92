"""Complaints near or past their deadline to answer or to resolve."""

import sqlite3
from datetime import datetime

from crm_tui import clock
from crm_tui.quick.due.row import Due, Scope
from crm_tui.quick.rules import number
from crm_tui.values.durations import format_length

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# While the client or a supplier is waited for, the clock stands still.
OPEN = (
    "SELECT k.id, k.summary, k.severity, k.answered_at, k.respond_by, k.resolve_by, c.id, c.name, m.id, m.name"
    " FROM complaint k LEFT JOIN client c ON c.id=k.client_id LEFT JOIN member m ON m.id=k.owner_id"
    " WHERE k.resolved_at IS NULL AND k.archived_at IS NULL"
    " AND k.status NOT IN ('resolved','closed','waiting_client','waiting_supplier')"
)
# The deadline that is told of.
NEXT = "CASE WHEN k.answered_at IS NULL AND k.respond_by<=?1 THEN k.respond_by ELSE k.resolve_by END"


def rows(db: sqlite3.Connection, scope: Scope) -> "Iterator[Due]":
    """Open complaints whose next deadline lies within the hours of the team's rule, or behind."""
    horizon = scope.ahead(hours=number(db, "near_hours") or 0)
    found = db.execute(
        f"{OPEN} AND (k.resolve_by<=?1 OR (k.answered_at IS NULL AND k.respond_by<=?1))"
        f" AND {scope.owned('k.owner_id')}{scope.cut(f'{NEXT}, k.id')}",
        (horizon,),
    )
    for (
        id,
        summary,
        severity,
        answered,
        respond_by,
        resolve_by,
        client,
        client_name,
        owner,
        owner_name,
    ) in found:
        awaited = not answered and respond_by is not None and respond_by <= horizon
        deadline, what = (respond_by, "answer") if awaited else (resolve_by, "resolution")
        moment = clock.instant(deadline)
        yield Due(
            "complaint",
            "complaint",
            id,
            summary.partition("\n")[0],
            day=scope.day(deadline),
            at=deadline,
            overdue=moment < scope.now,
            reason=f"{severity}: {what} {_distance(moment, scope.now)}",
            brief=f"{what} {_distance(moment, scope.now, units=1)}",
            client=(client, client_name),
            owner=(owner, owner_name),
        )


def _distance(moment: datetime, now: datetime, units: int = 2) -> str:
    """How late or how far ahead, in so many units of time."""
    whole = format_length(int(abs((moment - now).total_seconds())) // 60)
    length = " ".join(whole.split()[: 2 * units])
    return f"{length} late" if moment < now else f"due in {length}"
