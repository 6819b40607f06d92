"""Open deals past the day they were expected to close, or too long in one stage."""

import sqlite3
from datetime import date, timedelta

from crm_tui.quick.due.row import Due, Scope, counted
from crm_tui.quick.rules import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN = (
    "SELECT o.id, o.name, o.expected_close, o.staged_on, coalesce(s.rot_days, ?2), s.name,"
    " c.id, c.name, m.id, m.name FROM stage s JOIN opportunity o ON o.stage_id=s.id"
    " LEFT JOIN client c ON c.id=o.client_id LEFT JOIN member m ON m.id=o.owner_id"
    " WHERE s.kind='open' AND o.archived_at IS NULL AND (o.expected_close<=?1"
    " OR o.staged_on<date(?1, '-'||coalesce(s.rot_days, ?2)||' days'))"
)
# The day on which it became due.
DAY = (
    "CASE WHEN o.expected_close<=?1 THEN o.expected_close"
    " ELSE date(o.staged_on, '+'||(coalesce(s.rot_days, ?2)+1)||' days') END"
)


def rows(db: sqlite3.Connection, scope: Scope) -> "Iterator[Due]":
    """Deals in open stages that should have closed by today, or that rot."""
    patience = rule(db, "rot_days")
    found = db.execute(
        f"{OPEN} AND {scope.owned('o.owner_id')}{scope.cut(f'{DAY}, o.id')}",
        (scope.today.isoformat(), int(patience) if patience else None),
    )
    for id, name, close, staged, rot, stage, client, client_name, owner, owner_name in found:
        late = close is not None and close <= scope.today.isoformat()
        since = date.fromisoformat(staged) if staged else scope.today
        rots = rot is not None and (scope.today - since).days > rot
        reasons = [_close(date.fromisoformat(close), scope.today)] if late else []
        if rots:
            reasons.append(f"in stage {stage} for {counted((scope.today - since).days)}, {rot} are usual")
        day = date.fromisoformat(close) if late else since + timedelta(days=rot + 1)
        yield Due(
            "deal",
            "opportunity",
            id,
            name,
            day=day,
            overdue=day < scope.today,
            reason=", ".join(reasons),
            brief=_past(day, scope.today) if late else f"{counted((scope.today - since).days)} in {stage}",
            client=(client, client_name),
            owner=(owner, owner_name),
        )


def _close(day: date, today: date) -> str:
    if day == today:
        return "expected to close today"
    return f"expected to close {counted((today - day).days)} ago"


def _past(day: date, today: date) -> str:
    return f"{counted((today - day).days)} past close" if day < today else "closes today"
