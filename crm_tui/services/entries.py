"""What a person typed into the fields of a record, read into values: kinds parsed, names resolved."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.record import Record
from crm_tui.services.acting import context, member_id
from crm_tui.services.faces import face, faces
from crm_tui.services.fields import Field, Money
from crm_tui.services.finding import find
from crm_tui.values.currencies import parse_currency
from crm_tui.values.kinds import KINDS, Context

Typed = str | list[str] | None
WIDE = "；"
NAMELESS = ("interaction", "link", "import_batch")  # nobody finds these by what they are called


def read(
    session: Session, noun: str, typed: Mapping[str, Typed], record: Record | None = None
) -> dict[str, Any]:
    """Values by face name; "" and None mean unset. A name that is not found or ambiguous is raised at once,
    all other problems together as one Invalid with a sentence for each field."""
    known, problems = faces(session, noun), dict[str, str]()
    meant = _meant(known, noun, typed, problems)
    around = _around(session, meant, record)
    values: dict[str, Any] = {}
    for name, text in meant.items():
        try:
            values[name] = parse(session, _settable(known[name]), text, around)
        except Invalid as error:
            problems[name] = f"{known[name].title}: {error.message}"
    if problems:
        raise Invalid(problems=problems)
    return values


def _meant(
    known: Mapping[str, Field], noun: str, typed: Mapping[str, Typed], problems: dict[str, str]
) -> dict[str, Typed]:
    """What was typed under the fields' own names; a name that is none's, or comes again, is a problem."""
    meant: dict[str, Typed] = {}
    for name, text in typed.items():
        try:
            field = face(known, noun, name)
        except Invalid as error:
            problems[name] = error.message
            continue
        if field.name in meant:
            problems[field.name] = f"{field.title} was given twice: say it once."
        meant[field.name] = text
    return meant


def _settable(field: Field) -> Field:
    if not field.editable:
        raise Invalid("The program sets this field by itself.")
    return field


def parse(session: Session, field: Field, text: Typed, around: Context) -> Any:
    """The value of one field from its text; None for unset, a list for a field that is one."""
    if field.many:
        parts = split_list(text) if isinstance(text, str) else [part for part in text or () if part.strip()]
        found = [parse_one(session, field, part, around) for part in parts]
        return [one for value in found for one in (value if isinstance(value, list) else [value])]
    if isinstance(text, list):
        text = text[0] if text else None
    if text is None or not text.strip():
        return None
    return parse_one(session, field, text, around)


def parse_one(session: Session, field: Field, text: str, around: Context) -> Any:
    """One value from its text."""
    if not field.facts.ref:
        return field.read(text, around)
    if text.strip().casefold() == "me" and field.facts.ref == "member":
        return member_id(session)
    return find(session, field.facts.ref, text).id


def split_list(text: str) -> list[str]:
    """The parts of a list as typed: by lines where there are several, else by semicolons of either width."""
    parts = text.split("\n") if "\n" in text else text.replace(WIDE, ";").split(";")
    return [part.strip() for part in parts if part.strip()]


def join_list(parts: list[str]) -> str:
    """The text that `split_list` takes apart again."""
    if any(";" in part or WIDE in part for part in parts):
        return "\n".join(parts) + "\n" * (len(parts) == 1)
    return "; ".join(parts)


def _around(session: Session, typed: Mapping[str, Typed], record: Record | None) -> Context:
    return beside(context(session), typed.get("currency"), getattr(record, "currency", None))


def beside(around: Context, code: Typed, kept: object) -> Context:
    """The context of the fields: money is read in the currency typed beside it, else the record's."""
    currency = str(kept or around.currency)
    if isinstance(code, str) and code.strip():
        with suppress(Invalid):  # told with the field itself
            currency = parse_currency(code)
    return Context(around.today, around.zone, currency)


def text_of(field: Field, value: Any, around: Context) -> str:
    """The text of a cell for editing and files: it reads back to the same value. Unset is empty."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        texts = [text_of(field, part, around) for part in value]
        return ", ".join(texts) if field.kind == "tags" else join_list(texts)
    if isinstance(value, Money):
        return KINDS["money"].format(value.minor, Context(around.today, around.zone, value.currency))
    if field.facts.ref:
        return value.ref if field.facts.ref in NAMELESS else str(value.name)
    return KINDS[field.kind].format(value, around) if field.is_typed(value) else str(value)
