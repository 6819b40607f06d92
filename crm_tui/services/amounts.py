"""Amounts and their currency: the team's where none was said, the same figure when the currency changes."""

from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record, facts
from crm_tui.services.acting import context
from crm_tui.values.currencies import exponent
from crm_tui.values.money import format_money


def amounts(noun: str) -> list[str]:
    """The names of a noun's own amounts."""
    return [name for name, fact in facts(NOUNS[noun]).items() if fact.kind == "money"]


def settle(session: Session, noun: str, values: dict[str, Any], record: Record | None) -> None:
    """Complete `values` so that every amount of the record has a currency and keeps its figure."""
    if "currency" not in NOUNS[noun].model_fields:
        return
    held = getattr(record, "currency", None)
    code = values.get("currency") or (held if "currency" not in values else None)
    if code is None and any(
        values.get(name, getattr(record, name, None)) is not None for name in amounts(noun)
    ):
        code = values["currency"] = context(session).currency
    if held and code and held != code:
        for name in amounts(noun):
            if name not in values and getattr(record, name) is not None:
                values[name] = _same_figure(name, getattr(record, name), held, code)


def _same_figure(name: str, minor: int, old: str, new: str) -> int:
    """The minor units of the same figure in another currency; Invalid where it has too many decimals."""
    shift = exponent(new) - exponent(old)
    figure, rest = (minor * int(10**shift), 0) if shift >= 0 else divmod(minor, int(10**-shift))
    if rest:
        written = format_money(minor, old)
        raise Invalid(problems={name: f"{written} {old} has more decimals than {new}: give the amount too."})
    return figure
