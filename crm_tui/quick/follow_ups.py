"""What is to be done after a talk, a deal or a complaint: tasks of the one who wrote them down."""

import sqlite3

from crm_tui.quick import rows
from crm_tui.values.dates import format_day
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, time

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.who import Party

    FollowUp = tuple[date, time | None, str]


def add(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    follow_ups: "Iterable[FollowUp]",
    party: "Party",
    **belongs: "int | None",
) -> "tuple[list[str], list[str]]":
    """A task for each (day, time or None, text), owned by the actor; their refs and the lines that tell them.

    `belongs` are the columns of the record they follow from. One without a text asks to follow up.
    """
    refs, lines = [], []
    for due, clock, text in follow_ups:
        title = rows.text(text, "Follow-up", rows.TITLE) or f"Follow up: {party}"
        number = rows.insert(
            db,
            "task",
            title=title,
            client_id=party.client_id,
            contact_id=party.contact_id,
            owner_id=actor.id,
            **due_columns(actor, due, clock),
            **belongs,
        )
        refs.append(format_ref("task", number))
        lines.append(f"{refs[-1]} due {due_text(actor, now, due, clock)}: {title}")
    return refs, lines


def due_columns(actor: "Actor", due: "date | None", clock: "time | None") -> "dict[str, str | None]":
    """The columns of a task's day, time and the zone of that time."""
    return {
        "due": due.isoformat() if due else None,
        "time": f"{clock:%H:%M}" if clock else None,
        "zone": actor.zone_name if clock else None,
    }


def due_text(actor: "Actor", now: "datetime", due: "date", clock: "time | None") -> str:
    """The day and time for people, as Fri 27 Nov 2026 10:00."""
    return format_day(due, actor.today(now)) + (f" {clock:%H:%M}" if clock else "")
