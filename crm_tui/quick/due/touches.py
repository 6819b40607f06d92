"""Clients and contacts who have heard nothing of us for longer than their cadence allows."""

import sqlite3
from datetime import timedelta

from crm_tui.quick.due.row import Due, Scope, counted
from crm_tui.quick.rules import rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Found = tuple[int, str, str | None, int, str | None, int | None, str | None, int | None, str | None]

TIERS = ("key", "regular", "super_prospect", "prospect", "unattractive")
_CLIENTS = (
    "SELECT c.id, c.name, c.last_touch, {days}, {why}, c.id, c.name, m.id, m.name"
    " FROM client c LEFT JOIN member m ON m.id=c.owner_id WHERE "
)
BY_TIER = (
    _CLIENTS.format(days="?1", why="c.tier")
    + "c.archived_at IS NULL AND c.tier=?2 AND c.touch_days IS NULL AND c.last_touch{test}"
)
_LATE = (
    "{t}.touch_days IS NOT NULL AND ({t}.last_touch IS NULL"
    " OR date({t}.last_touch)<=date(?1,'-'||{t}.touch_days||' days'))"
)
# The plus keeps it from the index of all clients that are not archived.
OF_ITS_OWN = (
    _CLIENTS.format(days="c.touch_days", why="NULL") + "+c.archived_at IS NULL AND " + _LATE.format(t="c")
)
PEOPLE = (
    "SELECT p.id, p.name, p.last_touch, p.touch_days, NULL, c.id, c.name, m.id, m.name FROM contact p"
    " LEFT JOIN client c ON c.id=p.client_id LEFT JOIN member m ON m.id=c.owner_id"
    " WHERE p.archived_at IS NULL AND " + _LATE.format(t="p")
)


def rows(db: sqlite3.Connection, scope: Scope) -> "Iterator[Due]":
    """Those whose last touch lies as many days back as their own number, or their tier's rule, says."""
    owned = f" AND {scope.owned('+c.owner_id')}"  # the plus keeps to the index of what is late
    cut = scope.cut("c.last_touch, c.id")
    for tier in TIERS:
        days = rule(db, f"touch_days_{tier}")
        if days:
            limit = scope.midnight(scope.today - timedelta(days=int(days) - 1))
            for test in (" IS ?3", "<?3"):
                asked = (int(days), tier, None if "IS" in test else limit)
                for found in db.execute(BY_TIER.format(test=test) + owned + cut, asked):
                    yield _row(scope, "client", found)
    # A day more than may be due, since the file's days are those of UTC; the row itself decides.
    tomorrow = (scope.today + timedelta(days=1)).isoformat()
    for noun, query in (("client", OF_ITS_OWN), ("contact", PEOPLE)):
        for found in db.execute(query + owned, (tomorrow,)):
            row = _row(scope, noun, found)
            if row.day is None or row.day <= scope.today:
                yield row


def _row(scope: Scope, noun: str, found: "Found") -> Due:
    id, name, touched, days, tier, client, client_name, owner, owner_name = found
    usual = f"a {tier.replace('_', '-')} client is due every {days}" if tier else f"due every {days}"
    last = scope.day(touched) if touched else None
    silence = f"no touch for {counted((scope.today - last).days)}" if last else "never touched"
    day = last + timedelta(days=days) if last else None
    return Due(
        "touch",
        noun,
        id,
        name,
        day=day,
        overdue=day is None or day < scope.today,
        reason=f"{silence}, {usual}",
        brief=f"{counted((scope.today - last).days)} silent" if last else silence,
        client=(client, client_name),
        owner=(owner, owner_name),
        touched=touched,
    )
