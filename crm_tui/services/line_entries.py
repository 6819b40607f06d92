"""Lines of an order or a deal added and taken away by texts, as commands and the app are given them."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.models.record import Record
from crm_tui.services import finding
from crm_tui.services.acting import context
from crm_tui.services.nouns import of
from crm_tui.services.opportunities import Opportunities
from crm_tui.services.orders import Orders
from crm_tui.values.money import parse_money
from crm_tui.values.numbers import parse_int
from crm_tui.values.references import format_ref

OWNERS: dict[str, Orders | Opportunities] = {"order": Orders(), "opportunity": Opportunities()}


def add(session: Session, noun: str, number: int, texts: Mapping[str, str]) -> Record:
    """Add a line to an order or a deal: `product` as a person names it, `quantity`, `price`, `cost`, `note`.

    What is empty is taken from the product, the quantity is 1 then. The record that has the line now.
    """
    found = of(noun).get(session, number)
    currency = getattr(found, "currency", None) or context(session).currency
    values: dict[str, Any] = {
        "product_id": finding.find(session, "product", texts["product"]).id,
        "quantity": parse_int(texts.get("quantity") or "1", 1),
        "note": texts.get("note") or None,
    }
    priced = ("price", "cost") if noun == "order" else ("price",)
    values |= {name: parse_money(texts[name], currency) for name in priced if texts.get(name)}
    OWNERS[noun].add_line(session, found, values)  # type: ignore[arg-type]
    return found


def remove(session: Session, noun: str, number: int, line: int, version: int | None = None) -> Record:
    """Take away the line of that number, counted from 1; NotFound where there are fewer.

    Refused when the record is no more of the `version` in which the person saw its lines.
    """
    found = of(noun).get(session, number)
    if version is not None and found.version != version:
        raise Refused(f"{format_ref(noun, number)} was changed meanwhile: look at its lines once more.")
    OWNERS[noun].remove_line(session, found, line)  # type: ignore[arg-type]
    return found
