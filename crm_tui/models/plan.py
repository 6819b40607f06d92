"""The written plan for one client, and its objectives; its actions are tasks."""

from datetime import date
from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.choices import PlanStatus
from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.models.types import Choice, Day
from crm_tui.values.facts import Facts


class Plan(Record, table=True):
    """Where the relationship is to go, and how."""

    noun: ClassVar[Noun] = Noun(
        "plan",
        "plans",
        "Plan",
        label="title",
        key=("client", "title"),
        search=("title", "summary"),
        columns=("title", "client", "status", "owner", "objectives", "actions"),
        sort="client",
    )
    __table_args__ = (Index("plan_client", "client_id"), Index("plan_owner", "owner_id"), STRICT)

    title: Annotated[str, Facts("Title", "For example Haier 2026.")] = Field(sa_type=Text)
    client_id: Annotated[int, Facts("Client", "Whose plan it is.", ref="client")] = reference(
        "client", required=True
    )
    owner_id: Annotated[int | None, Facts("Owner", "Who answers for it; you when empty.", ref="member")] = (
        reference("member")
    )
    status: Annotated[
        PlanStatus, Facts("Status", "How far it is agreed.", kind="choice", choices=PlanStatus)
    ] = Field(
        default=PlanStatus.DRAFT, sa_type=Choice(PlanStatus), sa_column_kwargs={"server_default": "draft"}
    )
    summary: Annotated[
        str | None, Facts("Summary", "The plan in five lines.", kind="note", limit=100_000)
    ] = Field(default=None, sa_type=Text)
    situation: Annotated[
        str | None, Facts("Situation", "Where we stand at this client.", kind="note", limit=100_000)
    ] = Field(default=None, sa_type=Text)
    vision: Annotated[
        str | None,
        Facts("Vision", "Where the relationship is to be in some years.", kind="note", limit=100_000),
    ] = Field(default=None, sa_type=Text)
    strategy: Annotated[
        str | None, Facts("Strategy", "How we get there.", kind="note", limit=100_000)
    ] = Field(default=None, sa_type=Text)  # fmt: skip


class Objective(Record, table=True):
    """Something the plan wants to reach: how much of what, by when, by whom."""

    noun: ClassVar[Noun] = Noun(
        "objective",
        "objectives",
        "Objective",
        label="title",
        key=("plan", "title"),
        search=("title",),
        columns=("title", "plan", "target", "unit", "current", "due", "owner"),
        sort="due",
    )
    __table_args__ = (
        Index("objective_plan", "plan_id"),
        Index("objective_owner", "owner_id"),
        Index("objective_due", "due", sqlite_where=text("archived_at IS NULL")),
        STRICT,
    )

    title: Annotated[str, Facts("Title", "What is to be reached.", limit=1000)] = Field(sa_type=Text)
    plan_id: Annotated[int, Facts("Plan", "Which plan it is part of.", ref="plan")] = reference(
        "plan", required=True, ondelete="CASCADE"
    )
    target: Annotated[int | None, Facts("Target", "How much.", kind="int")] = Field(default=None)
    unit: Annotated[str | None, Facts("Unit", "Of what: units, CNY, visits …", limit=40)] = Field(
        default=None, sa_type=Text
    )
    current: Annotated[int | None, Facts("Now", "How much by now.", kind="int")] = Field(default=None)
    due: Annotated[date | None, Facts("Due", "By which day.", kind="day")] = Field(default=None, sa_type=Day)
    owner_id: Annotated[int | None, Facts("Owner", "Who answers for it; you when empty.", ref="member")] = (
        reference("member")
    )
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
