"""Take in a complaint: who, what happened, how bad it is; its deadlines run from then."""

import sqlite3
from datetime import timedelta

from crm_tui.errors import Invalid
from crm_tui.quick import follow_ups as next_steps
from crm_tui.quick import rows
from crm_tui.quick import who as parties
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.rules import number as hours
from crm_tui.values.dates import format_instant
from crm_tui.values.entry import parse_complaint
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.follow_ups import FollowUp

_ASK = "say what happened, such as “Haier: two units arrived dented”"
SEVERITIES = ("low", "medium", "high", "critical")
KINDS = ("complaint", "fault", "service_request", "question", "suggestion")


def from_line(
    db: sqlite3.Connection, actor: "Actor", now: "datetime", line: str, *, new: bool = False
) -> Echo:
    """Take in the complaint of one line: Haier: two units arrived dented, wants replacement ^high."""
    entry = parse_complaint(line, actor.here(now), parties.known(db))
    return add(
        db,
        actor,
        now,
        who=entry.who,
        persons=entry.persons,
        summary=entry.text,
        severity=entry.severity,
        channel=entry.channel,
        at=entry.when,
        tags=entry.tags,
        follow_ups=entry.follow_ups,
        new=new,
    )


def add(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    *,
    summary: str,
    who: "str | None" = None,
    persons: "Sequence[str]" = (),
    severity: "str | None" = None,
    kind: "str | None" = None,
    channel: "str | None" = None,
    product: "str | None" = None,
    category: "str | None" = None,
    remedy: "str | None" = None,
    owner: "str | None" = None,
    at: "datetime | None" = None,
    tags: "Sequence[str]" = (),
    follow_ups: "Sequence[FollowUp]" = (),
    new: bool = False,
) -> Echo:
    """Put a complaint into the queue; the client may be unknown yet, `at` is when we heard of it.

    It belongs to the acting member unless `owner` is named. Severity is medium and kind complaint when None.
    Names and refs are as typed.
    """
    party = parties.find(db, actor, who, persons, new=new)
    if at is not None and at > now:
        raise Invalid("A complaint is taken in after it was heard: its time lies in the future.")
    heard = at or now
    severity = rows.chosen(severity, "Severity", SEVERITIES) or "medium"
    text = rows.required(summary, "Summary", rows.NOTE, lines=True, ask=_ASK)
    respond_by = _deadline(db, heard, f"respond_hours_{severity}")
    resolve_by = _deadline(db, heard, f"resolve_hours_{severity}")
    number = rows.insert(
        db,
        "complaint",
        client_id=party.client_id,
        contact_id=parties.single_contact(party, "A complaint"),
        opened_at=rows.stamp(heard),
        channel=rows.text(channel, "Channel", rows.NAME),
        product_id=parties.record(db, "product", product),
        category=rows.text(category, "Category", rows.NAME),
        kind=rows.chosen(kind, "Kind", KINDS),
        severity=severity,
        summary=text,
        remedy_sought=rows.text(remedy, "Remedy sought", rows.TITLE),
        owner_id=parties.owner(db, actor, owner),
        respond_by=rows.stamp(respond_by),
        resolve_by=rows.stamp(resolve_by),
    )
    rows.insert(
        db, "complaint_event", complaint_id=number, at=rows.stamp(now), member_id=actor.id, to_status="new"
    )
    words = rows.tag(db, "complaint_id", number, tags)
    refs, lines = next_steps.add(db, actor, now, follow_ups, party, complaint_id=number)
    ref = format_ref("complaint", number)
    of = f" of {party}" if str(party) else ""
    said = [
        f"New {(kind or 'complaint').replace('_', ' ')} {ref}{of}, {severity}: "
        + " ".join([text, *(f"#{word}" for word in words)]),
        *(f"answer by {format_instant(day, actor.zone)}" for day in (respond_by,) if day),
        *(f"resolve by {format_instant(day, actor.zone)}" for day in (resolve_by,) if day),
    ]
    made = [new_ref for new_ref, _ in party.made]
    return Echo([*party.news(), *said, *lines, UNDO], [ref, *refs, *made])


def _deadline(db: sqlite3.Connection, heard: "datetime", rule: str) -> "datetime | None":
    given = hours(db, rule)
    return None if given is None else heard + timedelta(hours=given)
