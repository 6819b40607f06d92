"""Lines of orders and deals: added, taken away, summed up."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from crm_tui.errors import NotFound, Refused
from crm_tui.models.opportunity import Opportunity, OpportunityLine
from crm_tui.models.order import Order, OrderLine
from crm_tui.models.product import Product
from crm_tui.services.acting import context
from crm_tui.store import records
from crm_tui.values.references import format_ref

SOURCES = {"amount": "price", "cost": "cost"}  # columns of the owner, and those of its lines they sum up
Owner = Order | Opportunity
LineOf = TypeVar("LineOf", OrderLine, OpportunityLine)


def lines_of(session: Session, model: type[LineOf], owner: Owner) -> Sequence[LineOf]:
    """The lines of a record in the order they were added."""
    here = getattr(model, model.owner_column) == owner.id
    return session.exec(select(model).where(here).order_by(col(model.id))).all()


def add(session: Session, model: type[LineOf], owner: Owner, values: dict[str, Any]) -> LineOf:
    """A line in the owner's currency; price and cost come from the product where they were not given.

    The owner's amount, and cost where it has one, stay the sums of the lines where they were, or were unset.
    """
    currency = owner.currency or context(session).currency
    product = session.get(Product, values.get("product_id"))
    given = {
        "currency": currency,
        **_listed(model, product, currency),
        **values,
        model.owner_column: owner.id,
    }
    summed = _summed(session, model, owner)
    line = records.create(session, model, given)
    _sum(session, model, owner, summed)
    return line


def edit(session: Session, model: type[LineOf], owner: Owner, number: int, values: dict[str, Any]) -> LineOf:
    """Change the line of that number, counted from 1; NotFound where there are fewer. Sums stay sums."""
    line, summed = line_of(session, model, owner, number), _summed(session, model, owner)
    records.amend(session, line, values)
    _sum(session, model, owner, summed)
    return line


def remove(session: Session, model: type[LineOf], owner: Owner, number: int) -> LineOf:
    """Take away the line of that number, counted from 1; NotFound where there are fewer. Sums stay sums."""
    line, summed = line_of(session, model, owner, number), _summed(session, model, owner)
    records.remove(session, line)
    _sum(session, model, owner, summed)
    return line


def line_of(session: Session, model: type[LineOf], owner: Owner, number: int) -> LineOf:
    """The line of that number, counted from 1; NotFound where there are fewer."""
    held = lines_of(session, model, owner)
    if not 1 <= number <= len(held):
        noun = owner.noun.name
        have = f"it has {len(held)}" if held else "it has none"
        raise NotFound(f"{format_ref(noun, owner.id or 0)} has no line {number}: {have}.")
    return held[number - 1]


def _summed(session: Session, model: type[LineOf], owner: Owner) -> list[str]:
    """The columns of the owner that nobody typed: unset, or the sum of the lines."""
    lines = lines_of(session, model, owner)
    own = {name: getattr(owner, name) for name in SOURCES if name in type(owner).model_fields}
    return [name for name, held in own.items() if held is None or held == total(lines, SOURCES[name])]


def _sum(session: Session, model: type[LineOf], owner: Owner, columns: Sequence[str]) -> None:
    lines = lines_of(session, model, owner)
    currency = owner.currency or context(session).currency
    if any(line.currency != currency for line in lines):
        raise Refused("The lines are in several currencies: an amount cannot be their sum.")
    sums: dict[str, object] = {column: total(lines, SOURCES[column]) for column in columns}
    records.amend(session, owner, {**sums, "currency": currency})


def total(lines: Sequence[Any], column: str) -> int | None:
    """The sum over lines of quantity times a column; None where no line has it."""
    held = [(line.quantity, getattr(line, column, None)) for line in lines]
    priced = [quantity * each for quantity, each in held if each is not None]
    return sum(priced) if priced else None


def _listed(model: type[LineOf], product: Product | None, currency: str) -> dict[str, Any]:
    if product is None or product.currency != currency:
        return {}
    found = {"price": product.list_price, "cost": product.cost}
    return {name: value for name, value in found.items() if name in model.model_fields}
