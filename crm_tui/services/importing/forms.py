"""Values as records hold them and as the database stores them, one turned into the other."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from crm_tui import clock
from crm_tui.services.fields import ColumnField, Field, Money, MoneyField


def stored(value: Any) -> Any:
    """A value as the database stores it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return clock.stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return value.minor
    return int(value) if isinstance(value, bool) else value


def typed(field: Field, value: Any) -> Any:
    """A stored value as records hold it."""
    if value is None or isinstance(field, MoneyField) or not isinstance(field, ColumnField):
        return value
    if field.facts.choices is not None:
        return field.facts.choices(value)
    if field.kind == "day":
        return date.fromisoformat(value)
    if field.kind == "instant":
        return clock.instant(value)
    return bool(value) if field.kind == "bool" else value
