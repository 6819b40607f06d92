"""Something a member is to do by a day; promised to or by the client, it is a commitment."""

from datetime import date, datetime
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.choices import Promise
from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.models.types import Choice, Day, Instant
from crm_tui.values.facts import Facts


class Task(Record, table=True):
    """What, by whom, by when; an action of a plan is a task too."""

    noun: ClassVar[Noun] = Noun(
        "task",
        "tasks",
        "Task",
        label="title",
        key=("title", "client", "due"),
        search=("title",),
        columns=("title", "client", "owner", "due", "time", "promise", "done_at"),
        sort="due",
        current=("state=open", "state", "done_at", "ref", "id"),
    )
    __table_args__ = (
        Index("task_due", "due", sqlite_where=text("done_at IS NULL AND archived_at IS NULL")),
        Index("task_owner", "owner_id", "due"),
        Index("task_client", "client_id", "done_at"),
        Index("task_contact", "contact_id", "done_at", sqlite_where=text("contact_id IS NOT NULL")),
        Index(
            "task_opportunity", "opportunity_id", "done_at", sqlite_where=text("opportunity_id IS NOT NULL")
        ),
        Index("task_complaint", "complaint_id", sqlite_where=text("complaint_id IS NOT NULL")),
        Index("task_interaction", "interaction_id", sqlite_where=text("interaction_id IS NOT NULL")),
        Index("task_plan", "plan_id", sqlite_where=text("plan_id IS NOT NULL")),
        Index("task_objective", "objective_id", sqlite_where=text("objective_id IS NOT NULL")),
        STRICT,
    )

    title: Annotated[str, Facts("Title", "What is to be done.", limit=1000)] = Field(sa_type=Text)
    client_id: Annotated[
        int | None, Facts("Client", "For whom; empty takes the contact's.", ref="client")
    ] = reference("client")
    contact_id: Annotated[int | None, Facts("Contact", "Whom it concerns.", ref="contact")] = reference(
        "contact"
    )
    opportunity_id: Annotated[int | None, Facts("Opportunity", "The deal it helps.", ref="opportunity")] = (
        reference("opportunity", ondelete="SET NULL")
    )
    complaint_id: Annotated[int | None, Facts("Complaint", "The complaint it helps.", ref="complaint")] = (
        reference("complaint", ondelete="SET NULL")
    )
    interaction_id: Annotated[
        int | None, Facts("Interaction", "The talk it follows from.", ref="interaction")
    ] = reference("interaction", ondelete="SET NULL")
    plan_id: Annotated[int | None, Facts("Plan", "The plan it is an action of.", ref="plan")] = reference(
        "plan", ondelete="SET NULL"
    )
    objective_id: Annotated[int | None, Facts("Objective", "The objective it serves.", ref="objective")] = (
        reference("objective", ondelete="SET NULL")
    )
    owner_id: Annotated[int | None, Facts("Owner", "Who does it.", ref="member")] = reference("member")
    start: Annotated[date | None, Facts("Start", "Not before this day.", kind="day")] = Field(
        default=None, sa_type=Day
    )
    due: Annotated[date | None, Facts("Due", "By which day.", kind="day")] = Field(default=None, sa_type=Day)
    time: Annotated[str | None, Facts("Time", "Clock time on that day, HH:MM.", kind="time")] = Field(
        default=None, sa_type=Text
    )
    zone: Annotated[str | None, Facts("Time zone", "The zone of that clock time.", kind="zone")] = Field(
        default=None, sa_type=Text
    )
    promise: Annotated[
        Promise | None,
        Facts("Promise", "Ours to the client, or theirs to us.", kind="choice", choices=Promise),
    ] = Field(default=None, sa_type=Choice(Promise))
    rule: Annotated[
        str | None, Facts("Repeats", "For example every 2 weeks, 每月1号, or an RFC 5545 rule.", kind="rrule")
    ] = Field(default=None, sa_type=Text)
    snoozed_until: Annotated[
        date | None, Facts("Snoozed until", "Not shown before this day.", kind="day")
    ] = Field(default=None, sa_type=Day)
    done_at: Annotated[datetime | None, Facts("Done", "When it was done.", kind="instant")] = Field(
        default=None, sa_type=Instant
    )
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
