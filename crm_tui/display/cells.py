"""Cells as people read them and as JSON holds them."""

from datetime import datetime
from typing import Any

from crm_tui.display.brief import brief_instant
from crm_tui.services.fields import Field, Money, Reference
from crm_tui.services.parts import OwnField
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
    if isinstance(field, OwnField) or field.kind in ("tags", "list"):
        return safe(str(value))
    return safe(KINDS[field.kind].show(value, around))


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
    if isinstance(field, OwnField):
        return value
    if field.kind == "list":
        kind, mark, text = str(value).partition(": ")
        return {"kind": kind, "value": text} if mark else value
    return value if field.kind == "tags" else KINDS[field.kind].json(value, around)
