"""All that happened to a client, a person or a deal as one timeline, the newest first."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.interaction import InteractionPerson
from crm_tui.models.opportunity import StageMove
from crm_tui.services import history
from crm_tui.services.opportunities import instant_of

MOST = 300  # events read, the newest
COUNTED = 10_000  # of each kind; to count on would take longer than to read
CHANGES = "change"

Rows = Select[Any]
Source = Callable[[str, int], Rows]


class Event(NamedTuple):
    """When, which record it opens ("" for what happened to the record itself), what it was, by whom, its text."""

    at: datetime | None
    noun: str
    number: int
    word: str
    who: str
    text: str


class Timeline(NamedTuple):
    """The newest events, and how many there are in all; more than that where not all were `counted`."""

    events: tuple[Event, ...] = ()
    total: int = 0
    counted: bool = True


def read(session: Session, noun: str, number: int, kind: str = "") -> Timeline:
    """What happened to a record: all but changes of its fields, or one kind of it, of those `kinds` names.

    A record of which nothing but changes is kept tells these.
    """
    if kind == CHANGES or not PASTS.get(noun):
        return changes(session, noun, number)
    found = [
        _events(session, source(noun, number), told if told != noun else "")
        for told, sources in PASTS[noun].items()
        if kind in ("", told)
        for source in sources
    ]
    events = sorted((event for part in found for event in part.events), key=_when, reverse=True)
    total, counted = sum(part.total for part in found), all(part.counted for part in found)
    return Timeline(tuple(events[:MOST]), total, counted)


def kinds(noun: str) -> tuple[str, ...]:
    """What the timeline of a record can be narrowed to."""
    return (*PASTS.get(noun, ()), CHANGES)


def changes(session: Session, noun: str, number: int) -> Timeline:
    """What was changed of a record by whom, the newest first."""
    found = history.of_record(session, noun, number, MOST + 1)
    events = [Event(c.at, "", 0, "", c.member, history.in_a_line(c)) for c in found[:MOST]]
    return Timeline(tuple(events), len(events), len(found) <= MOST)


def _when(event: Event) -> float:
    return event.at.timestamp() if event.at else 0.0


def _events(session: Session, rows: Rows, noun: str) -> Timeline:
    """The newest of the rows (at, id, word, who, text), and how many there are."""
    newest = rows.order_by(rows.selected_columns[0].desc()).limit(MOST)
    made = tuple(
        Event(_instant(session, at), noun, number if noun else 0, word, who or "", text or "")
        for at, number, word, who, text in session.execute(newest)
    )
    if len(made) < MOST:
        return Timeline(made, len(made))
    first = rows.with_only_columns(literal(1)).limit(COUNTED).subquery()
    total = int(session.execute(select(func.count()).select_from(first)).scalar_one())
    return Timeline(made, total, total < COUNTED)


def _instant(session: Session, at: datetime | date) -> datetime:
    return at if isinstance(at, datetime) else instant_of(session, at)


def _t(noun: str) -> Any:
    return table(NOUNS[noun])


def _here(rows: Any, about: str, noun: str, number: int) -> Iterator[ColumnElement[bool]]:
    """Live rows that belong to the record."""
    yield rows.c.archived_at.is_(None)
    if about == noun:
        yield rows.c.id == number
    elif (about, noun) == ("interaction", "contact"):
        person = table(InteractionPerson).c
        yield rows.c.id.in_(select(person.interaction_id).where(person.contact_id == number))
    else:
        yield rows.c[f"{noun}_id"] == number


def _rows(at: Any, rows: Any, word: Any, who: Any, text: Any) -> Rows:
    return select(at, rows.c.id, word.label("word"), who.label("who"), text.label("text"))


def _talks(noun: str, number: int) -> Rows:
    talk, member = _t("interaction"), _t("member")
    rows = _rows(talk.c.at, talk, talk.c.channel, member.c.name, talk.c.summary)
    joined = talk.outerjoin(member, member.c.id == talk.c.member_id)
    return rows.select_from(joined).where(*_here(talk, "interaction", noun, number))


def _complaints(noun: str, number: int) -> Rows:
    rows, nobody = _t("complaint"), literal("")
    told = _rows(rows.c.opened_at, rows, rows.c.kind, nobody, rows.c.summary)
    return told.where(*_here(rows, "complaint", noun, number))


def _resolved(noun: str, number: int) -> Rows:
    rows, nobody = _t("complaint"), literal("")
    text = func.coalesce(rows.c.resolution, rows.c.summary)
    told = _rows(rows.c.resolved_at, rows, literal("resolved"), nobody, text)
    return told.where(rows.c.resolved_at.is_not(None), *_here(rows, "complaint", noun, number))


def _moves(noun: str, number: int) -> Rows:
    """Which deal came into which stage; of a deal itself the stage alone."""
    deal, move, stage, member = _t("opportunity"), table(StageMove), _t("stage"), _t("member")
    text = stage.c.name if noun == "opportunity" else deal.c.name.concat(": ").concat(stage.c.name)
    rows = _rows(move.c.at, deal, literal("stage" if noun == "opportunity" else "deal"), member.c.name, text)
    joined = deal.join(move, move.c.opportunity_id == deal.c.id)
    joined = joined.join(stage, stage.c.id == move.c.to_stage_id)
    joined = joined.outerjoin(member, member.c.id == move.c.member_id)
    return rows.select_from(joined).where(*_here(deal, "opportunity", noun, number))


def _done(noun: str, number: int) -> Rows:
    task, member = _t("task"), _t("member")
    rows = _rows(task.c.done_at, task, literal("done"), member.c.name, task.c.title)
    joined = task.outerjoin(member, member.c.id == task.c.owner_id)
    return rows.select_from(joined).where(task.c.done_at.is_not(None), *_here(task, "task", noun, number))


def _orders(noun: str, number: int) -> Rows:
    order, nobody = _t("order"), literal("")
    text = func.coalesce(order.c.number, order.c.note, "")
    rows = _rows(order.c.ordered_on, order, literal("order"), nobody, text)
    return rows.where(*_here(order, "order", noun, number))


# What is told of a record, by the noun it opens.
PASTS: dict[str, dict[str, Sequence[Source]]] = {
    "client": {
        "interaction": (_talks,),
        "complaint": (_complaints, _resolved),
        "opportunity": (_moves,),
        "task": (_done,),
        "order": (_orders,),
    },
    "contact": {
        "interaction": (_talks,),
        "complaint": (_complaints, _resolved),
        "opportunity": (_moves,),
        "task": (_done,),
    },
    "opportunity": {
        "interaction": (_talks,),
        "opportunity": (_moves,),
        "task": (_done,),
        "order": (_orders,),
    },
}
