"""Everything about one client: what is open, what is wrong, and one timeline of all that happened."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import Session, col

from crm_tui import clock
from crm_tui.models.client import Client
from crm_tui.models.complaint import Complaint
from crm_tui.models.interaction import Interaction
from crm_tui.models.member import Member
from crm_tui.models.opportunity import Opportunity, StageMove
from crm_tui.models.pipeline import Stage
from crm_tui.models.task import Task
from crm_tui.services import settings
from crm_tui.services.listing import Page, Query, count, page
from crm_tui.services.nouns import of
from crm_tui.values.references import format_ref

PAST = 300  # entries of the timeline, newest first
OPEN = 100  # rows of each list
SECTIONS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "task": ("state=open", "due", ("title", "due", "owner", "state")),
    "complaint": ("state=open", "resolve_by", ("summary", "severity", "status", "resolve_by", "state")),
    "opportunity": ("state=open", "expected_close", ("name", "stage", "amount", "expected_close", "state")),
    "contact": ("", "name", ("name", "title", "phone", "email")),
    "plan": ("", "title", ("title", "status", "owner")),
    "order": ("", "-ordered_on", ("number", "ordered_on", "amount")),
}


class Event(NamedTuple):
    """One line of the timeline: when, which record it opens, what it was, by whom, and its text."""

    at: datetime
    noun: str
    number: int
    word: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class ClientPage:
    """A client with its facts, its alarms as sentences, its open things by noun, its past."""

    ref: str
    name: str
    facts: Page
    alarms: tuple[str, ...]
    sections: dict[str, Page]
    past: tuple[Event, ...]


FACTS = ("tier", "grade", "standing", "owner", "industry", "city", "phone", "last_touch", "tags")


def read(session: Session, number: int, kind: str = "") -> ClientPage:
    """The page of a client, its past of one kind of record alone where it is named; NotFound for no client."""
    client = of("client").get(session, number)
    assert isinstance(client, Client)
    ref = format_ref("client", number)
    sections = {
        noun: page(session, Query(noun, _where(ref, condition), sort, columns, OPEN))
        for noun, (condition, sort, columns) in SECTIONS.items()
    }
    return ClientPage(
        ref,
        client.name,
        page(session, Query("client", f"ref={ref}", columns=FACTS, archived=True)),
        tuple(_alarms(session, client, ref)),
        sections,
        tuple(sorted(_past(session, number, kind), key=lambda event: event.at, reverse=True)[:PAST]),
    )


def _where(ref: str, condition: str) -> str:
    return f"client={ref} and {condition}" if condition else f"client={ref}"


def _alarms(session: Session, client: Client, ref: str) -> Iterator[str]:
    if client.archived_at is not None:
        yield "archived"
    limit = client.touch_days or _tier_days(session, client)
    if limit and client.last_touch is None:
        yield "never touched"
    elif limit and client.last_touch and clock.now() - client.last_touch > timedelta(days=limit):
        yield f"last touch {(clock.now() - client.last_touch).days} days ago, at most {limit} are wanted"
    complaints = count(session, Query("complaint", f"client={ref} and state=open"))
    if complaints:
        yield f"{complaints} open complaint{'s' * (complaints > 1)}"
    late = count(session, Query("task", f"client={ref} and state=open and due<today"))
    if late:
        yield f"{late} task{'s' * (late > 1)} overdue"


def _tier_days(session: Session, client: Client) -> int | None:
    return settings.number(session, f"touch_days_{client.tier.value}") if client.tier else None


def _past(session: Session, number: int, kind: str) -> Iterator[Event]:
    for noun, events in PASTS.items():
        if kind in ("", noun):
            yield from events(session, number)


def _talks(session: Session, number: int) -> Iterator[Event]:
    at = col(Interaction.at)
    rows = (
        select(at, col(Interaction.id), col(Interaction.channel), col(Member.name), col(Interaction.summary))
        .join(Member, col(Member.id) == col(Interaction.member_id), isouter=True)
        .where(col(Interaction.client_id) == number, col(Interaction.archived_at).is_(None))
    )
    for when, talk, channel, who, summary in session.execute(rows.order_by(at.desc()).limit(PAST)):
        yield Event(when, "interaction", talk, channel, who or "", summary)


def _complaints(session: Session, number: int) -> Iterator[Event]:
    opened = col(Complaint.opened_at)
    rows = select(Complaint).where(
        col(Complaint.client_id) == number, col(Complaint.archived_at).is_(None)
    )  # fmt: skip
    for found in session.execute(rows.order_by(opened.desc()).limit(PAST)).scalars():
        yield Event(found.opened_at, "complaint", found.id or 0, found.kind.value, "", found.summary)
        if found.resolved_at is not None:
            text = found.resolution or found.summary
            yield Event(found.resolved_at, "complaint", found.id or 0, "resolved", "", text)


def _moves(session: Session, number: int) -> Iterator[Event]:
    at = col(StageMove.at)
    rows = (
        select(at, col(Opportunity.id), col(Opportunity.name), col(Stage.name), col(Member.name))
        .join(Opportunity, col(Opportunity.id) == col(StageMove.opportunity_id))
        .join(Stage, col(Stage.id) == col(StageMove.to_stage_id))
        .join(Member, col(Member.id) == col(StageMove.member_id), isouter=True)
        .where(col(Opportunity.client_id) == number, col(Opportunity.archived_at).is_(None))
    )
    for when, deal, name, stage, who in session.execute(rows.order_by(at.desc()).limit(PAST)):
        yield Event(when, "opportunity", deal, "deal", who or "", f"{name}: {stage}")


def _tasks(session: Session, number: int) -> Iterator[Event]:
    at = col(Task.done_at)
    rows = (
        select(at, col(Task.id), col(Task.title), col(Member.name))
        .join(Member, col(Member.id) == col(Task.owner_id), isouter=True)
        .where(col(Task.client_id) == number, at.is_not(None), col(Task.archived_at).is_(None))
    )
    for when, task, title, who in session.execute(rows.order_by(at.desc()).limit(PAST)):
        if when is not None:
            yield Event(when, "task", task, "done", who or "", title)


PASTS: dict[str, Callable[[Session, int], Iterator[Event]]] = {
    "interaction": _talks,
    "complaint": _complaints,
    "opportunity": _moves,
    "task": _tasks,
}
