"""crm todo, deal and complain: as one line, as options, or as both."""

from datetime import datetime
from sqlite3 import Connection
from typing import Annotated, Any

import typer

from crm_tui import quick
from crm_tui.choices import ComplaintKind, Promise, Severity
from crm_tui.cli.entry_options import (
    ChannelOption,
    ComplaintOption,
    FollowUpOption,
    LineArgument,
    NewOption,
    NoteOption,
    OpportunityOption,
    OwnerOption,
    ProductOption,
    TagOption,
    WhoOption,
    WithOption,
    day,
    follow_ups,
    moment,
    over,
)
from crm_tui.cli.options import JsonOption
from crm_tui.cli.quickly import entered, tell
from crm_tui.errors import Invalid
from crm_tui.quick.actor import Actor
from crm_tui.quick.echo import Echo
from crm_tui.quick.rules import rule
from crm_tui.quick.who import known
from crm_tui.values import recurrence
from crm_tui.values.clocks import clock_of
from crm_tui.values.entry import parse_complaint, parse_deal, parse_todo
from crm_tui.values.text import quoted


def todo(
    line: Annotated[str, typer.Argument(metavar="[LINE]", help="What is to be done, with its day.")] = "",
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What is to be done.")] = "",
    who: WhoOption = "",
    persons: WithOption = None,
    due: Annotated[str, typer.Option("--due", metavar="DATE", help="By which day.")] = "",
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="Clock time on that day.")] = "",
    start: Annotated[str, typer.Option("--start", metavar="DATE", help="When it begins.")] = "",
    owner: OwnerOption = "",
    promise: Annotated[
        Promise | None, typer.Option("--promise", help="Ours to the client, or theirs to us.")
    ] = None,
    repeat: Annotated[
        str, typer.Option("--repeat", metavar="RULE", help='Such as "every 2 weeks", 每月1号, FREQ=WEEKLY.')
    ] = "",
    opportunity: OpportunityOption = "",
    complaint: ComplaintOption = "",
    note: NoteOption = "",
    tags: TagOption = None,
    then: FollowUpOption = None,
    new: NewOption = False,
    json: JsonOption = False,
) -> None:
    """Note something to do: crm todo "ring Wang Min tomorrow 10:00 about the quote"."""

    def act(db: Connection, actor: Actor, now: datetime) -> Echo:
        options: dict[str, Any] = {
            "title": title, "who": who, "persons": persons or [], "due": day(actor, now, due), "at": _time(at),
            "start": day(actor, now, start), "owner": owner, "promise": promise and promise.value,
            "rule": recurrence.parse_rule(repeat) if repeat else None, "opportunity": opportunity,
            "complaint": complaint, "note": note, "tags": tags or [], "follow_ups": follow_ups(actor, now, then),
        }  # fmt: skip
        given = {"title": ""} | over(_task(db, actor, now, line), options)
        return quick.todo.add(db, actor, now, new=new, **given)

    tell(entered("crm todo", act), json=json)


def _task(db: Connection, actor: Actor, now: datetime, line: str) -> dict[str, Any]:
    if not line:
        return {}
    entry = parse_todo(line, actor.here(now), known(db))
    return {
        "title": entry.title, "who": entry.who, "persons": entry.persons, "due": entry.due, "at": entry.at,
        "tags": entry.tags, "follow_ups": entry.follow_ups,
    }  # fmt: skip


def _time(text: str) -> Any:
    found = clock_of(text) if text else None
    if text and found is None:
        raise Invalid(f"{quoted(text)} is no clock time: write one such as 15:00, 3pm, 下午3点.")
    return found


def deal(
    line: LineArgument = "",
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help="What may be sold.")] = "",
    who: WhoOption = "",
    persons: WithOption = None,
    amount: Annotated[
        str, typer.Option("--amount", metavar="AMOUNT", help="Such as 1.2m, 80万, 900 USD.")
    ] = "",
    currency: Annotated[
        str, typer.Option("--currency", metavar="CODE", help="The team's when left out.")
    ] = "",
    close: Annotated[str, typer.Option("--close", metavar="DATE", help="When you expect to know.")] = "",
    stage: Annotated[
        str, typer.Option("--stage", metavar="STAGE", help="Where it stands; the first one.")
    ] = "",
    product: ProductOption = "",
    owner: OwnerOption = "",
    probability: Annotated[
        int | None, typer.Option("--probability", min=0, max=100, help="Percent; the stage's when left out.")
    ] = None,
    opened: Annotated[str, typer.Option("--opened", metavar="DATE", help="When it began; today.")] = "",
    note: NoteOption = "",
    tags: TagOption = None,
    then: FollowUpOption = None,
    new: NewOption = False,
    json: JsonOption = False,
) -> None:
    """Note a possible sale: crm deal "Haier: 200 freezers 1.2m close 30 jun"."""

    def act(db: Connection, actor: Actor, now: datetime) -> Echo:
        options: dict[str, Any] = {
            "name": name, "who": who, "persons": persons or [], "amount": amount, "currency": currency,
            "close": day(actor, now, close), "stage": stage, "product": product, "owner": owner,
            "probability": probability, "opened": day(actor, now, opened, past=True), "note": note,
            "tags": tags or [], "follow_ups": follow_ups(actor, now, then),
        }  # fmt: skip
        given = {"name": ""} | over(_sale(db, actor, now, line, who), options)
        return quick.deal.add(db, actor, now, new=new, **given)

    tell(entered("crm deal", act), json=json)


def _sale(db: Connection, actor: Actor, now: datetime, line: str, who: str) -> dict[str, Any]:
    if not line or who:
        return {"name": line}
    entry = parse_deal(line, actor.here(now), known(db), rule(db, "currency"))
    return {
        "who": entry.who, "persons": entry.persons, "name": entry.title, "amount": entry.amount,
        "currency": entry.currency, "close": entry.close, "tags": entry.tags, "follow_ups": entry.follow_ups,
    }  # fmt: skip


def complain(
    line: LineArgument = "",
    summary: Annotated[str, typer.Option("--summary", metavar="TEXT", help="What happened.")] = "",
    who: WhoOption = "",
    persons: WithOption = None,
    severity: Annotated[Severity | None, typer.Option("--severity", help="How much it hurts.")] = None,
    kind: Annotated[ComplaintKind | None, typer.Option("--kind", help="What kind of entry.")] = None,
    channel: ChannelOption = "",
    product: ProductOption = "",
    category: Annotated[str, typer.Option("--category", metavar="WORD", help="A word of your own.")] = "",
    remedy: Annotated[str, typer.Option("--remedy", metavar="TEXT", help="What the client asks for.")] = "",
    owner: OwnerOption = "",
    at: Annotated[str, typer.Option("--at", metavar="WHEN", help="When you heard of it; now.")] = "",
    tags: TagOption = None,
    then: FollowUpOption = None,
    new: NewOption = False,
    json: JsonOption = False,
) -> None:
    """Take in a complaint: crm complain "Haier: two units arrived dented, wants replacement ^high"."""

    def act(db: Connection, actor: Actor, now: datetime) -> Echo:
        options: dict[str, Any] = {
            "summary": summary, "who": who, "persons": persons or [], "severity": severity and severity.value,
            "kind": kind and kind.value, "channel": channel, "product": product, "category": category,
            "remedy": remedy, "owner": owner, "at": moment(actor, now, at), "tags": tags or [],
            "follow_ups": follow_ups(actor, now, then),
        }  # fmt: skip
        given = {"summary": ""} | over(_case(db, actor, now, line, who), options)
        return quick.complain.add(db, actor, now, new=new, **given)

    tell(entered("crm complain", act), json=json)


def _case(db: Connection, actor: Actor, now: datetime, line: str, who: str) -> dict[str, Any]:
    if not line or who:
        return {"summary": line}
    entry = parse_complaint(line, actor.here(now), known(db))
    return {
        "who": entry.who, "persons": entry.persons, "summary": entry.text, "severity": entry.severity,
        "channel": entry.channel, "at": entry.when, "tags": entry.tags, "follow_ups": entry.follow_ups,
    }  # fmt: skip
