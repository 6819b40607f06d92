"""Lines of an order or a deal added, changed and taken away by texts, as commands and the app are given them."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid, Refused
from crm_tui.models.product import Product
from crm_tui.models.record import Record
from crm_tui.services import finding, order_lines
from crm_tui.services.acting import context
from crm_tui.services.lines import LINES
from crm_tui.services.nouns import of
from crm_tui.services.opportunities import Opportunities
from crm_tui.services.orders import Orders
from crm_tui.values.money import format_money, parse_money
from crm_tui.values.numbers import parse_int
from crm_tui.values.references import format_ref

OWNERS: dict[str, Orders | Opportunities] = {"order": Orders(), "opportunity": Opportunities()}


def add(session: Session, noun: str, number: int, texts: Mapping[str, str]) -> Record:
    """Add a line to an order or a deal: `product` as a person names it, `quantity`, `price`, `cost`, `note`.

    What is empty is taken from the product, the quantity is 1 then. The record that has the line now.
    """
    found = of(noun).get(session, number)
    if not texts["product"]:
        raise Invalid("A line needs a product: part of its name, or a ref such as d3.")
    values = {"quantity": 1} | _values(
        session, noun, found, {name: text for name, text in texts.items() if text}
    )
    OWNERS[noun].add_line(session, found, values)  # type: ignore[arg-type]
    return found


def edit(
    session: Session,
    noun: str,
    number: int,
    line: int,
    texts: Mapping[str, str],
    version: int | None = None,
) -> Record:
    """Change the line of that number, counted from 1, by the texts that are given; an empty one unsets its column.

    Refused when the record is no more of the `version` in which the person saw its lines; Invalid without texts.
    """
    found = _seen(session, noun, number, version)
    values = _values(session, noun, found, texts)
    if not values:
        raise Invalid("Nothing to change was given: a product, a quantity, a price, a cost or a note.")
    OWNERS[noun].edit_line(session, found, line, values)  # type: ignore[arg-type]
    return found


def texts_of(session: Session, noun: str, number: int, line: int) -> dict[str, str]:
    """What the line of that number holds, as a person would type it."""
    held = order_lines.line_of(session, LINES[noun], of(noun).get(session, number), line)  # type: ignore[arg-type,type-var]
    product = session.get(Product, held.product_id) if held.product_id else None
    currency = held.currency or context(session).currency
    prices = {name: getattr(held, name) for name in _prices(noun)}
    return {
        "product": product.name if product else "",
        "quantity": str(held.quantity),
        **{name: "" if price is None else format_money(price, currency) for name, price in prices.items()},
        "note": held.note or "",
    }


def remove(session: Session, noun: str, number: int, line: int, version: int | None = None) -> Record:
    """Take away the line of that number, counted from 1; NotFound where there are fewer.

    Refused when the record is no more of the `version` in which the person saw its lines.
    """
    found = _seen(session, noun, number, version)
    OWNERS[noun].remove_line(session, found, line)  # type: ignore[arg-type]
    return found


def _seen(session: Session, noun: str, number: int, version: int | None) -> Record:
    """The record; Refused when it is no more of that version."""
    found = of(noun).get(session, number)
    if version is not None and found.version != version:
        raise Refused(f"{format_ref(noun, number)} was changed meanwhile: look at its lines once more.")
    return found


def _values(session: Session, noun: str, found: Record, texts: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a line from texts; an empty one is None."""
    currency = getattr(found, "currency", None) or context(session).currency
    read: dict[str, tuple[str, Callable[[str], Any]]] = {
        "product": ("product_id", lambda text: finding.find(session, "product", text).id),
        "note": ("note", str),
        **{name: (name, lambda text: parse_money(text, currency)) for name in _prices(noun)},
    }
    values = {
        read[name][0]: read[name][1](text) if text else None for name, text in texts.items() if name in read
    }
    return values | ({"quantity": parse_int(texts["quantity"], 1)} if "quantity" in texts else {})


def _prices(noun: str) -> tuple[str, ...]:
    """The columns with money that a line of the noun has."""
    return ("price", "cost") if noun == "order" else ("price",)
