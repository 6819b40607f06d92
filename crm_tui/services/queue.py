"""One complaint with all that was done about it, what is to be done next, and doing it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from crm_tui.choices import ComplaintStatus as Status
from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.models.interaction import Interaction
from crm_tui.models.member import Member
from crm_tui.models.task import Task
from crm_tui.services import entries
from crm_tui.services.complaints import Complaints
from crm_tui.services.nouns import of
from crm_tui.services.pages import Sheet, sheet
from crm_tui.services.statuses import ENDED

_PAST = 200  # talks, and as many tasks done
RESOLUTION = ("resolution", "cause", "cost", "prevention")


class Event(NamedTuple):
    """Something that happened to a complaint: a change of status, a note, or both."""

    at: datetime
    member: str
    was: Status | None
    now: Status | None
    note: str


class Deed(NamedTuple):
    """A talk about a complaint (`word` is its channel), or a task that was done for it."""

    at: datetime
    noun: str
    number: int
    word: str
    member: str
    text: str


class Step(NamedTuple):
    """An open task of a complaint."""

    id: int
    title: str
    due: date | None
    owner: str


class Case(NamedTuple):
    """A complaint: its fields, its events and deeds, the newest first, and its open tasks."""

    sheet: Sheet
    status: Status
    events: tuple[Event, ...]
    deeds: tuple[Deed, ...]
    steps: tuple[Step, ...]


def read(session: Session, number: int) -> Case:
    """The case of a complaint; NotFound when there is none."""
    found = _get(session, number)
    return Case(
        sheet(session, "complaint", number, changes=0),
        found.status,
        _events(session, number),
        _deeds(session, number),
        _steps(session, number),
    )


def came_back(case: Case) -> bool:
    """Whether it was taken up again after it had been resolved."""
    return any(event.was in ENDED and event.now not in ENDED for event in case.events)


def turn(
    session: Session, number: int, status: Status, words: str = "", typed: Mapping[str, str] | None = None
) -> None:
    """Put a complaint into another status, with fields as typed; the words stand beside the change in its history.

    Taking up again what was resolved or closed needs words. Invalid names what is wrong or missing.
    """
    record = _get(session, number)
    changes = entries.read(session, "complaint", typed, record) if typed else None
    Complaints().step(session, record, status, words, changes)


def reopen(session: Session, number: int, reason: str) -> None:
    """Take up a complaint again that was resolved or closed; Refused for an open one."""
    Complaints().reopen(session, _get(session, number), reason)


def note(session: Session, number: int, words: str) -> None:
    """Write down something about a complaint."""
    Complaints().note(session, _get(session, number), words, None)


def resolve(session: Session, number: int, typed: Mapping[str, str]) -> None:
    """Resolve a complaint with its resolution, cause, cost and prevention as typed; Invalid names what is wrong."""
    turn(session, number, Status.RESOLVED, typed={name: typed.get(name, "") for name in RESOLUTION})


def add_step(session: Session, number: int, typed: Mapping[str, str]) -> None:
    """A new task of a complaint for its client, from texts by field; Invalid names what is wrong."""
    found = _get(session, number)
    given = entries.read(session, "task", {name: text for name, text in typed.items() if text})
    of("task").add(session, {"client": found.client_id, **given, "complaint": number})


def _get(session: Session, number: int) -> Complaint:
    found = Complaints().get(session, number)
    assert isinstance(found, Complaint)
    return found


def _events(session: Session, number: int) -> tuple[Event, ...]:
    rows = select(ComplaintEvent, Member.name).join(Member, isouter=True)
    here = rows.where(ComplaintEvent.complaint_id == number)
    newest_first = here.order_by(col(ComplaintEvent.at).desc(), col(ComplaintEvent.id).desc())
    return tuple(
        Event(
            event.at,
            who or "",
            event.from_status,
            event.to_status if event.from_status is not None or not event.note else None,
            event.note or "",
        )
        for event, who in session.exec(newest_first).all()
    )


def _deeds(session: Session, number: int) -> tuple[Deed, ...]:
    return tuple(sorted((*_talks(session, number), *_done(session, number)), reverse=True))


def _talks(session: Session, number: int) -> Iterator[Deed]:
    rows = select(Interaction, Member.name).join(
        Member, col(Member.id) == Interaction.member_id, isouter=True
    )
    here = rows.where(Interaction.complaint_id == number, col(Interaction.archived_at).is_(None))
    for found, who in session.exec(here.order_by(col(Interaction.at).desc()).limit(_PAST)):
        yield Deed(found.at, "interaction", found.id or 0, found.channel or "talk", who or "", found.summary)


def _done(session: Session, number: int) -> Iterator[Deed]:
    over = _tasks(number).where(col(Task.done_at).is_not(None)).order_by(col(Task.done_at).desc())
    for found, who in session.exec(over.limit(_PAST)).all():
        assert found.done_at is not None
        yield Deed(found.done_at, "task", found.id or 0, "done", who or "", found.title)


def _steps(session: Session, number: int) -> tuple[Step, ...]:
    still = _tasks(number).where(col(Task.done_at).is_(None))
    found = session.exec(still.order_by(col(Task.due).asc().nulls_last(), col(Task.id))).all()
    return tuple(Step(task.id or 0, task.title, task.due, who or "") for task, who in found)


def _tasks(number: int) -> Select[Task, str]:
    rows = select(Task, Member.name).join(Member, col(Member.id) == Task.owner_id, isouter=True)
    return rows.where(Task.complaint_id == number, col(Task.archived_at).is_(None))
