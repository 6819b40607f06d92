"""A conflict in the words of the fields people see, with values they can read."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from crm_tui.errors import Clash, Conflict
from crm_tui.models.catalogue import table
from crm_tui.models.record import Record
from crm_tui.services.acting import context
from crm_tui.services.entries import text_of
from crm_tui.services.faces import faces
from crm_tui.services.fields import Field
from crm_tui.services.own_fields import OwnField
from crm_tui.services.traces import face_of, readable, when
from crm_tui.values.references import format_ref

# Parts of a record by table and kind, and the fields that show them.
SHOWN_BY = {
    "tagging": ("tags",),
    "contact_point.phone": ("phone", "phones"),
    "contact_point.email": ("email", "emails"),
    "contact_point.messenger": ("wechat", "messengers"),
    "contact_point.address": ("addresses",),
    "interaction_person.contact_id": ("contact", "contacts"),
    "interaction_person.member_id": ("members",),
}


def explained(session: Session, record: Record, conflict: Conflict, wanted: Mapping[str, Any]) -> Conflict:
    """The conflict over a record with faces for columns; `wanted` are the values that were to be written.

    Of parts (tags, phones, people, own fields) those that are among `wanted` count as changed by both sides.
    """
    if not conflict.clashes and not conflict.others:
        return conflict
    known = faces(session, record.noun.name)
    clashes, others = list[Clash](), list[Clash]()
    for clash in (*conflict.clashes, *conflict.others):
        if clash.field in type(record).model_fields:
            found = _of_column(session, record, known, clash)
            (clashes if clash in conflict.clashes else others).append(found)
        else:
            shown = _shown_by(known, clash.field)
            mine = [name for name in shown if name in wanted]
            clashes += [_of_part(session, record, known, clash, name) for name in mine]
            others += [_of_part(session, record, known, clash, name) for name in shown[:1] if not mine]
    said = ", ".join(found.field for found in clashes or others)
    ref = format_ref(record.noun.name, record.id or 0)
    message = f"{ref} was changed by somebody else meanwhile ({said}): look at both values and choose."
    return Conflict(message, clashes, others, conflict.version)


def _shown_by(known: Mapping[str, Field], part: str) -> tuple[str, ...]:
    """The faces of a part; none where the field of its own is gone by now."""
    if part in SHOWN_BY:
        return tuple(name for name in SHOWN_BY[part] if name in known)
    owned = [(name, field) for name, field in known.items() if isinstance(field, OwnField)]
    return tuple(name for name, field in owned if part == f"field_value.{field.definition.id}")


def _of_column(session: Session, record: Record, known: Mapping[str, Field], clash: Clash) -> Clash:
    field = face_of(known, clash.field)
    currency = getattr(record, "currency", None)
    before, theirs, mine = (
        readable(session, field, raw, currency) for raw in (clash.before, clash.theirs, clash.mine)
    )
    name = field.name if field else clash.field
    return Clash(
        clash.ref,
        name,
        before=before,
        theirs=theirs,
        mine=mine,
        who=clash.who,
        at=clash.at,
        when=when(session, clash.at),
    )


def _of_part(session: Session, record: Record, known: Mapping[str, Field], clash: Clash, name: str) -> Clash:
    """What a field of parts holds now; what it held before is not known field by field."""
    field = known[name]
    own = table(type(record)).c.id == record.id
    cell = field.cell(session.execute(select(*field.columns()).where(own)).one())
    return Clash(
        clash.ref,
        name,
        theirs=text_of(field, cell, context(session)),
        who=clash.who,
        at=clash.at,
        when=when(session, clash.at),
    )
