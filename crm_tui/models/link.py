"""A tie between two people."""

from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field

from crm_tui.choices import Relation
from crm_tui.models.record import STRICT, Noun, Record, reference
from crm_tui.models.types import Choice
from crm_tui.values.facts import Facts


class Link(Record, table=True):
    """From a contact to another contact, or to one of our members."""

    noun: ClassVar[Noun] = Noun(
        "link",
        "links",
        "Link",
        label="relation",
        key=("contact", "relation", "other", "member"),
        search=(),
        columns=("contact", "relation", "other", "member", "strength", "note"),
        sort="contact",
    )
    __table_args__ = (
        CheckConstraint("(other_id IS NULL) <> (member_id IS NULL)", name="link_one_other"),
        CheckConstraint("other_id IS NULL OR other_id <> contact_id", name="link_not_self"),
        Index("link_contact", "contact_id"),
        Index("link_other", "other_id"),
        Index("link_member", "member_id"),
        STRICT,
    )

    contact_id: Annotated[int, Facts("Contact", "From whom.", ref="contact")] = reference(
        "contact", required=True, ondelete="CASCADE"
    )
    relation: Annotated[
        Relation, Facts("Relation", "What ties them.", kind="choice", choices=Relation)
    ] = Field(sa_type=Choice(Relation))  # fmt: skip
    other_id: Annotated[int | None, Facts("Other", "To which contact.", ref="contact")] = reference(
        "contact", ondelete="CASCADE"
    )
    member_id: Annotated[int | None, Facts("Member", "Or to which of our members.", ref="member")] = (
        reference("member", ondelete="CASCADE")
    )
    strength: Annotated[
        int | None, Facts("Strength", "1 (met once) to 5 (would do a favour).", kind="int", low=1, high=5)
    ] = Field(default=None)
    note: Annotated[str | None, Facts("Note", "How you know of it.", kind="note", limit=100_000)] = Field(
        default=None, sa_type=Text
    )
