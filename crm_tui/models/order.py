"""A sale, with its lines."""

from datetime import date
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Part, Record, reference
from crm_tui.models.types import Day
from crm_tui.values.facts import Facts


class Order(Record, table=True):
    """What a client bought on a day; a won deal without one counts as one."""

    __tablename__ = "sales_order"
    noun: ClassVar[Noun] = Noun(
        "order",
        "orders",
        "Order",
        label="number",
        key=("number", "client"),
        search=("number",),
        columns=("number", "client", "ordered_on", "amount", "cost", "opportunity"),
        sort="-ordered_on",
    )
    __table_args__ = (
        Index("order_client", "client_id", "ordered_on"),
        Index(
            "order_opportunity",
            "opportunity_id",
            "ordered_on",
            sqlite_where=text("opportunity_id IS NOT NULL"),
        ),
        STRICT,
    )

    number: Annotated[str | None, Facts("Number", "Your own order number.")] = Field(
        default=None, sa_type=Text
    )
    client_id: Annotated[int, Facts("Client", "Who bought; empty takes the deal's.", ref="client")] = (
        reference("client", required=True)
    )
    opportunity_id: Annotated[int | None, Facts("Opportunity", "The deal it closes.", ref="opportunity")] = (
        reference("opportunity", ondelete="SET NULL")
    )
    ordered_on: Annotated[date, Facts("Ordered", "On which day.", kind="day", past=True)] = Field(sa_type=Day)
    amount: Annotated[
        int | None, Facts("Amount", "Empty takes the sum of its lines.", kind="money", currency="currency")
    ] = Field(default=None)
    cost: Annotated[int | None, Facts("Cost", "What it cost us.", kind="money", currency="currency")] = Field(
        default=None
    )
    currency: Annotated[
        str | None, Facts("Currency", "Of amount and cost; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )


class OrderLine(Part, table=True):
    """One product of an order: how many, at what price and cost each."""

    __tablename__ = "order_line"
    owner_column: ClassVar[str] = "order_id"
    __table_args__ = (
        Index("order_line_order", "order_id"),
        Index("order_line_product", "product_id"),
        STRICT,
    )

    order_id: Annotated[int, Facts("Order", ref="order")] = reference(
        "order", required=True, ondelete="CASCADE"
    )
    product_id: Annotated[int | None, Facts("Product", ref="product")] = reference("product")
    quantity: Annotated[int, Facts("Quantity", kind="int", low=1)] = Field(
        default=1, sa_column_kwargs={"server_default": "1"}
    )
    price: Annotated[int | None, Facts("Price", "For one.", kind="money", currency="currency")] = Field(
        default=None
    )
    cost: Annotated[int | None, Facts("Cost", "Of one.", kind="money", currency="currency")] = Field(
        default=None
    )
    currency: Annotated[
        str | None, Facts("Currency", "Of amount and cost; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", limit=1000)] = Field(
        default=None, sa_type=Text
    )
