"""A saved view: a filter, an order and columns with a name."""

from typing import Annotated, ClassVar

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.values.facts import Facts


class View(Record, table=True):
    """Used with --view and from the lists of the app; without a member it is the whole team's."""

    noun: ClassVar[Noun] = Noun(
        "view",
        "views",
        "View",
        key=("on", "name"),
        unique=("on", "name"),
        columns=("name", "on", "filter", "sort", "columns", "member"),
        sort="on,name",
    )
    __table_args__ = (
        Index("view_name", "on", "name", unique=True, sqlite_where=text("archived_at IS NULL")),
        Index("view_member", "member_id"),
        STRICT,
    )

    name: Annotated[str, Facts("Name", "What you call it after --view.", limit=60)] = Field(sa_type=Text)
    on: Annotated[str, Facts("On", "Which noun it lists.", limit=40)] = Field(sa_type=Text)
    filter: Annotated[str | None, Facts("Filter", "As after --where.", limit=2000)] = Field(
        default=None, sa_type=Text
    )
    sort: Annotated[str | None, Facts("Sort", "As after --sort.")] = Field(default=None, sa_type=Text)
    columns: Annotated[str | None, Facts("Columns", "Field names, separated by commas.", limit=2000)] = Field(
        default=None, sa_type=Text
    )
    member_id: Annotated[int | None, Facts("Member", "Whose it is; empty is the team's.", ref="member")] = (
        reference("member", ondelete="SET NULL")
    )
