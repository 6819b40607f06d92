"""A word that groups records of any kind, and where it is put."""

from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Part, Record, reference
from crm_tui.values.facts import Facts

TAGGED = ("client_id", "contact_id", "interaction_id", "opportunity_id", "complaint_id", "task_id")


def exactly_one(columns: tuple[str, ...]) -> str:
    """The SQL condition that one of these columns is set, and only one."""
    return " + ".join(f"({column} IS NOT NULL)" for column in columns) + " = 1"


def one_each(table: str, columns: tuple[str, ...], key: str) -> tuple[Index, ...]:
    """A unique index for each owner column, of the rows that have it."""
    return tuple(
        Index(f"{table}_{column}", column, key, unique=True, sqlite_where=text(f"{column} IS NOT NULL"))
        for column in columns
    )


class Tag(Record, table=True):
    """A word such as vip or 价格."""

    noun: ClassVar[Noun] = Noun(
        "tag",
        "tags",
        "Tag",
        key=("name",),
        unique=("name",),
        columns=("name", "note", "uses"),
    )
    __table_args__ = (
        Index("tag_name", text("name COLLATE NOCASE"), unique=True, sqlite_where=text("archived_at IS NULL")),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "The word, without #.", limit=60)] = Field(sa_type=Text)
    note: Annotated[str | None, Facts("Note", "What it is meant for.", limit=1000)] = Field(
        default=None, sa_type=Text
    )


class Tagging(Part, table=True):
    """A tag on one record."""

    __table_args__ = (
        CheckConstraint(exactly_one(TAGGED), name="tagging_one"),
        *one_each("tagging", TAGGED, "tag_id"),
        Index("tagging_tag", "tag_id"),
        STRICT,
    )

    tag_id: Annotated[int, Facts("Tag", ref="tag")] = reference("tag", required=True, ondelete="CASCADE")
    client_id: Annotated[int | None, Facts("Client", ref="client")] = reference("client", ondelete="CASCADE")
    contact_id: Annotated[int | None, Facts("Contact", ref="contact")] = reference(
        "contact", ondelete="CASCADE"
    )
    interaction_id: Annotated[int | None, Facts("Interaction", ref="interaction")] = reference(
        "interaction", ondelete="CASCADE"
    )
    opportunity_id: Annotated[int | None, Facts("Opportunity", ref="opportunity")] = reference(
        "opportunity", ondelete="CASCADE"
    )
    complaint_id: Annotated[int | None, Facts("Complaint", ref="complaint")] = reference(
        "complaint", ondelete="CASCADE"
    )
    task_id: Annotated[int | None, Facts("Task", ref="task")] = reference("task", ondelete="CASCADE")
