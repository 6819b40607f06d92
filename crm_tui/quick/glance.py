"""What one should know of a client before acting: who they are, what was said last, what is still open."""

import sqlite3
from datetime import date
from typing import NamedTuple

from crm_tui.quick.due.row import Scope, counted
from crm_tui.values.daywords import MONTH_NAMES

TALKS = 4

CLIENT = (
    "SELECT c.name, c.tier, c.city, c.phone, m.name, c.last_touch FROM client c"
    " LEFT JOIN member m ON m.id=c.owner_id WHERE c.id=?"
)
LAST_TALKS = (
    "SELECT i.at, i.channel, m.name, substr(i.summary, 1, 400) FROM interaction i"
    " LEFT JOIN member m ON m.id=i.member_id WHERE i.client_id=? AND i.archived_at IS NULL"
    " ORDER BY i.at DESC LIMIT ?"
)
OPEN_TASKS = (
    "SELECT t.due, t.promise, t.title FROM task t WHERE t.client_id=? AND t.done_at IS NULL"
    " AND t.archived_at IS NULL ORDER BY t.due IS NULL, t.due LIMIT 6"
)
OPEN_DEALS = (
    "SELECT o.name, s.name FROM opportunity o JOIN stage s ON s.id=o.stage_id WHERE o.client_id=?"
    " AND s.kind='open' AND o.archived_at IS NULL ORDER BY o.expected_close IS NULL, o.expected_close LIMIT 4"
)
OPEN_COMPLAINTS = (
    "SELECT k.severity, substr(k.summary, 1, 200) FROM complaint k WHERE k.client_id=?"
    " AND k.resolved_at IS NULL AND k.archived_at IS NULL ORDER BY k.resolve_by IS NULL, k.resolve_by LIMIT 4"
)


class Glance(NamedTuple):
    """A client in a few lines; what belongs to it as (small words, text), newest or nearest first."""

    name: str
    facts: list[str]
    talks: list[tuple[str, str]]
    tasks: list[tuple[str, str]]
    deals: list[tuple[str, str]]
    complaints: list[tuple[str, str]]


def client(db: sqlite3.Connection, scope: Scope, number: int) -> Glance | None:
    """The client of that id at a glance; None when there is none."""
    found = db.execute(CLIENT, (number,)).fetchone()
    if found is None:
        return None
    name, tier, city, phone, owner, touched = found
    days = (scope.today - scope.day(touched)).days if touched else None
    touch = (
        "never touched" if days is None else f"last touch {counted(days)} ago" if days else "touched today"
    )
    known = (
        tier.replace("_", "-") if tier else "no tier",
        city,
        phone,
        f"of {owner}" if owner else "no owner",
    )
    return Glance(
        name,
        [*(fact for fact in known if fact), touch],
        [
            (", ".join(part for part in (brief(scope.day(at), scope.today), channel, who) if part), text)
            for at, channel, who, text in db.execute(LAST_TALKS, (number, TALKS))
        ],
        [
            (_by(date.fromisoformat(due) if due else None, promise, scope.today), title)
            for due, promise, title in db.execute(OPEN_TASKS, (number,))
        ],
        [(stage, deal) for deal, stage in db.execute(OPEN_DEALS, (number,))],
        [(severity, text) for severity, text in db.execute(OPEN_COMPLAINTS, (number,))],
    )


def brief(day: date, today: date) -> str:
    """A day in as few cells as tell it without doubt: 9 Mar, in another year 9 Mar 2025."""
    text = f"{day.day} {MONTH_NAMES[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def _by(due: date | None, promise: str | None, today: date) -> str:
    who = {"ours": "we promised", "theirs": "they promised"}.get(promise or "")
    return ", ".join(part for part in (brief(due, today) if due else "some day", who) if part)
