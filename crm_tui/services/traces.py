"""Values as the journal keeps them, made into what people read: names for references, amounts with currency."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from crm_tui import clock
from crm_tui.services.acting import context
from crm_tui.services.fields import ColumnField, Field, MoneyField, Reference
from crm_tui.store import lookup
from crm_tui.store.database import driver
from crm_tui.values.instants import show_instant
from crm_tui.values.kinds import KINDS, Context


def readable(session: Session, field: Field | None, raw: Any, currency: str | None = None) -> str | None:
    """The text of a value of a column; None for unset. `currency` is that of the row's amounts."""
    if raw is None:
        return None
    if field is None:
        return str(raw)
    if field.facts.ref:
        return _named(session, field.facts.ref, int(raw))
    around = context(session)
    if isinstance(field, MoneyField):
        around = Context(around.today, around.zone, currency or around.currency)
    kind = KINDS.get(field.kind)
    return kind.show(_value(field, raw), around) if kind else str(raw)


def when(session: Session, at: str) -> str:
    """A stored instant as the reader's clock showed it; "" for none."""
    return show_instant(clock.instant(at), context(session).zone) if at else ""


def face_of(faces: Mapping[str, Field], column: str) -> Field | None:
    """The face that shows a column of the noun's own table."""
    for field in (faces.get(column), faces.get(column.removesuffix("_id"))):
        if isinstance(field, ColumnField) and field.column == column:
            return field
    return None


def _named(session: Session, noun: str, number: int) -> str:
    name = lookup.label(driver(session), noun, number)
    ref = Reference(noun, number, name or "").ref
    return f"{ref} {name}" if name else ref


def _value(field: Field, raw: Any) -> Any:
    """The value as records hold it, of what SQLite holds; one that is a value already stays."""
    if field.facts.choices is not None:
        return field.facts.choices(raw)
    if field.kind == "instant" and isinstance(raw, str):
        return clock.instant(raw)
    if field.kind == "day" and isinstance(raw, str):
        return date.fromisoformat(raw)
    return bool(raw) if field.kind == "bool" else raw
