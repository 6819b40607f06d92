"""Every report with what it answers and what it can be asked with, and the one way to ask one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from crm_tui import reports
from crm_tui.errors import Invalid
from crm_tui.quick.actor import Actor
from crm_tui.reports import asking
from crm_tui.reports.asking import Typed
from crm_tui.reports.parameters import Listed
from crm_tui.reports.report import Question, Report
from crm_tui.values.text import quoted

Answer = Callable[[Session, Question], Report]

REPORTS: dict[str, Listed] = {name: getattr(reports, name).LISTED for name in reports.NAMES}


def listed(name: str) -> Listed:
    """The entry of a report; Invalid names those there are."""
    if name not in REPORTS:
        raise Invalid(f"There is no report {quoted(name)}: there is {', '.join(REPORTS)}.")
    return REPORTS[name]


def check(name: str, typed: Typed) -> None:
    """Invalid for an unknown report, for a parameter it does not take, or a grouping it does not know."""
    entry = listed(name)
    for given, text in typed.items():
        if text.strip():
            asking.parameter(entry, given)
    grouping(name, typed.get("by", ""))


def grouping(name: str, by: str) -> str:
    """The grouping asked for, or the report's default; Invalid lists what it knows."""
    known = listed(name).by
    if by and by not in known:
        raise Invalid(f"The report {name} is grouped by {', '.join(known)}; {quoted(by)} is none of them.")
    return by or next(iter(known), "")


def ask(session: Session, name: str, typed: Typed, actor: Actor, now: datetime) -> Report:
    """The report as asked in words, its parameters by name."""
    return answer(session, name, asking.read(session, listed(name), typed, actor, now))


def answer(session: Session, name: str, asked: Question) -> Report:
    """The report of that name; Invalid for an unknown one, or one grouped as it cannot be."""
    by = grouping(name, asked.by)
    if asked.since and asked.until and asked.until < asked.since:
        raise Invalid(f"--until {asked.until} is before --since {asked.since}: turn them round.")
    found: Answer = getattr(reports, name).answer
    return found(session, replace(asked, by=by))
