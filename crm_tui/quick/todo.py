"""Write down a task: what, by when, for whom."""

import sqlite3

from crm_tui.errors import Invalid
from crm_tui.quick import follow_ups as next_steps
from crm_tui.quick import rows
from crm_tui.quick import who as parties
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.follow_ups import due_columns, due_text
from crm_tui.values.entry import parse_todo
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.follow_ups import FollowUp

_ASK = "say what is to be done, such as “ring Wang Min fri”"
PROMISES = ("ours", "theirs")


def from_line(
    db: sqlite3.Connection, actor: "Actor", now: "datetime", line: str, *, new: bool = False
) -> Echo:
    """Write down the task of one line: ring Wang Min tomorrow 10:00 about the quote."""
    entry = parse_todo(line, actor.here(now), parties.known(db))
    return add(
        db,
        actor,
        now,
        title=entry.title,
        who=entry.who or None,
        persons=entry.persons,
        due=entry.due,
        at=entry.at,
        tags=entry.tags,
        follow_ups=entry.follow_ups,
        new=new,
    )


def add(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    *,
    title: str,
    who: "str | None" = None,
    persons: "Sequence[str]" = (),
    due: "date | None" = None,
    at: "time | None" = None,
    start: "date | None" = None,
    owner: "str | None" = None,
    promise: "str | None" = None,
    rule: "str | None" = None,
    opportunity: "str | None" = None,
    complaint: "str | None" = None,
    note: "str | None" = None,
    tags: "Sequence[str]" = (),
    follow_ups: "Sequence[FollowUp]" = (),
    new: bool = False,
) -> Echo:
    """Write down a task of the acting member, or of `owner`; names and refs are as typed.

    `at` is the clock time on the day `due`, in the acting member's zone; `rule` a canonical RFC 5545 rule,
    which needs a due day and counts from `start`, or from that day.
    """
    party = parties.find(db, actor, who, persons, new=new)
    if due is None and (at or rule):
        raise Invalid("A time or a recurrence needs the day it begins: say when the task is due.")
    words = rows.required(title, "Title", rows.TITLE, ask=_ASK)
    begins = start or (due if rule else None)
    number = rows.insert(
        db,
        "task",
        title=words,
        client_id=party.client_id,
        contact_id=parties.single_contact(party, "A task"),
        opportunity_id=parties.record(db, "opportunity", opportunity),
        complaint_id=parties.record(db, "complaint", complaint),
        owner_id=parties.owner(db, actor, owner),
        start=begins.isoformat() if begins else None,
        promise=rows.chosen(promise, "Promise", PROMISES),
        rule=rule,
        note=rows.text(note, "Note", rows.NOTE, lines=True),
        **due_columns(actor, due, at),
    )
    tagged = rows.tag(db, "task_id", number, tags)
    refs, lines = next_steps.add(db, actor, now, follow_ups, party)
    ref = format_ref("task", number)
    when = f" due {due_text(actor, now, due, at)}" if due else ""
    whom = f" ({party})" if str(party) else ""
    said = " ".join([f"New task {ref}{when}: {words}{whom}", *(f"#{tag}" for tag in tagged)])
    made = [new_ref for new_ref, _ in party.made]
    return Echo([*party.news(), said, *lines, UNDO], [ref, *refs, *made])
