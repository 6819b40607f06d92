"""The complaints report: how many, open, overdue, and how long answer and resolution took."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlmodel import Session

from crm_tui.choices import ComplaintKind, ComplaintStatus, Severity
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.complaint import Complaint
from crm_tui.reports.parameters import DAYS, MEMBER, Listed, by
from crm_tui.reports.quantiles import median, percentile
from crm_tui.reports.report import Column, Named, Question, Report, Source, counted, day_tests, group_test

LISTED = Listed(
    "Complaints",
    "How many came in, are open or overdue, and how long answer and resolution took.",
    (by("severity", "kind", "product", "client", "owner"), *DAYS, MEMBER),
)
CASE = table(Complaint).c
TITLES = {
    "severity": "Severity",
    "kind": "Kind",
    "product": "Product",
    "client": "Client",
    "owner": "Owner",
}
WORDS: dict[str, list[Any]] = {"severity": list(reversed(Severity)), "kind": list(ComplaintKind)}
FIGURES = (
    Column("count", "Count", adds=True),
    Column("open", "Open", adds=True),
    Column("overdue", "Overdue", adds=True),
    Column("answered", "Answered", adds=True),
    Column("response_median", "Answer median", "hours"),
    Column("response_p90", "Answer p90", "hours"),
    Column("resolved", "Resolved", adds=True),
    Column("resolution_median", "Resolution median", "hours"),
    Column("resolution_p90", "Resolution p90", "hours"),
)
RULE = (
    "Entries of every kind that were not archived, by the day they were opened. Overdue is open past its"
    " resolution deadline, or past its answer deadline without an answer. Times are plain hours from opening"
    " to the first answer, a resolution counting as one, and to the resolution; the median, and the time"
    " within which nine of ten were done."
)


def answer(session: Session, asked: Question) -> Report:
    """Count, open, overdue, answered and resolved, with hours to answer and resolution, for each group."""
    groups: dict[Any, list[Row[Any]]] = {}
    for row in session.execute(select(*_columns(asked)).where(*_counted(asked))):
        groups.setdefault(row.group, []).append(row)
    names = _names(session, asked.by, groups)
    kind = "choice" if asked.by in WORDS else "named"
    rows = tuple((names[group], *_figures(groups[group], asked.now)) for group in names)
    total = sum(len(found) for found in groups.values())
    columns = (Column(asked.by, TITLES[asked.by], kind), *FIGURES)
    sources = tuple(_source(asked, names[group]) for group in names)
    return Report("complaints", f"Complaints by {asked.by}", columns, rows, _notes(asked, total), sources)


def _source(asked: Question, group: Named | str | None) -> Source:
    tests = [group_test(asked.by, group), *day_tests("opened_at", asked)]
    tests += [f"owner=m{asked.picked['member']}"] if "member" in asked.picked else []
    return Source("complaint", " and ".join(tests))


def _columns(asked: Question) -> tuple[ColumnElement[Any], ...]:
    group = CASE[asked.by] if asked.by in WORDS else CASE[f"{asked.by}_id"]
    instants = (CASE.opened_at, CASE.answered_at, CASE.resolved_at, CASE.respond_by, CASE.resolve_by)
    return (group.label("group"), CASE.status, *instants)


def _counted(asked: Question) -> list[ColumnElement[bool]]:
    first, end = asked.first_instant(), asked.end_instant()
    tests: list[ColumnElement[bool]] = [CASE.archived_at.is_(None)]
    tests += [CASE.owner_id == asked.picked["member"]] if "member" in asked.picked else []
    tests += [CASE.opened_at >= first] if first else []
    return tests + ([CASE.opened_at < end] if end else [])


def _names(session: Session, by: str, groups: dict[Any, list[Row[Any]]]) -> dict[Any, Named | str | None]:
    """What each group is called: the worst severity first, records by their count, the nameless last."""
    if by in WORDS:
        return {word: word.value for word in WORDS[by] if word in groups}
    noun = "member" if by == "owner" else by
    named = table(NOUNS[noun]).c
    found = session.execute(select(named.id, named.name).order_by(func.lower(named.name), named.id)).all()
    names = [(number, Named(noun, number, name)) for number, name in found if number in groups]
    names.sort(key=lambda pair: -len(groups[pair[0]]))
    return {**dict(names), **({None: None} if None in groups else {})}


def _figures(rows: Sequence[Row[Any]], now: datetime) -> tuple[Any, ...]:
    answered = [_hours(row.opened_at, _first(row.answered_at, row.resolved_at)) for row in rows]
    resolved = [_hours(row.opened_at, row.resolved_at) for row in rows]
    answers = sorted(hours for hours in answered if hours is not None)
    ends = sorted(hours for hours in resolved if hours is not None)
    open_ones = [row for row in rows if _is_open(row)]
    late = [row for row in open_ones if _is_late(row, now)]
    return (
        len(rows), len(open_ones), len(late),
        len(answers), median(answers), percentile(answers, 90),
        len(ends), median(ends), percentile(ends, 90),
    )  # fmt: skip


def _is_open(row: Row[Any]) -> bool:
    return row.resolved_at is None and row.status is not ComplaintStatus.CLOSED


def _is_late(row: Row[Any], now: datetime) -> bool:
    unanswered = row.answered_at is None and row.respond_by is not None and row.respond_by < now
    return unanswered or (row.resolve_by is not None and row.resolve_by < now)


def _first(*instants: datetime | None) -> datetime | None:
    return min((instant for instant in instants if instant is not None), default=None)


def _hours(opened: datetime, reached: datetime | None) -> float | None:
    """Hours from opening; a moment noted before the opening counts as none at all."""
    return None if reached is None else max((reached - opened).total_seconds(), 0.0) / 3600


def _notes(asked: Question, total: int) -> tuple[str, ...]:
    if not total:
        return (f"No complaint was opened{asked.span()}.",)
    return (RULE, f"Made of {counted(total, 'entry', 'entries')} opened at any time." if not asked.span()
            else f"Made of {counted(total, 'entry', 'entries')} opened{asked.span()}.")  # fmt: skip
