"""What a person typed into the fields of a record, read into values: kinds parsed, names resolved."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.record import Record
from crm_tui.services.acting import context, member_id
from crm_tui.services.faces import faces
from crm_tui.services.fields import Field, Money
from crm_tui.services.finding import find
from crm_tui.services.parts import OwnField
from crm_tui.values.currencies import parse_currency
from crm_tui.values.kinds import KINDS, Context

Typed = str | list[str] | None


def read(
    session: Session, noun: str, typed: Mapping[str, Typed], record: Record | None = None
) -> dict[str, Any]:
    """Values by face name; "" and None mean unset. A name that is not found or ambiguous is raised at once,
    all other problems together as one Invalid with a sentence for each field."""
    known = faces(session, noun)
    around = _around(session, typed, record)
    values: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for name, text in typed.items():
        field = known.get(name)
        if field is None or not field.editable:
            problems[name] = f"{name} is no field of a {noun} that can be set."
            continue
        try:
            values[name] = parse(session, field, text, around)
        except Invalid as error:
            problems[name] = f"{field.title}: {error.message}"
    if problems:
        raise Invalid(problems=problems)
    return values


def parse(session: Session, field: Field, text: Typed, around: Context) -> Any:
    """The value of one field from its text; None for unset."""
    if isinstance(text, list):
        found = [parse_one(session, field, part, around) for part in text if part.strip()]
        return (
            found
            if field.kind in ("list", "tags") or field.facts.kind == "list"
            else found[0]
            if found
            else None
        )
    if text is None or not text.strip():
        return [] if field.facts.kind in ("list", "tags") else None
    if field.facts.kind in ("list", "tags"):
        return [parse_one(session, field, part, around) for part in split_list(text, field.facts.kind)]
    return parse_one(session, field, text, around)


def parse_one(session: Session, field: Field, text: str, around: Context) -> Any:
    """One value from its text."""
    if field.facts.ref:
        if text.strip().casefold() == "me" and field.facts.ref == "member":
            return member_id(session)
        return find(session, field.facts.ref, text).id
    if isinstance(field, OwnField):
        return field.parse(text, around)
    kind = {"list": "text", "tags": "text"}.get(field.kind, field.kind)
    fact = field.facts
    own = Context(around.today, around.zone, around.currency, fact.choices, fact.limit, fact.low, fact.high)
    value = KINDS[kind].parse(text, own)
    return value.lstrip("#") if field.kind == "tags" else value


def split_list(text: str, kind: str) -> list[str]:
    """The parts of a list as typed: tags by commas or blanks of any width, other lists by line or semicolon."""
    marks = ",，、;；\n" if kind == "tags" else "\n;；"
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return [part.strip() for part in text.split(marks[0]) if part.strip()]


def _around(session: Session, typed: Mapping[str, Typed], record: Record | None) -> Context:
    """The context of the fields: money is read in the currency typed beside it, else the record's."""
    base = context(session)
    code = typed.get("currency")
    if isinstance(code, str) and code.strip():
        currency = parse_currency(code)
    else:
        currency = getattr(record, "currency", None) or base.currency
    return Context(base.today, base.zone, currency)


def text_of(field: Field, value: Any, around: Context) -> str:
    """The text of a cell for editing and files: it reads back to the same value. Unset is empty."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return ("; " if field.kind != "tags" else ", ").join(text_of(field, part, around) for part in value)
    if isinstance(value, Money):
        return KINDS["money"].format(value.minor, Context(around.today, around.zone, value.currency))
    if field.facts.ref:
        return str(value.name)
    if isinstance(field, OwnField) or field.kind in ("tags", "list"):
        return str(value)
    return KINDS[field.kind].format(value, around)
