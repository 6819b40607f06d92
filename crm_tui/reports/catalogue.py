"""Every report with what it answers and by what it can be grouped; its module is loaded when it is asked for."""

from collections.abc import Callable
from typing import NamedTuple

from sqlmodel import Session

from crm_tui import reports
from crm_tui.errors import Invalid
from crm_tui.reports.report import Question, Report
from crm_tui.values.text import quoted

Answer = Callable[[Session, Question], Report]


class Listed(NamedTuple):
    """A report of the list: its title, the question it answers, its groupings, the first being the default."""

    title: str
    help: str
    by: tuple[str, ...]


REPORTS: dict[str, Listed] = {
    "pipeline": Listed(
        "Pipeline",
        "What may be sold: open deals with amounts, chances, age and how many are past their close.",
        ("stage", "owner", "product", "client", "month"),
    ),
    "activity": Listed(
        "Activity",
        "Who was in touch with whom: touches, minutes and clients touched.",
        ("member", "client", "channel", "week"),
    ),
    "complaints": Listed(
        "Complaints",
        "How many came in, are open or overdue, and how long answer and resolution took.",
        ("severity", "kind", "product", "client", "owner"),
    ),
}


def listed(name: str) -> Listed:
    """The entry of a report; Invalid names those there are."""
    if name not in REPORTS:
        raise Invalid(f"There is no report {quoted(name)}: there is {', '.join(REPORTS)}.")
    return REPORTS[name]


def grouping(name: str, by: str) -> str:
    """The grouping asked for, or the report's default; Invalid lists what it knows."""
    known = listed(name).by
    if by and by not in known:
        raise Invalid(f"The report {name} is grouped by {', '.join(known)}; {quoted(by)} is none of them.")
    return by or known[0]


def answer(session: Session, name: str, asked: Question) -> Report:
    """The report of that name; Invalid for an unknown one, or one grouped as it cannot be."""
    by = grouping(name, asked.by)
    if asked.since and asked.until and asked.until < asked.since:
        raise Invalid(f"--until {asked.until} is before --since {asked.since}: turn them round.")
    found: Answer = getattr(reports, name).answer
    whole = Question(asked.today, asked.zone, asked.now, by, asked.since, asked.until)
    return found(session, whole)
