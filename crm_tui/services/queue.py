"""One complaint with all that was done about it, what may be done now, and doing it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from crm_tui.choices import ComplaintStatus as Status
from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.models.member import Member
from crm_tui.models.task import Task
from crm_tui.services import entries
from crm_tui.services.complaints import Complaints
from crm_tui.services.pages import Sheet, sheet

RESOLUTION = ("resolution", "cause", "cost", "prevention")


class Event(NamedTuple):
    """Something that happened to a complaint: a change of status, a note, or both."""

    at: datetime
    member: str
    was: Status | None
    now: Status | None
    note: str


class Step(NamedTuple):
    """An open task of a complaint."""

    id: int
    title: str
    due: date | None


class Case(NamedTuple):
    """A complaint: its fields, its events, the newest first, and its open tasks."""

    sheet: Sheet
    status: Status
    events: tuple[Event, ...]
    steps: tuple[Step, ...]


def read(session: Session, number: int) -> Case:
    """The case of a complaint; NotFound when there is none."""
    found = _get(session, number)
    return Case(
        sheet(session, "complaint", number, changes=0),
        found.status,
        _events(session, number),
        _steps(session, number),
    )


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


def assign(session: Session, number: int, member: int) -> None:
    """Make a member answer for a complaint."""
    Complaints().edit(session, _get(session, number), {"owner": member})


def members(session: Session) -> list[tuple[int, str]]:
    """Who can be given a complaint: the live members by name."""
    live = select(Member).where(col(Member.archived_at).is_(None)).order_by(col(Member.name))
    return [(found.id, found.name) for found in session.exec(live).all() if found.id is not None]


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


def _steps(session: Session, number: int) -> tuple[Step, ...]:
    open_ones = select(Task).where(
        Task.complaint_id == number, col(Task.done_at).is_(None), col(Task.archived_at).is_(None)
    )
    found = session.exec(open_ones.order_by(col(Task.due).asc().nulls_last(), col(Task.id))).all()
    return tuple(Step(task.id or 0, task.title, task.due) for task in found)
