"""The brief: one page about a client or contact before a meeting, each part a short list of records."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from crm_tui.choices import Promise, StageKind
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.interaction import InteractionPerson
from crm_tui.models.record import Record
from crm_tui.services import listing
from crm_tui.services.faces import custom, faces
from crm_tui.services.fields import Field
from crm_tui.services.listing import Query
from crm_tui.services.nouns import of
from crm_tui.store.database import Session

FACTS = {
    "client": (
        "alias", "tier", "grade", "standing", "parent", "industry", "city", "country", "owner", "phone", "email",
        "website", "employees", "annual_revenue", "orders", "last_touch", "tags", "note",
    ),
    "contact": (
        "alias", "form_of_address", "title", "department", "client", "phones", "emails", "wechat", "birthday",
        "birthday_next", "last_touch", "tags", "note",
    ),
}  # fmt: skip
AT_MOST = 8  # rows of a part

Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A list within the brief: the key JSON has it under, its title, its noun, fields, and rows by id."""

    name: str
    title: str
    noun: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[int, Cells], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """One page: whom it is about, what is known of them (unset facts left out), and its parts."""

    noun: str
    id: int
    name: str
    facts: tuple[tuple[Field, Any], ...]
    parts: tuple[Part, ...]


def brief(session: Session, noun: str, number: int) -> Brief:
    """The page about a client or contact. Of a contact the touches are the person's own, the rest the client's."""
    record: Any = of(noun).get(session, number)
    client = number if noun == "client" else record.client_id
    contact = number if noun == "contact" else None
    parts = [
        _links(session, number) if contact else _contacts(session, number),
        _touches(session, client, contact),
        *_promises(session, client, contact),
        _deals(session, client, contact),
        _complaints(session, client, contact),
        _next_steps(session, client, contact),
    ]
    return Brief(noun, number, record.name, _facts(session, noun, record), tuple(parts))


def _facts(session: Session, noun: str, record: Record) -> tuple[tuple[Field, Any], ...]:
    known = faces(session, noun)
    names = [name for name in FACTS[noun] if name in known]
    query = Query(noun, columns=(*names, *custom(session, noun)), archived=True)
    cells = listing.rows(session, query, [record.id or 0])[record.id or 0]
    pairs = zip((known[name] for name in query.columns), cells, strict=True)
    return tuple((field, value) for field, value in pairs if value not in (None, "", []))


def _part(
    session: Session, name: str, title: str, noun: str, columns: Sequence[str], ids: Select[Any]
) -> Part:
    numbers = [int(row[0]) for row in session.execute(ids.limit(AT_MOST))]
    query = Query(noun, columns=tuple(columns), archived=True)
    found = listing.rows(session, query, numbers) if numbers else {}
    fields = listing.fields_of(session, query)
    return Part(name, title, noun, fields, tuple((number, found[number]) for number in numbers))


def _t(noun: str) -> Any:
    return table(NOUNS[noun]).c


def _about(noun: str, client: int | None, contact: int | None) -> list[ColumnElement[bool]]:
    """Live rows of the client; of the contact where there is no client."""
    own = _t(noun)
    return [own.archived_at.is_(None), own.client_id == client if client else own.contact_id == contact]


def _contacts(session: Session, client: int) -> Part:
    own = _t("contact")
    ids = select(own.id).where(own.client_id == client, own.archived_at.is_(None))
    newest = ids.order_by(own.last_touch.desc().nulls_last(), own.id)
    columns = ("name", "title", "form_of_address", "phone", "email", "last_touch")
    return _part(session, "contacts", "People", "contact", columns, newest)


def _links(session: Session, contact: int) -> Part:
    own = _t("link")
    here = (own.contact_id == contact) | (own.other_id == contact)
    ids = (
        select(own.id)
        .where(here, own.archived_at.is_(None))
        .order_by(own.strength.desc().nulls_last(), own.id)
    )
    return _part(
        session, "links", "Ties", "link", ("contact", "relation", "other", "member", "strength"), ids
    )


def _touches(session: Session, client: int | None, contact: int | None) -> Part:
    own = _t("interaction")
    ids = select(own.id).where(own.archived_at.is_(None))
    if contact:
        person = table(InteractionPerson).c
        met = select(person.interaction_id).where(person.contact_id == contact)
        ids = ids.where(own.id.in_(met))
    else:
        ids = ids.where(own.client_id == client)
    columns = ("at", "channel", "member", "contacts", "summary", "outcome")
    return _part(
        session, "touches", "Last touches", "interaction", columns, ids.order_by(own.at.desc(), own.id.desc())
    )


def _tasks(client: int | None, contact: int | None, promise: Promise | None) -> Select[Any]:
    own = _t("task")
    tests = [*_about("task", client, contact), own.done_at.is_(None), own.promise.is_(promise)]
    return select(own.id).where(*tests).order_by(own.due.is_(None), own.due, own.id)


def _promises(session: Session, client: int | None, contact: int | None) -> list[Part]:
    columns = ("title", "due", "owner", "contact")
    ours, theirs = (_tasks(client, contact, promise) for promise in (Promise.OURS, Promise.THEIRS))
    return [
        _part(session, "promised_by_us", "We promised", "task", columns, ours),
        _part(session, "promised_by_them", "They promised", "task", columns, theirs),
    ]


def _next_steps(session: Session, client: int | None, contact: int | None) -> Part:
    columns = ("title", "due", "owner", "contact")
    return _part(session, "next_steps", "Next steps", "task", columns, _tasks(client, contact, None))


def _deals(session: Session, client: int | None, contact: int | None) -> Part:
    own, stage = _t("opportunity"), _t("stage")
    open_stages = select(stage.id).where(stage.kind == StageKind.OPEN)
    tests = [*_about("opportunity", client, contact), own.stage_id.in_(open_stages)]
    ids = select(own.id).where(*tests).order_by(own.expected_close.is_(None), own.expected_close, own.id)
    columns = ("name", "stage", "amount", "expected_close", "owner", "next_step")
    return _part(session, "deals", "Open deals", "opportunity", columns, ids)


def _complaints(session: Session, client: int | None, contact: int | None) -> Part:
    """Open ones by their deadline, then those solved last."""
    own = _t("complaint")
    order = (own.resolved_at.is_not(None), own.resolved_at.desc(), own.resolve_by, own.id)
    ids = select(own.id).where(*_about("complaint", client, contact)).order_by(*order)
    columns = ("summary", "severity", "status", "opened_at", "resolve_by", "resolution")
    return _part(session, "complaints", "Complaints", "complaint", columns, ids)
