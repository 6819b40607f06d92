"""List what is due, each thing with its reason."""

import sqlite3

from crm_tui.quick.due.query import everything
from crm_tui.quick.due.row import Scope
from crm_tui.quick.echo import Echo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.due.row import Due

AT_MOST = 100  # lines for a person who asked for no number; JSON then has them all


def show(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    *,
    team: bool = False,
) -> Echo:
    """What is due for the acting member or for the team."""
    return told(everything(db, Scope(now, actor.zone, None if team else actor.id)), team=team)


def told(found: "list[Due]", *, team: bool, limit: "int | None" = None) -> Echo:
    """The answer that lists these: as many as `limit` says, 0 for all; without one, lines for a person are few."""
    items = found[:limit] if limit else found
    shown = found[:AT_MOST] if limit is None else items
    refs = max((len(row.ref) for row in shown), default=0)
    lines = [_line(row, refs, team) for row in shown]
    left = len(found) - len(lines)
    return Echo(
        lines,
        kind="reminder",
        items=[row.as_dict() for row in items],
        total=len(found),
        talk=f"{left} more {'is' if left == 1 else 'are'} due: crm remind --limit 0 shows all." if left
        else "" if found else "Nothing is due.",
    )  # fmt: skip


def _line(row: "Due", refs: int, team: bool) -> str:
    mark = "!" if row.overdue else " "
    client = row.client[1] if row.client[1] and row.client[1] != row.title else ""
    owner = row.owner[1] if team else ""
    about = f" ({', '.join(part for part in (client, owner) if part)})" if client or owner else ""
    return f"{mark} {row.ref:{refs}}  {row.title}{about}: {row.reason}"
