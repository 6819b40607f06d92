"""What a person typed for a report's parameters, read as its declaration says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.quick.actor import Actor
from crm_tui.reports.parameters import Listed, Parameter
from crm_tui.reports.report import Question
from crm_tui.store import lookup
from crm_tui.store.database import driver
from crm_tui.values.instants import read_day
from crm_tui.values.periods import Period, parse_period
from crm_tui.values.text import quoted

Typed = Mapping[str, str]


def read(session: Session, listed: Listed, typed: Typed, actor: Actor, now: datetime) -> Question:
    """The question; days are those of the actor, `me` is the actor. Invalid for what the report does not take."""
    today = actor.today(now)
    said = {name: text.strip() for name, text in typed.items() if text.strip()}
    period = _period(said, actor, now)
    picked: dict[str, Any] = {}
    for name, text in said.items():
        one = parameter(listed, name)
        if one.kind == "choice":
            picked[name] = choice(one, text)
        elif one.kind == "ref":
            picked[name] = _record(session, one, text, actor)
    return Question(today, actor.zone, now, said.get("by", ""), period.since, period.until, picked)


def parameter(listed: Listed, name: str) -> Parameter:
    """The parameter of that name; Invalid, naming those there are, when the report has none."""
    one = listed.named(name)
    if one is None:
        known = ", ".join(f"--{found.name}" for found in listed.parameters)
        raise Invalid(f"The report {listed.title.lower()} takes no --{name}: it takes {known}.")
    return one


def choice(one: Parameter, text: str) -> str:
    """The choice as it is declared; Invalid lists all of them."""
    said = text.lower().replace("-", "_").replace(" ", "_")
    if said not in one.choices:
        raise Invalid(f"{one.title} is one of {', '.join(one.choices)}; {quoted(text)} is none of them.")
    return said


def _period(said: Mapping[str, str], actor: Actor, now: datetime) -> Period:
    today = actor.today(now)
    if "period" in said:
        if "since" in said or "until" in said:
            raise Invalid("Say either --period, or --since and --until.")
        return parse_period(said["period"], today)
    first, last = (
        read_day(said[name], today, past=True) if name in said else None for name in ("since", "until")
    )
    return Period(first, last)


def _record(session: Session, one: Parameter, text: str, actor: Actor) -> int:
    if one.noun == "member" and text.lower() == "me":
        return actor.id
    return int(lookup.one(driver(session), (one.noun,), text).id)
