"""A rule of the team that was changed from its default."""

from typing import Annotated

from sqlalchemy import Index, Text
from sqlmodel import Field

from crm_tui.models.record import STRICT, Part
from crm_tui.values.facts import Facts


class Setting(Part, table=True):
    """A name and its value as text."""

    __table_args__ = (Index("setting_name", "name", unique=True), STRICT)

    name: Annotated[str, Facts("Name")] = Field(sa_type=Text)
    value: Annotated[str, Facts("Value", limit=10_000)] = Field(sa_type=Text)
