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

AT_MOST = 100  # lines for a person; JSON has them all


def show(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    *,
    member_id: "int | None" = None,
    team: bool = False,
    limit: int = AT_MOST,
) -> Echo:
    """What is due for a member (the acting one when None) or for the team; 0 as `limit` shows every line."""
    scope = Scope(now, actor.zone, None if team else member_id or actor.id)
    found = everything(db, scope)
    told = found[:limit] if limit else found
    refs = max((len(row.ref) for row in told), default=0)
    lines = [_line(row, refs, team) for row in told]
    left = len(found) - len(lines)
    return Echo(
        lines,
        kind="reminder",
        items=[row.as_dict() for row in found],
        talk=f"{left} more {'is' if left == 1 else 'are'} due: crm remind --limit 0 shows all." if left
        else "" if found else "Nothing is due.",
    )  # fmt: skip


def _line(row: "Due", refs: int, team: bool) -> str:
    mark = "!" if row.overdue else " "
    client = row.client[1] if row.client[1] and row.client[1] != row.title else ""
    owner = row.owner[1] if team else ""
    about = f" ({', '.join(part for part in (client, owner) if part)})" if client or owner else ""
    return f"{mark} {row.ref:{refs}}  {row.title}{about}: {row.reason}"
