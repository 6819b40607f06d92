"""Tasks overdue, of today and soon; what was promised, by us or to us, is called a commitment."""

import sqlite3
from datetime import date, timedelta

from crm_tui.quick.due.row import Due, Scope, counted, when
from crm_tui.quick.rules import number
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN = (
    "SELECT t.id, t.title, t.due, t.time, t.snoozed_until, t.promise, t.interaction_id,"
    " c.id, c.name, m.id, m.name FROM task t LEFT JOIN client c ON c.id=t.client_id"
    " LEFT JOIN member m ON m.id=t.owner_id WHERE t.done_at IS NULL AND t.archived_at IS NULL"
)


def rows(db: sqlite3.Connection, scope: Scope) -> "Iterator[Due]":
    """Open tasks due by the horizon of the scope or the team's rule, those still snoozed left out."""
    days = number(db, "near_days") or 0 if scope.days_ahead is None else scope.days_ahead
    horizon = scope.today + timedelta(days=days)
    found = db.execute(
        f"{OPEN} AND t.due<=? AND (t.snoozed_until IS NULL OR t.snoozed_until<=?) AND {scope.owned('t.owner_id')}"
        + scope.cut("t.due, coalesce(t.time,''), t.promise IS NULL, t.id"),
        (horizon.isoformat(), scope.today.isoformat()),
    )
    for id, title, due, time, snoozed, promise, talk, client, client_name, owner, owner_name in found:
        day = date.fromisoformat(due)
        reasons = [when(day, scope.today) + (f" at {time}" if time and day >= scope.today else "")]
        if promise:
            reasons.append("we promised it" if promise == "ours" else "they promised it")
        if talk:
            reasons.append(f"follows {format_ref('interaction', talk)}")
        if snoozed:
            reasons.append("snoozed until now")
        yield Due(
            "commitment" if promise else "task",
            "task",
            id,
            title,
            day=day,
            clock=time,
            overdue=day < scope.today,
            reason=", ".join(reasons),
            brief=_brief(day, scope.today, promise, time),
            client=(client, client_name),
            owner=(owner, owner_name),
        )


def _brief(day: date, today: date, promise: "str | None", time: "str | None") -> str:
    days = (day - today).days
    ahead = f"due in {counted(days)}" if days else "due today"
    if time and days > 0:
        return f"{ahead} at {time}"
    if not promise:
        return when(day, today) if days < 0 else ahead
    late = f"{counted(-days)} late" if days < 0 else ahead
    return f"{'promised' if promise == 'ours' else 'awaited'}, {late.removeprefix('due ')}"
