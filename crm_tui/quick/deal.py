"""Open a deal: what may be sold to whom, for how much, and when we expect to know."""

import sqlite3

from crm_tui.errors import Invalid, Refused
from crm_tui.quick import follow_ups as next_steps
from crm_tui.quick import money, rows
from crm_tui.quick import who as parties
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.rules import rule
from crm_tui.values.dates import format_day
from crm_tui.values.entry import parse_deal
from crm_tui.values.money import show_money
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.follow_ups import FollowUp

_ASK = "say what may be sold, such as “Haier: 200 freezers 1.2m”"
DEFAULT_STAGE = (
    "SELECT s.id, s.name FROM stage s JOIN pipeline p ON p.id=s.pipeline_id WHERE s.kind='open'"
    " AND s.archived_at IS NULL AND p.archived_at IS NULL ORDER BY p.position, p.id, s.position, s.id LIMIT 1"
)


def from_line(
    db: sqlite3.Connection, actor: "Actor", now: "datetime", line: str, *, new: bool = False
) -> Echo:
    """Open the deal of one line: Haier: 200 freezers 1.2m close 30 jun."""
    entry = parse_deal(line, actor.here(now), parties.known(db), rule(db, "currency"))
    return add(
        db,
        actor,
        now,
        who=entry.who,
        persons=entry.persons,
        name=entry.title,
        amount=entry.amount,
        currency=entry.currency,
        close=entry.close,
        tags=entry.tags,
        follow_ups=entry.follow_ups,
        new=new,
    )


def add(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    *,
    name: str,
    who: "str | None" = None,
    persons: "Sequence[str]" = (),
    amount: "str | None" = None,
    currency: "str | None" = None,
    close: "date | None" = None,
    stage: "str | None" = None,
    product: "str | None" = None,
    owner: "str | None" = None,
    probability: "int | None" = None,
    opened: "date | None" = None,
    note: "str | None" = None,
    tags: "Sequence[str]" = (),
    follow_ups: "Sequence[FollowUp]" = (),
    new: bool = False,
) -> Echo:
    """Open a deal in the first open stage of the default pipeline, or in `stage`; owned by the acting member.

    Names, refs and the amount are as typed; `opened` is the day it began, today when None.
    """
    party = parties.find(db, actor, who, persons, new=new)
    stage_id, stage_name = _stage(db, stage)
    minor, code = money.parse(db, amount, currency)
    title = rows.required(name, "Name", rows.LONG_NAME, ask=_ASK)
    today = actor.today(now)
    number = rows.insert(
        db,
        "opportunity",
        name=title,
        client_id=party.client_id,
        contact_id=parties.single_contact(party, "A deal"),
        owner_id=parties.owner(db, actor, owner),
        product_id=parties.record(db, "product", product),
        stage_id=stage_id,
        amount=minor,
        currency=code,
        probability=probability,
        opened_on=(opened or today).isoformat(),
        expected_close=close.isoformat() if close else None,
        staged_on=(opened or today).isoformat(),
        note=rows.text(note, "Note", rows.NOTE, lines=True),
    )
    rows.insert(
        db,
        "stage_move",
        opportunity_id=number,
        to_stage_id=stage_id,
        at=rows.stamp(now),
        member_id=actor.id,
    )
    words = rows.tag(db, "opportunity_id", number, tags)
    refs, lines = next_steps.add(db, actor, now, follow_ups, party, opportunity_id=number)
    ref = format_ref("opportunity", number)
    worth = [show_money(minor, code)] if minor is not None and code else []
    by = [f"close {format_day(close, today)}"] if close else []
    said = ", ".join([title, *([str(party)] if str(party) else []), *worth, *by, f"stage {stage_name}"])
    tagged = ["  " + " ".join(f"#{word}" for word in words)] if words else []
    made = [new_ref for new_ref, _ in party.made]
    return Echo([*party.news(), f"New deal {ref}: {said}", *tagged, *lines, UNDO], [ref, *refs, *made])


def _stage(db: sqlite3.Connection, stage: "str | None") -> "tuple[int, str]":
    if stage is None:
        found = db.execute(DEFAULT_STAGE).fetchone()
        if found is None:
            raise Refused("No pipeline has an open stage: make one with crm pipeline add and crm stage add.")
        return int(found[0]), str(found[1])
    number = parties.record(db, "stage", stage)
    kind, name = db.execute("SELECT kind, name FROM stage WHERE id=?", (number,)).fetchone()
    if kind != "open" or number is None:
        raise Invalid(f"A new deal begins in an open stage; {name} is one of {kind} deals.")
    return number, name
