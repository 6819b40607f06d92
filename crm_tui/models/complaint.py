"""An entry of the complaint queue, and everything that was done about it."""

from datetime import datetime
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.choices import ComplaintKind, ComplaintStatus, Severity
from crm_tui.models.record import STRICT, Noun, Part, Record, reference
from crm_tui.models.types import Choice, Instant
from crm_tui.values.facts import Facts


class Complaint(Record, table=True):
    """What went wrong for whom, how bad it is, and what was done."""

    noun: ClassVar[Noun] = Noun(
        "complaint",
        "complaints",
        "Complaint",
        label="summary",
        key=("client", "opened_at", "summary"),
        search=("summary", "resolution", "cause"),
        columns=("summary", "client", "severity", "status", "resolve_by", "owner", "opened_at"),
        sort="resolve_by",
    )
    __table_args__ = (
        Index("complaint_client", "client_id", "opened_at"),
        Index("complaint_contact", "contact_id", "opened_at"),
        Index("complaint_product", "product_id"),
        Index("complaint_owner", "owner_id"),
        Index("complaint_opened", "opened_at"),
        Index(
            "complaint_open", "resolve_by", sqlite_where=text("resolved_at IS NULL AND archived_at IS NULL")
        ),
        STRICT,
    )

    client_id: Annotated[int | None, Facts("Client", "Empty while unknown.", ref="client")] = reference(
        "client"
    )
    contact_id: Annotated[int | None, Facts("Contact", "Who told us.", ref="contact")] = reference("contact")
    opened_at: Annotated[datetime, Facts("Opened", "When we heard of it.", kind="instant")] = Field(
        sa_type=Instant
    )
    channel: Annotated[str | None, Facts("Channel", "How we heard: call, email, wechat …", suggest=True)] = (
        Field(default=None, sa_type=Text)
    )
    product_id: Annotated[int | None, Facts("Product", "What it is about.", ref="product")] = reference(
        "product"
    )
    category: Annotated[
        str | None, Facts("Category", "The sort of trouble, in your own words.", suggest=True)
    ] = Field(default=None, sa_type=Text)
    kind: Annotated[
        ComplaintKind, Facts("Kind", "What sort of entry.", kind="choice", choices=ComplaintKind)
    ] = Field(
        default=ComplaintKind.COMPLAINT,
        sa_type=Choice(ComplaintKind),
        sa_column_kwargs={"server_default": "complaint"},
    )
    severity: Annotated[
        Severity,
        Facts(
            "Severity", "How much it hurts the client; sets the deadlines.", kind="choice", choices=Severity
        ),
    ] = Field(
        default=Severity.MEDIUM, sa_type=Choice(Severity), sa_column_kwargs={"server_default": "medium"}
    )
    summary: Annotated[str, Facts("Summary", "What happened.", kind="note", limit=100_000)] = Field(
        sa_type=Text
    )
    remedy_sought: Annotated[str | None, Facts("Remedy sought", "What the client asks for.", limit=1000)] = (
        Field(default=None, sa_type=Text)
    )
    status: Annotated[
        ComplaintStatus,
        Facts(
            "Status",
            "How far we are; the waiting ones stop the clock.",
            kind="choice",
            choices=ComplaintStatus,
        ),
    ] = Field(
        default=ComplaintStatus.NEW,
        sa_type=Choice(ComplaintStatus),
        sa_column_kwargs={"server_default": "new"},
    )
    owner_id: Annotated[int | None, Facts("Owner", "Who answers for it.", ref="member")] = reference("member")
    acknowledged_at: Annotated[
        datetime | None, Facts("Acknowledged", "When we said that we heard.", kind="instant")
    ] = Field(default=None, sa_type=Instant)
    answered_at: Annotated[
        datetime | None, Facts("Answered", "When the client first got an answer.", kind="instant")
    ] = Field(default=None, sa_type=Instant)
    resolved_at: Annotated[datetime | None, Facts("Resolved", "When it was mended.", kind="instant")] = Field(
        default=None, sa_type=Instant
    )
    closed_at: Annotated[datetime | None, Facts("Closed", "When it was put to rest.", kind="instant")] = (
        Field(default=None, sa_type=Instant)
    )
    cause: Annotated[str | None, Facts("Cause", "Why it happened.", kind="note", limit=10_000)] = Field(
        default=None, sa_type=Text
    )
    resolution: Annotated[str | None, Facts("Resolution", "What was done.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
    prevention: Annotated[
        str | None, Facts("Prevention", "What keeps it from coming back.", kind="note", limit=10_000)
    ] = Field(default=None, sa_type=Text)
    cost: Annotated[int | None, Facts("Cost", "What it cost us.", kind="money", currency="currency")] = Field(
        default=None
    )
    currency: Annotated[
        str | None, Facts("Currency", "Of the cost; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    respond_by: Annotated[
        datetime | None, Facts("Answer by", "From its severity and opening.", kind="instant", readonly=True)
    ] = Field(default=None, sa_type=Instant)
    resolve_by: Annotated[
        datetime | None, Facts("Resolve by", "From its severity and opening.", kind="instant", readonly=True)
    ] = Field(default=None, sa_type=Instant)


class ComplaintEvent(Part, table=True):
    """Something that happened to a complaint: a change of status, or a note."""

    __tablename__ = "complaint_event"
    owner_column: ClassVar[str] = "complaint_id"
    __table_args__ = (
        Index("complaint_event_complaint", "complaint_id", "at"),
        Index("complaint_event_member", "member_id", sqlite_where=text("member_id IS NOT NULL")),
        STRICT,
    )

    complaint_id: Annotated[int, Facts("Complaint", ref="complaint")] = reference(
        "complaint", required=True, ondelete="CASCADE"
    )
    at: Annotated[datetime, Facts("When", kind="instant")] = Field(sa_type=Instant)
    member_id: Annotated[int | None, Facts("Member", ref="member")] = reference("member")
    from_status: Annotated[
        ComplaintStatus | None, Facts("From", kind="choice", choices=ComplaintStatus)
    ] = Field(default=None, sa_type=Choice(ComplaintStatus))  # fmt: skip
    to_status: Annotated[ComplaintStatus | None, Facts("To", kind="choice", choices=ComplaintStatus)] = Field(
        default=None, sa_type=Choice(ComplaintStatus)
    )
    note: Annotated[str | None, Facts("Note", kind="note", limit=100_000)] = Field(default=None, sa_type=Text)
