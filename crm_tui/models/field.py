"""A field the team adds to a noun, and the values given to it."""

from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field

from crm_tui.choices import FieldKind, FieldNoun
from crm_tui.models.record import STRICT, Noun, Part, Record, reference
from crm_tui.models.tag import exactly_one, one_each
from crm_tui.models.types import Choice, YesNo
from crm_tui.values.facts import Facts

CUSTOMISED = ("client_id", "contact_id", "opportunity_id", "complaint_id")


class CustomField(Record, table=True):
    """Its noun, its name on the command line and in files, its title, kind and choices."""

    __tablename__ = "field"
    noun: ClassVar[Noun] = Noun(
        "field",
        "fields",
        "Field",
        key=("on", "name"),
        unique=("on", "name"),
        columns=("on", "name", "title", "kind", "choices", "required"),
        sort="on,position",
    )
    __table_args__ = (
        Index("field_name", "on", "name", unique=True, sqlite_where=text("archived_at IS NULL")),
        STRICT,
    )

    on: Annotated[FieldNoun, Facts("On", "Which noun has it.", kind="choice", choices=FieldNoun)] = Field(
        sa_type=Choice(FieldNoun)
    )
    name: Annotated[str, Facts("Name", "One word: letters, digits, _.", limit=40)] = Field(sa_type=Text)
    title: Annotated[str, Facts("Title", "What people read.", limit=60)] = Field(sa_type=Text)
    kind: Annotated[
        FieldKind, Facts("Kind", "What sort of value it holds.", kind="choice", choices=FieldKind)
    ] = Field(default=FieldKind.TEXT, sa_type=Choice(FieldKind), sa_column_kwargs={"server_default": "text"})
    choices: Annotated[str | None, Facts("Choices", "Allowed words, separated by commas.", limit=2000)] = (
        Field(default=None, sa_type=Text)
    )
    required: Annotated[bool, Facts("Required", "Whether every new record must have it.", kind="bool")] = (
        Field(default=False, sa_type=YesNo, sa_column_kwargs={"server_default": "0"})
    )
    help: Annotated[str | None, Facts("Help", "One sentence for whoever fills it in.")] = Field(
        default=None, sa_type=Text
    )
    position: Annotated[int, Facts("Position", "Its place among your fields.", kind="int")] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )


class FieldValue(Part, table=True):
    """The value of a custom field on one record, as its kind writes it."""

    __tablename__ = "field_value"
    __table_args__ = (
        CheckConstraint(exactly_one(CUSTOMISED), name="field_value_one"),
        *one_each("field_value", CUSTOMISED, "field_id"),
        Index("field_value_field", "field_id"),
        STRICT,
    )

    field_id: Annotated[int, Facts("Field", ref="field")] = reference(
        "field", required=True, ondelete="CASCADE"
    )
    client_id: Annotated[int | None, Facts("Client", ref="client")] = reference("client", ondelete="CASCADE")
    contact_id: Annotated[int | None, Facts("Contact", ref="contact")] = reference(
        "contact", ondelete="CASCADE"
    )
    opportunity_id: Annotated[int | None, Facts("Opportunity", ref="opportunity")] = reference(
        "opportunity", ondelete="CASCADE"
    )
    complaint_id: Annotated[int | None, Facts("Complaint", ref="complaint")] = reference(
        "complaint", ondelete="CASCADE"
    )
    value: Annotated[str, Facts("Value", kind="note", limit=100_000)] = Field(sa_type=Text)
