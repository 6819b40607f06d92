"""A person of our own team."""

from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.values.facts import Facts


class Member(Record, table=True):
    """Who works here, in which role and time zone."""

    noun: ClassVar[Noun] = Noun(
        "member",
        "members",
        "Member",
        key=("login",),
        unique=("login",),
        search=("name", "login", "email"),
        columns=("name", "login", "role", "manager", "territory", "zone"),
    )
    __table_args__ = (
        Index("member_login", "login", unique=True, sqlite_where=text("archived_at IS NULL")),
        Index("member_manager", "manager_id"),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "What colleagues call this person.")] = Field(sa_type=Text)
    login: Annotated[str, Facts("Login", "The name this person signs in with on this computer.")] = Field(
        sa_type=Text
    )
    email: Annotated[str | None, Facts("E-mail", "Where reminders may be sent.", kind="email")] = Field(
        default=None, sa_type=Text
    )
    role: Annotated[
        str | None, Facts("Role", "For example unit manager, area manager, sales rep.", suggest=True)
    ] = Field(default=None, sa_type=Text)
    department: Annotated[str | None, Facts("Department", "Where in the house.", suggest=True)] = Field(
        default=None, sa_type=Text
    )
    manager_id: Annotated[int | None, Facts("Manager", "Who this person reports to.", ref="member")] = (
        reference("member", ondelete="SET NULL")
    )
    territory: Annotated[
        str | None, Facts("Territory", "The region this person looks after.", suggest=True)
    ] = Field(default=None, sa_type=Text)
    skills: Annotated[str | None, Facts("Skills", "What this person is good at, separated by commas.")] = (
        Field(default=None, sa_type=Text)
    )
    hourly_cost: Annotated[
        int | None, Facts("Hourly cost", "What an hour costs us.", kind="money", currency="currency", low=0)
    ] = Field(default=None)
    currency: Annotated[
        str | None, Facts("Currency", "Of the hourly cost; empty takes the team's.", kind="currency")
    ] = Field(default=None, sa_type=Text)
    working_hours: Annotated[str | None, Facts("Working hours", "For example 9:00-12:00, 13:00-18:00.")] = (
        Field(default=None, sa_type=Text)
    )
    zone: Annotated[
        str, Facts("Time zone", "Dates this person types and reads are in this zone.", kind="zone")
    ] = Field(default="UTC", sa_type=Text, sa_column_kwargs={"server_default": "UTC"})
    note: Annotated[str | None, Facts("Note", "Anything else worth keeping.", kind="note", limit=100_000)] = (
        Field(default=None, sa_type=Text)
    )
