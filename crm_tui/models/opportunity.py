"""A possible sale, its lines, and every move between stages."""

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Part, Record, reference
from crm_tui.models.types import Day, Instant
from crm_tui.values.facts import Facts


class Opportunity(Record, table=True):
    """What may be sold to whom, for how much, and when we expect to know."""

    noun: ClassVar[Noun] = Noun(
        "opportunity",
        "opportunities",
        "Opportunity",
        key=("client", "name"),
        search=("name",),
        columns=("name", "client", "stage", "amount", "expected_close", "owner", "product", "next_step"),
        sort="expected_close",
    )
    __table_args__ = (
        Index("opportunity_client", "client_id"),
        Index("opportunity_contact", "contact_id", sqlite_where=text("contact_id IS NOT NULL")),
        Index("opportunity_owner", "owner_id"),
        Index("opportunity_product", "product_id"),
        Index(
            "opportunity_stage", "stage_id", "archived_at", "currency", "probability", "opened_on",
            "amount", "expected_close", "owner_id", "product_id", "client_id",
        ),
        Index("opportunity_closed", "closed_on", "stage_id", "amount", "currency"),
        STRICT,
    )  # fmt: skip

    name: Annotated[str, Facts("Name", "What may be sold.", limit=500)] = Field(sa_type=Text)
    client_id: Annotated[
        int | None, Facts("Client", "Who may buy; empty takes the contact's.", ref="client")
    ] = reference("client")
    contact_id: Annotated[int | None, Facts("Contact", "Whom we deal with.", ref="contact")] = reference(
        "contact"
    )
    owner_id: Annotated[int | None, Facts("Owner", "Who works on it; you when empty.", ref="member")] = (
        reference("member")
    )
    product_id: Annotated[int | None, Facts("Product", "What it is mainly about.", ref="product")] = (
        reference("product")
    )
    stage_id: Annotated[int, Facts("Stage", "How far it is; empty takes the first one.", ref="stage")] = (
        reference("stage", required=True)
    )
    amount: Annotated[
        int | None, Facts("Amount", "What it may bring.", kind="money", currency="currency")
    ] = Field(default=None)
    currency: Annotated[
        str | None, Facts("Currency", "Of the amount; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    probability: Annotated[
        int | None,
        Facts("Probability", "Percent; empty takes the stage's.", kind="percent", low=0, high=100),
    ] = Field(default=None)
    opened_on: Annotated[date | None, Facts("Opened", "Since when we know of it.", kind="day", past=True)] = (
        Field(default=None, sa_type=Day)
    )
    expected_close: Annotated[date | None, Facts("Expected close", "When we expect to know.", kind="day")] = (
        Field(default=None, sa_type=Day)
    )
    closed_on: Annotated[date | None, Facts("Closed", "When it was won or lost.", kind="day", past=True)] = (
        Field(default=None, sa_type=Day)
    )
    reason: Annotated[str | None, Facts("Reason", "Why it was won or lost.", limit=1000)] = Field(
        default=None, sa_type=Text
    )
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
    staged_on: Annotated[
        date | None, Facts("In stage since", "When it came into its stage.", kind="day", readonly=True)
    ] = Field(default=None, sa_type=Day)


class OpportunityLine(Part, table=True):
    """One product of a deal: how many, at what price each."""

    __tablename__ = "opportunity_line"
    owner_column: ClassVar[str] = "opportunity_id"
    __table_args__ = (
        Index("opportunity_line_opportunity", "opportunity_id"),
        Index("opportunity_line_product", "product_id"),
        STRICT,
    )

    opportunity_id: Annotated[int, Facts("Opportunity", ref="opportunity")] = reference(
        "opportunity", required=True, ondelete="CASCADE"
    )
    product_id: Annotated[int | None, Facts("Product", ref="product")] = reference("product")
    quantity: Annotated[int, Facts("Quantity", kind="int", low=1)] = Field(
        default=1, sa_column_kwargs={"server_default": "1"}
    )
    price: Annotated[int | None, Facts("Price", "For one.", kind="money", currency="currency")] = Field(
        default=None
    )
    currency: Annotated[
        str | None, Facts("Currency", "Of the amount; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", limit=1000)] = Field(
        default=None, sa_type=Text
    )


class StageMove(Part, table=True):
    """A deal came into a stage: when, by whom, after how many days in the one before."""

    __tablename__ = "stage_move"
    owner_column: ClassVar[str] = "opportunity_id"
    __table_args__ = (
        Index("stage_move_opportunity", "opportunity_id", "at", "id", "to_stage_id", "days"),
        Index("stage_move_stage", "from_stage_id", "to_stage_id", "days", "opportunity_id", "at"),
        Index("stage_move_to", "to_stage_id"),
        Index("stage_move_member", "member_id", sqlite_where=text("member_id IS NOT NULL")),
        STRICT,
    )

    opportunity_id: Annotated[int, Facts("Opportunity", ref="opportunity")] = reference(
        "opportunity", required=True, ondelete="CASCADE"
    )
    from_stage_id: Annotated[int | None, Facts("From", ref="stage")] = reference("stage")
    to_stage_id: Annotated[int, Facts("To", ref="stage")] = reference("stage", required=True)
    at: Annotated[datetime, Facts("When", kind="instant")] = Field(sa_type=Instant)
    member_id: Annotated[int | None, Facts("Member", ref="member")] = reference("member")
    days: Annotated[int | None, Facts("Days", "Spent in the stage before.", kind="int", low=0)] = Field(
        default=None
    )
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", limit=1000)] = Field(
        default=None, sa_type=Text
    )
