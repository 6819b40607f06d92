"""An organisation, or a person who buys alone."""

from datetime import datetime
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.choices import Grade, Tier
from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.models.types import Choice, Instant
from crm_tui.values.facts import Facts


class Client(Record, table=True):
    """Who buys, may buy, or buys from a competitor."""

    noun: ClassVar[Noun] = Noun(
        "client",
        "clients",
        "Client",
        key=("name",),
        unique=("name",),
        search=("name", "alias", "phone", "email"),
        columns=(
            "name", "tier", "owner", "last_touch", "next_step", "grade",
            "open_deals", "open_complaints", "tags",
        ),
    )  # fmt: skip
    __table_args__ = (
        Index("client_name", "name", unique=True, sqlite_where=text("archived_at IS NULL")),
        Index("client_parent", "parent_id"),
        Index("client_owner", "owner_id"),
        Index("client_last_touch", "tier", "last_touch", sqlite_where=text("archived_at IS NULL")),
        Index("client_touch_days", "last_touch", sqlite_where=text("touch_days IS NOT NULL")),
        Index("client_touched", "last_touch", sqlite_where=text("archived_at IS NULL")),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "What this client is called.")] = Field(sa_type=Text)
    alias: Annotated[
        str | None, Facts("Alias", "Other names it goes by, separated by commas.", limit=2000)
    ] = Field(default=None, sa_type=Text)
    parent_id: Annotated[int | None, Facts("Parent", "The group it belongs to.", ref="client")] = reference(
        "client", ondelete="SET NULL"
    )
    industry: Annotated[str | None, Facts("Industry", "What business it is in.", suggest=True)] = Field(
        default=None, sa_type=Text
    )
    website: Annotated[str | None, Facts("Website", "Its page on the web.", kind="url")] = Field(
        default=None, sa_type=Text
    )
    phone: Annotated[str | None, Facts("Phone", "Its main number.", kind="phone")] = Field(
        default=None, sa_type=Text
    )
    email: Annotated[str | None, Facts("E-mail", "Its main address.", kind="email")] = Field(
        default=None, sa_type=Text
    )
    address: Annotated[str | None, Facts("Address", "Street and house, as on a letter.", limit=1000)] = Field(
        default=None, sa_type=Text
    )
    city: Annotated[str | None, Facts("City", "Where it sits.", suggest=True)] = Field(
        default=None, sa_type=Text
    )
    country: Annotated[str | None, Facts("Country", "In which country.", suggest=True)] = Field(
        default=None, sa_type=Text
    )
    employees: Annotated[int | None, Facts("Employees", "How many people work there.", kind="int", low=0)] = (
        Field(default=None)
    )
    annual_revenue: Annotated[
        int | None,
        Facts(
            "Annual revenue",
            "What it sells in a year.",
            kind="money",
            currency="currency",
            low=0,
            lenient=True,
        ),
    ] = Field(default=None)
    currency: Annotated[
        str | None, Facts("Currency", "Of its revenue; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    founded_year: Annotated[int | None, Facts("Founded", "A year.", kind="int", low=1, high=9999)] = Field(
        default=None
    )
    tier: Annotated[
        Tier | None, Facts("Tier", "Its place in the pyramid of clients.", kind="choice", choices=Tier)
    ] = Field(default=None, sa_type=Choice(Tier))
    grade: Annotated[
        Grade | None,
        Facts("Grade", "First to fourth class by demand and profit.", kind="choice", choices=Grade),
    ] = Field(default=None, sa_type=Choice(Grade))
    owner_id: Annotated[
        int | None, Facts("Owner", "The member who answers for it.", ref="member")
    ] = reference("member")  # fmt: skip
    territory: Annotated[str | None, Facts("Territory", "The region it is counted in.", suggest=True)] = (
        Field(default=None, sa_type=Text)
    )
    touch_days: Annotated[
        int | None,
        Facts("Touch every", "Days it may go without a touch; empty takes its tier's.", kind="int", low=1),
    ] = Field(default=None)
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
    last_touch: Annotated[
        datetime | None, Facts("Last touch", "The newest interaction.", kind="instant", derived=True)
    ] = Field(default=None, sa_type=Instant)
