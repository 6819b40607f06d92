"""Cells of reports as people read them, as JSON holds them, and as text for files."""

from datetime import date
from typing import Any

from crm_tui.reports.report import Amount, Column, Named
from crm_tui.values.durations import format_minutes
from crm_tui.values.money import format_money, show_money
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

NUMERIC = frozenset({"int", "money", "percent", "days", "hours", "minutes"})
UNITS = {"percent": "%", "hours": " h"}
NOTHING = "–"


def show(column: Column, value: Any) -> str:
    """One cell of a table; what has no value is a dash."""
    if value is None:
        return NOTHING
    if isinstance(value, Named):
        return safe(value.name)
    if isinstance(value, Amount):
        return show_money(value.minor, value.currency) if value.currency else str(value.minor)
    if column.kind == "minutes":
        return format_minutes(value)
    if column.kind == "choice":
        return str(value).replace("_", " ").capitalize()
    return f"{value}{UNITS.get(column.kind, '')}" if column.kind in NUMERIC else safe(str(value))


def json_of(value: Any) -> Any:
    """The value as JSON: references by ref and name, money as decimal text, days as ISO dates."""
    if isinstance(value, Named):
        return {"ref": format_ref(value.noun, value.id), "name": value.name}
    if isinstance(value, Amount):
        return {"amount": format_money(value.minor, value.currency), "currency": value.currency}
    return value.isoformat() if isinstance(value, date) else value


def text_of(value: Any) -> str:
    """The value as a cell of a file: names and plain decimals."""
    if isinstance(value, Amount):
        return format_money(value.minor, value.currency)
    if isinstance(value, Named):
        return value.name
    return "" if value is None else str(value)
