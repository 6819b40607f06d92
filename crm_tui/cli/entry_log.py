"""crm log: a touch written down, as one line, as options, as both, or as many lines from standard input."""

import sys
from datetime import datetime
from sqlite3 import Connection
from typing import Annotated, Any

import typer

from crm_tui import quick
from crm_tui.choices import Direction, Exchange, Sentiment
from crm_tui.cli import output
from crm_tui.cli.entry_options import (
    ChannelOption,
    ComplaintOption,
    FollowUpOption,
    LineArgument,
    NewOption,
    OpportunityOption,
    TagOption,
    WhoOption,
    WithOption,
    follow_ups,
    minutes,
    moment,
    over,
)
from crm_tui.cli.options import JsonOption
from crm_tui.cli.quickly import entered, tell
from crm_tui.errors import CrmError, Invalid
from crm_tui.quick.actor import Actor
from crm_tui.quick.echo import Echo
from crm_tui.quick.who import known
from crm_tui.values.entry import parse_log

DIRECTIONS = quick.log.DIRECTIONS


def log(
    line: LineArgument = "",
    who: WhoOption = "",
    persons: WithOption = None,
    channel: ChannelOption = "",
    direction: Annotated[
        Direction | None, typer.Option("--direction", help="Who reached for whom: out or in.")
    ] = None,
    length: Annotated[str, typer.Option("--minutes", metavar="LENGTH", help="30, 30m, 1h30 …")] = "",
    cost: Annotated[str, typer.Option("--cost", metavar="AMOUNT", help="What it cost beside the time.")] = "",
    at: Annotated[str, typer.Option("--at", metavar="WHEN", help="When it was; now when left out.")] = "",
    summary: Annotated[str, typer.Option("--summary", metavar="TEXT", help="What was said.")] = "",
    outcome: Annotated[str, typer.Option("--outcome", metavar="TEXT", help="What came of it.")] = "",
    sentiment: Annotated[Sentiment | None, typer.Option("--sentiment", help="How they took it.")] = None,
    exchange: Annotated[Exchange | None, typer.Option("--exchange", help="Did it give or ask?")] = None,
    opportunity: OpportunityOption = "",
    complaint: ComplaintOption = "",
    tags: TagOption = None,
    then: FollowUpOption = None,
    new: NewOption = False,
    json: JsonOption = False,
) -> None:
    """Log a call, visit or message.

    In one line: crm log "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample".
    A dash in place of the line takes lines from standard input, each an entry of its own.
    """
    if line == "-":
        _lines(new)
        return

    def act(db: Connection, actor: Actor, now: datetime) -> Echo:
        said = _said(db, actor, now, line, who)
        options: dict[str, Any] = {
            "who": who, "persons": persons or [], "channel": channel, "direction": direction and direction.value,
            "minutes": minutes(length), "cost": cost, "at": moment(actor, now, at), "summary": summary,
            "outcome": outcome, "sentiment": sentiment and sentiment.value,
            "exchange": exchange and exchange.value, "opportunity": opportunity, "complaint": complaint,
            "tags": tags or [], "follow_ups": follow_ups(actor, now, then),
        }  # fmt: skip
        return quick.log.record(db, actor, now, new=new, **over(said, options))

    tell(entered("crm log", act), json=json)


def _said(db: Connection, actor: Actor, now: datetime, line: str, who: str) -> dict[str, Any]:
    """The fields a line gives; where WHO is an option the line is the summary alone."""
    if not line or who:
        return {"summary": line}
    entry = parse_log(line, actor.here(now), known(db))
    return {
        "who": entry.who, "persons": entry.persons, "channel": entry.channel,
        "direction": DIRECTIONS[entry.direction] if entry.direction else None, "minutes": entry.minutes,
        "at": entry.when, "summary": entry.text, "tags": entry.tags, "follow_ups": entry.follow_ups,
    }  # fmt: skip


def _lines(new: bool) -> None:
    """Log each line of standard input in a transaction of its own; 1 when any of them failed."""
    failed = False
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        try:
            text = _decoded(raw)
            if text:
                quick.outlet.acknowledge(entered("crm log", _line(text, new)))
        except CrmError as error:
            failed = True
            error.message = f"line {number}: {error.message}"
            output.error(error)
    if failed:
        raise typer.Exit(1)


def _line(text: str, new: bool) -> Any:
    return lambda db, actor, now: quick.log.from_line(db, actor, now, text, new=new)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise Invalid("It is not UTF-8: convert the text first, for example with iconv.") from None
