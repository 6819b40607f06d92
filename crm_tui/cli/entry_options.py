"""The options that entries share, and how their texts are read in the acting member's zone."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Annotated, Any

import typer

from crm_tui.errors import Invalid
from crm_tui.quick.actor import Actor
from crm_tui.values.dates import parse_day, parse_when
from crm_tui.values.entry import nobody
from crm_tui.values.instants import read_minutes
from crm_tui.values.marks import read_marks
from crm_tui.values.text import quoted

Words = list[str] | None
FollowUp = tuple[date, time | None, str]
LineArgument = Annotated[
    str, typer.Argument(metavar="[LINE]", help="The entry in one line; with --who only its text.")
]
WhoOption = Annotated[str, typer.Option("--who", metavar="WHO", help="The client or contact it is about.")]
WithOption = Annotated[
    Words, typer.Option("--with", metavar="PERSON", help="Who took part or is meant. Repeatable.")
]
ChannelOption = Annotated[
    str, typer.Option("--channel", metavar="WORD", help="call, visit, meeting, email, wechat …")
]
TagOption = Annotated[Words, typer.Option("--tag", metavar="WORD", help="A tag. Repeatable.")]
FollowUpOption = Annotated[
    Words, typer.Option("--follow-up", metavar="'DATE TEXT'", help="A task that follows. Repeatable.")
]
OwnerOption = Annotated[
    str, typer.Option("--owner", metavar="MEMBER", help="Whose it is; yours when left out.")
]
OpportunityOption = Annotated[
    str, typer.Option("--opportunity", metavar="DEAL", help="The deal it belongs to.")
]
ComplaintOption = Annotated[
    str, typer.Option("--complaint", metavar="COMPLAINT", help="The complaint it belongs to.")
]
ProductOption = Annotated[str, typer.Option("--product", metavar="PRODUCT", help="Which product.")]
NoteOption = Annotated[str, typer.Option("--note", metavar="TEXT", help="More about it.")]
NewOption = Annotated[bool, typer.Option("--new", help="Add a client or contact that is not known yet.")]


def day(actor: Actor, now: datetime, text: str, *, past: bool = False) -> date | None:
    """The day of a text, None for an empty one; Invalid with examples."""
    return parse_day(text, actor.today(now), past=past) if text else None


def moment(actor: Actor, now: datetime, text: str) -> datetime | None:
    """The past instant of a text, None for an empty one; Invalid with examples."""
    return parse_when(text, actor.here(now)) if text else None


def minutes(text: str) -> int | None:
    """The minutes of 30, 30m or 1h30, None for an empty text; Invalid with examples."""
    return read_minutes(text) if text else None


def follow_ups(actor: Actor, now: datetime, texts: Words) -> list[FollowUp]:
    """(day, time, text) of each `DATE TEXT`; Invalid where it begins with no date."""
    found: list[FollowUp] = []
    for text in texts or ():
        marks = read_marks(f">{text.strip()}", actor.here(now), nobody)
        if len(marks.follow_ups) != 1 or marks.text:
            raise Invalid(f"{quoted(text)} is no single follow-up: write its date and what is to be done.")
        found += marks.follow_ups
    return found


def joined(said: Iterable[Any], more: Iterable[Any] | None) -> list[Any]:
    """What the line said and what options added, each once."""
    return list(dict.fromkeys([*said, *(more or ())]))


def over(line: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a line with options laid over them: texts and numbers replace, lists are joined."""
    merged = dict(line)
    for name, value in options.items():
        if isinstance(value, list):
            merged[name] = joined(merged.get(name) or (), value)
        elif value not in (None, ""):
            merged[name] = value
    return {name: value for name, value in merged.items() if value not in (None, "")}
