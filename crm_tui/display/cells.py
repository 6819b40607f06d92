"""Cells as people read them and as JSON holds them."""

from datetime import datetime
from typing import Any

from crm_tui.display.brief import brief_instant
from crm_tui.services.fields import Field, Money, Reference
from crm_tui.services.lines import Line
from crm_tui.values.kinds import KINDS, Context
from crm_tui.values.text import safe


def show(field: Field, value: Any, around: Context) -> str:
    """One line for people; unset is empty. What was typed is shown inert."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return ", ".join(show(field, part, around) for part in value)
    if isinstance(value, Reference):
        return safe(value.name) or value.ref
    if isinstance(value, Money):
        return KINDS["money"].show(value.minor, Context(around.today, around.zone, value.currency))
    if isinstance(value, Line):
        product = safe(value.product.name) if value.product else "?"
        price = f" at {show(field, value.price, around)}" if value.price else ""
        return f"{value.quantity} × {product}{price}"
    return safe(KINDS[field.kind].show(value, around) if field.is_typed(value) else str(value))


def brief(field: Field, value: Any, around: Context) -> str:
    """The same for a narrow column: a time of this year without the year, an older one as its day."""
    if isinstance(value, datetime):
        return brief_instant(value, around.zone, around.today)
    return show(field, value, around)


def json_of(field: Field, value: Any, around: Context) -> Any:
    """The value as JSON: references by ref and name, money as decimal text, instants with Z."""
    if value is None:
        return None
    if isinstance(value, list):
        return [json_of(field, part, around) for part in value]
    if isinstance(value, Reference):
        return {"ref": value.ref, "name": value.name}
    if isinstance(value, Money):
        return KINDS["money"].json(value.minor, Context(around.today, around.zone, value.currency))
    if isinstance(value, Line):
        return {name: json_of(field, part, around) for name, part in value._asdict().items()}
    if field.kind == "list":
        kind, _, text = str(value).partition(": ")
        return {"kind": kind, "value": text}
    return KINDS[field.kind].json(value, around) if field.is_typed(value) else value
