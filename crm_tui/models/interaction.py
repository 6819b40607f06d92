"""One entry of the contact log, and the people who took part."""

from datetime import datetime
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from crm_tui.choices import Direction, Exchange, Sentiment
from crm_tui.models.record import STRICT, Noun, Part, Record, reference
from crm_tui.models.tag import one_each
from crm_tui.models.types import Choice, Instant
from crm_tui.values.facts import Facts


class Interaction(Record, table=True):
    """A call, visit, meeting, message or event: when, with whom, what was said."""

    noun: ClassVar[Noun] = Noun(
        "interaction",
        "interactions",
        "Interaction",
        label="summary",
        key=("client", "at", "channel", "summary"),
        search=("summary", "outcome"),
        columns=("at", "member", "client", "contact", "channel", "minutes", "summary", "tags"),
        sort="-at",
    )
    __table_args__ = (
        Index("interaction_at", "at"),
        Index("interaction_client", "client_id", "at"),
        Index("interaction_member", "member_id", "at"),
        Index(
            "interaction_opportunity", "opportunity_id", "at", sqlite_where=text("opportunity_id IS NOT NULL")
        ),
        Index("interaction_complaint", "complaint_id", "at", sqlite_where=text("complaint_id IS NOT NULL")),
        STRICT,
    )

    at: Annotated[datetime, Facts("When", "When it took place.", kind="instant")] = Field(sa_type=Instant)
    channel: Annotated[str, Facts("Channel", "Call, visit, meeting, email, wechat …", suggest=True)] = Field(
        default="other", sa_type=Text, sa_column_kwargs={"server_default": "other"}
    )
    direction: Annotated[
        Direction | None, Facts("Direction", "Who reached for whom.", kind="choice", choices=Direction)
    ] = Field(default=None, sa_type=Choice(Direction))
    minutes: Annotated[int | None, Facts("Minutes", "How long it took.", kind="minutes", low=0)] = Field(
        default=None
    )
    cost: Annotated[
        int | None, Facts("Cost", "What it cost us beside the time.", kind="money", currency="currency")
    ] = Field(default=None)
    currency: Annotated[
        str | None, Facts("Currency", "Of the cost; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    summary: Annotated[str, Facts("Summary", "What was said.", kind="note", limit=100_000)] = Field(
        sa_type=Text
    )
    outcome: Annotated[str | None, Facts("Outcome", "What came of it.", limit=1000)] = Field(
        default=None, sa_type=Text
    )
    sentiment: Annotated[
        Sentiment | None, Facts("Sentiment", "How they took it.", kind="choice", choices=Sentiment)
    ] = Field(default=None, sa_type=Choice(Sentiment))
    exchange: Annotated[
        Exchange | None, Facts("Give or ask", "Did it give or ask?", kind="choice", choices=Exchange)
    ] = Field(default=None, sa_type=Choice(Exchange))
    client_id: Annotated[
        int | None, Facts("Client", "Whom it was about; empty takes the contact's.", ref="client")
    ] = reference("client")
    member_id: Annotated[int | None, Facts("Member", "Which of us.", ref="member")] = reference("member")
    opportunity_id: Annotated[
        int | None, Facts("Opportunity", "The deal it was about.", ref="opportunity")
    ] = reference("opportunity", ondelete="SET NULL")
    complaint_id: Annotated[
        int | None, Facts("Complaint", "The complaint it was about.", ref="complaint")
    ] = reference("complaint", ondelete="SET NULL")


class InteractionPerson(Part, table=True):
    """Somebody who took part: a contact, or a member beside the one who logged it."""

    __tablename__ = "interaction_person"
    owner_column: ClassVar[str] = "interaction_id"
    __table_args__ = (
        CheckConstraint("(contact_id IS NULL) <> (member_id IS NULL)", name="interaction_person_one"),
        Index("interaction_person_interaction", "interaction_id"),
        *one_each("interaction_person", ("contact_id", "member_id"), "interaction_id"),
        STRICT,
    )

    interaction_id: Annotated[int, Facts("Interaction", ref="interaction")] = reference(
        "interaction", required=True, ondelete="CASCADE"
    )
    contact_id: Annotated[int | None, Facts("Contact", ref="contact")] = reference("contact")
    member_id: Annotated[int | None, Facts("Member", ref="member")] = reference("member")
