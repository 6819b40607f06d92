"""Log a touch: when, with whom, how, what was said, and what is to follow."""

import sqlite3
from datetime import timedelta

from crm_tui import quick
from crm_tui.errors import Invalid
from crm_tui.quick import follow_ups as next_steps
from crm_tui.quick import rows
from crm_tui.quick import who as parties
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.values.channels import INCOMING, OUTGOING
from crm_tui.values.dates import format_day
from crm_tui.values.durations import MINUTES_AT_MOST, format_minutes
from crm_tui.values.entry import parse_log
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.follow_ups import FollowUp

DIRECTIONS = {OUTGOING: "out", INCOMING: "in"}
SENTIMENTS = ("positive", "neutral", "negative")
EXCHANGES = ("give", "ask")
AHEAD = timedelta(minutes=5)  # how far clocks may disagree before a touch lies in the future


def from_line(
    db: sqlite3.Connection, actor: "Actor", now: "datetime", line: str, *, new: bool = False
) -> Echo:
    """Log what one line says: Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample."""
    entry = parse_log(line, actor.here(now), parties.known(db))
    return record(
        db,
        actor,
        now,
        who=entry.who,
        persons=entry.persons,
        channel=entry.channel,
        direction=DIRECTIONS[entry.direction] if entry.direction else None,
        minutes=entry.minutes,
        at=entry.when,
        summary=entry.text,
        tags=entry.tags,
        follow_ups=entry.follow_ups,
        new=new,
    )


def record(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    *,
    who: "str | None" = None,
    persons: "Sequence[str]" = (),
    channel: "str | None" = None,
    direction: "str | None" = None,
    minutes: "int | None" = None,
    cost: "str | None" = None,
    at: "datetime | None" = None,
    summary: str = "",
    outcome: "str | None" = None,
    sentiment: "str | None" = None,
    exchange: "str | None" = None,
    tags: "Sequence[str]" = (),
    follow_ups: "Sequence[FollowUp]" = (),
    opportunity: "str | None" = None,
    complaint: "str | None" = None,
    new: bool = False,
) -> Echo:
    """Log one touch of the acting member; names and refs are as typed, `at` is aware, None is now.

    `persons` may be colleagues who took part. `cost` is an amount as typed, in the team's currency unless it
    names one. An empty summary says the channel and whom. Raises what `who.find` raises, and Invalid.
    """
    if not who and not persons:
        raise Invalid(
            "Nobody is named: say with whom and what was said, such as “Haier call: wants 200 units”."
        )
    party = parties.find(db, actor, who, persons, new=new, nouns=parties.PEOPLE)
    moment = _past(at or now, now)
    amount, currency = quick.money.parse(db, cost) if cost else (None, None)
    kept = rows.text(summary, "Summary", rows.NOTE, lines=True)
    number = rows.insert(
        db,
        "interaction",
        at=rows.stamp(moment),
        channel=rows.text(channel, "Channel", rows.NAME),
        direction=rows.chosen(direction, "Direction", [*DIRECTIONS.values()]),
        minutes=_minutes(minutes),
        cost=amount,
        currency=currency,
        summary=kept or f"{channel or 'touch'}: {party}",
        outcome=rows.text(outcome, "Outcome", rows.TITLE),
        sentiment=rows.chosen(sentiment, "Sentiment", SENTIMENTS),
        exchange=rows.chosen(exchange, "Give or ask", EXCHANGES),
        client_id=party.client_id,
        member_id=actor.id,
        opportunity_id=parties.record(db, "opportunity", opportunity),
        complaint_id=parties.record(db, "complaint", complaint),
    )
    _put_people(db, actor, number, party)
    words = rows.tag(db, "interaction_id", number, tags)
    refs, lines = next_steps.add(db, actor, now, follow_ups, party, interaction_id=number)
    ref = format_ref("interaction", number)
    said = [f"Logged {ref}: {_told(actor, now, moment, party, channel, minutes)}", *_quote(kept, words)]
    made = [ref for ref, _ in party.made]
    return Echo([*party.news(), *said, *lines, UNDO], [ref, *refs, *made])


def _past(at: "datetime", now: "datetime") -> "datetime":
    if at > now + AHEAD:
        raise Invalid("A touch is logged after it took place: use crm todo for what is to come.")
    return at


def _minutes(minutes: "int | None") -> "int | None":
    if minutes is not None and not 0 <= minutes <= MINUTES_AT_MOST:
        raise Invalid(f"Minutes go from 0 to {MINUTES_AT_MOST}.")
    return minutes


def _put_people(db: sqlite3.Connection, actor: "Actor", number: int, party: parties.Party) -> None:
    for contact in party.contacts:
        rows.insert(db, "interaction_person", interaction_id=number, contact_id=contact)
    for member in party.members:
        if member != actor.id:
            rows.insert(db, "interaction_person", interaction_id=number, member_id=member)


def _told(
    actor: "Actor",
    now: "datetime",
    at: "datetime",
    party: parties.Party,
    channel: "str | None",
    minutes: "int | None",
) -> str:
    """What was understood, in one line: call with Wang Min (Haier), 30m, Fri 27 Nov 2026 (today) 10:30."""
    here = actor.here(at)
    day = f"{format_day(here.date(), actor.today(now))} {here:%H:%M}"
    length = [format_minutes(minutes)] if minutes else []
    return ", ".join([f"{channel or 'touch'} with {party}", *length, day])


def _quote(summary: "str | None", tags: "list[str]") -> "list[str]":
    words = " ".join([summary or "", *(f"#{tag}" for tag in tags)]).strip()
    return [f"  {words}"] if words else []
