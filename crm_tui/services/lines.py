"""The lines of an order or a deal: products, how many, at what price and cost each."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.opportunity import OpportunityLine
from crm_tui.models.order import OrderLine
from crm_tui.services.fields import Field, Money, Reference
from crm_tui.values.facts import Facts

BETWEEN, AFTER = "\x1f", "\x1e"  # control characters, which no name holds
LINES: dict[str, type[OrderLine] | type[OpportunityLine]] = {
    "order": OrderLine,
    "opportunity": OpportunityLine,
}


class Line(NamedTuple):
    """One line as a cell shows it; price and cost are of one."""

    product: Reference | None
    quantity: int
    price: Money | None
    cost: Money | None
    note: str


class LinesField(Field):
    """The lines of a record in their order; `add-line`, `edit-line` and `remove-line` change them."""

    editable = False

    def __init__(self, noun: str) -> None:
        super().__init__("lines", Facts("Lines", "Products and how many.", kind="lines"))
        self.noun = noun

    def expression(self) -> ColumnElement[Any]:
        return self._joined(lambda line, product: func.coalesce(product.name, "?"), ", ")

    def columns(self) -> Sequence[ColumnElement[Any]]:
        return (self._joined(self._row, AFTER),)

    def cell(self, values: Sequence[Any]) -> list[Line]:
        return [_line(text.split(BETWEEN)) for text in str(values[0]).split(AFTER)] if values[0] else []

    def _row(self, line: Any, product: Any) -> ColumnElement[Any]:
        cost = line.cost if self.noun == "order" else None
        parts = (product.id, product.name, line.quantity, line.price, cost, line.currency, line.note)
        texts = [func.coalesce(part, "") for part in parts]
        joined: Any = texts[0]
        for text in texts[1:]:
            joined = joined.concat(BETWEEN).concat(text)
        return joined  # type: ignore[no-any-return]

    def _joined(self, shown: Any, mark: str) -> ColumnElement[Any]:
        lines, product, own = (
            table(LINES[self.noun]).alias(),
            table(NOUNS["product"]).alias(),
            table(NOUNS[self.noun]),
        )
        rows = select(shown(lines.c, product.c).label("shown"))
        rows = rows.select_from(lines.outerjoin(product, product.c.id == lines.c.product_id))
        here = rows.where(lines.c[f"{self.noun}_id"] == own.c.id).order_by(lines.c.id)
        inner = here.correlate(own).subquery()
        return select(func.group_concat(inner.c.shown, mark)).scalar_subquery()


def _line(parts: list[str]) -> Line:
    number, name, quantity, price, cost, currency, note = parts
    return Line(
        Reference("product", int(number), name) if number else None,
        int(quantity),
        Money(int(price), currency) if price else None,
        Money(int(cost), currency) if cost else None,
        note,
    )
