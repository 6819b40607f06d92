"""The activity report: touches, their minutes and the clients touched, by member, client, channel or week."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, union_all
from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.interaction import Interaction, InteractionPerson
from crm_tui.reports.parameters import DAYS, MEMBER, Listed, by
from crm_tui.reports.report import (
    Column,
    Named,
    Question,
    Report,
    Source,
    counted,
    day_tests,
    group_test,
    start_of,
)

LISTED = Listed(
    "Activity",
    "Who was in touch with whom: touches, minutes and clients touched.",
    (by("member", "client", "channel", "week"), *DAYS, MEMBER),
)
TOUCH = table(Interaction).c
PERSON = table(InteractionPerson).c
TITLES = {"member": "Member", "client": "Client", "channel": "Channel", "week": "Week of"}
KINDS = {"member": "named", "client": "named", "channel": "text", "week": "day"}
RULE = "Every entry of the contact log that was not archived is a touch. Minutes are those written down."
RULES = {
    "member": " One with several of ours counts for each of them.",
    "client": "",
    "channel": "",
    "week": " Weeks begin on Monday, in your time zone.",
}


def answer(session: Session, asked: Question) -> Report:
    """Touches, minutes and clients touched for each group, the busiest first; weeks in their order."""
    whole = asked.by != "member"  # one touch may be of several members
    columns = (
        Column(asked.by, TITLES[asked.by], KINDS[asked.by]),
        Column("touches", "Touches", adds=whole),
        Column("minutes", "Minutes", "minutes", adds=whole),
        Column("clients", "Clients touched"),
    )
    if asked.by == "week":
        rows = list(_weeks(session, asked))
    else:
        rows = _grouped(session, asked)
    sources = tuple(_source(asked, row[0]) for row in rows)
    notes = _notes(session, asked)
    return Report("activity", f"Activity by {asked.by}", columns, tuple(rows), notes, sources)


def _source(asked: Question, group: Named | str | date | None) -> Source:
    tests = day_tests("at", asked)
    if isinstance(group, date):
        tests += [f"at>={group}", f"at<={group + timedelta(days=6)}"]
    elif asked.by == "member" and isinstance(group, Named):
        tests.append(_with_member(group.id))
    else:
        tests.append(group_test(asked.by, group))
    tests += [_with_member(asked.picked["member"])] if "member" in asked.picked else []
    return Source("interaction", " and ".join(tests))


def _with_member(number: int) -> str:
    return f"(member=m{number} or members=m{number})"


def _figures() -> tuple[ColumnElement[Any], ...]:
    minutes = func.coalesce(func.sum(TOUCH.minutes), 0)
    return func.count(), minutes, func.count(TOUCH.client_id.distinct())


def _counted(asked: Question) -> list[ColumnElement[bool]]:
    """The touches that count: live ones on the days asked for."""
    first, end = asked.first_instant(), asked.end_instant()
    tests: list[ColumnElement[bool]] = [TOUCH.archived_at.is_(None)]
    if "member" in asked.picked:
        member, own = asked.picked["member"], table(InteractionPerson).alias().c
        there = select(own.id).where(own.interaction_id == TOUCH.id, own.member_id == member)
        tests.append(or_(TOUCH.member_id == member, there.correlate(table(Interaction)).exists()))
    tests += [TOUCH.at >= first] if first else []
    return tests + ([TOUCH.at < end] if end else [])


def _grouped(session: Session, asked: Question) -> list[tuple[Any, ...]]:
    if asked.by == "channel":
        statement = select(TOUCH.channel, *_figures()).where(*_counted(asked)).group_by(TOUCH.channel)
        found = [tuple(row) for row in session.execute(statement)]
    else:
        statement = _by_member(asked) if asked.by == "member" else _by_client(asked)
        noun, named = asked.by, table(NOUNS[asked.by]).c
        names = {row.id: row.name for row in session.execute(select(named.id, named.name))}
        found = [
            (None if number is None else Named(noun, number, names[number]), *rest)
            for number, *rest in session.execute(statement)
        ]
    return sorted(found, key=lambda row: (row[0] is None, -row[1], -row[2], _name(row[0])))


def _name(group: Named | str | None) -> str:
    return (group.name if isinstance(group, Named) else group or "").casefold()


def _by_client(asked: Question) -> Select[Any]:
    return select(TOUCH.client_id, *_figures()).where(*_counted(asked)).group_by(TOUCH.client_id)


def _by_member(asked: Question) -> Select[Any]:
    """Touches by who wrote them down, and by the colleagues who took part."""
    own = table(Interaction)
    wrote = select(TOUCH.member_id, TOUCH.id, TOUCH.minutes, TOUCH.client_id).where(*_counted(asked))
    joined = own.join(table(InteractionPerson), PERSON.interaction_id == TOUCH.id)
    other = PERSON.member_id.is_not(None) & PERSON.member_id.is_distinct_from(TOUCH.member_id)
    there = select(PERSON.member_id, TOUCH.id, TOUCH.minutes, TOUCH.client_id).select_from(joined)
    both = union_all(wrote, there.where(other, *_counted(asked))).subquery().c
    figures = (func.count(), func.coalesce(func.sum(both.minutes), 0), func.count(both.client_id.distinct()))
    return select(both.member_id, *figures).group_by(both.member_id)


def _weeks(session: Session, asked: Question) -> Iterator[tuple[Any, ...]]:
    """A row for every week with a touch; the index on the time leads from each to the next."""
    week = _next_week(session, asked, None)
    while week is not None:
        end = start_of(week + timedelta(days=7), asked.zone)
        inside = (TOUCH.at >= start_of(week, asked.zone), TOUCH.at < end)
        row = session.execute(select(*_figures()).where(*_counted(asked), *inside)).one()
        yield (week, *row)
        week = _next_week(session, asked, end)


def _next_week(session: Session, asked: Question, after: datetime | None) -> date | None:
    """The Monday of the first week with a touch not before `after`; None when there is no more."""
    later = [TOUCH.at >= after] if after else []
    first = session.execute(select(func.min(TOUCH.at)).where(*_counted(asked), *later)).scalar_one()
    if first is None:
        return None
    day: date = first.astimezone(asked.zone).date()
    return day - timedelta(days=day.weekday())


def _notes(session: Session, asked: Question) -> tuple[str, ...]:
    touches, _, clients = session.execute(select(*_figures()).where(*_counted(asked))).one()
    span = asked.span()
    if not touches:
        return (f"No touch was logged{span}.",)
    made = f"Made of {counted(touches, 'touch', 'touches')} with {counted(clients, 'client')}{span}."
    return (RULE + RULES[asked.by], made)
