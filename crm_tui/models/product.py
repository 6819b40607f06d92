"""What we sell."""

from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Record
from crm_tui.values.facts import Facts


class Product(Record, table=True):
    """A thing or service with its list price."""

    noun: ClassVar[Noun] = Noun(
        "product",
        "products",
        "Product",
        key=("name",),
        unique=("name",),
        search=("name", "series"),
        columns=("name", "series", "list_price", "cost"),
    )
    __table_args__ = (
        Index("product_name", "name", unique=True, sqlite_where=text("archived_at IS NULL")),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "What we call it.")] = Field(sa_type=Text)
    series: Annotated[str | None, Facts("Series", "The family it belongs to.", suggest=True)] = Field(
        default=None, sa_type=Text
    )
    list_price: Annotated[
        int | None, Facts("List price", "For one, before any discount.", kind="money", currency="currency")
    ] = Field(default=None)
    cost: Annotated[int | None, Facts("Cost", "What one costs us.", kind="money", currency="currency")] = (
        Field(default=None)
    )
    currency: Annotated[
        str | None, Facts("Currency", "Of price and cost; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
