"""One way to reach a contact: an e-mail, phone, messenger or address, with its kind."""

from typing import Annotated, ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field

from crm_tui.choices import Medium
from crm_tui.models.record import STRICT, Part, reference
from crm_tui.models.types import Choice
from crm_tui.values.facts import Facts


class ContactPoint(Part, table=True):
    """The first of a medium, by position, is the one a list shows."""

    __tablename__ = "contact_point"
    owner_column: ClassVar[str] = "contact_id"
    __table_args__ = (Index("contact_point_contact", "contact_id", "medium", "position"), STRICT)

    contact_id: Annotated[int, Facts("Contact", ref="contact")] = reference(
        "contact", required=True, ondelete="CASCADE"
    )
    medium: Annotated[Medium, Facts("Medium", kind="choice", choices=Medium)] = Field(sa_type=Choice(Medium))
    kind: Annotated[str, Facts("Kind", "For example work, home, mobile, wechat.", suggest=True)] = Field(
        default="work", sa_type=Text, sa_column_kwargs={"server_default": "work"}
    )
    value: Annotated[str, Facts("Value", limit=1000)] = Field(sa_type=Text)
    position: Annotated[int, Facts("Position", kind="int", low=0)] = Field(
        default=0, sa_column_kwargs={"server_default": "0"}
    )
