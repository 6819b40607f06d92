"""Tags: one word or several, in any case the same."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.record import Record
from crm_tui.services.records import Records, Values
from crm_tui.services.tagging import bare, split_tags


class Tags(Records):
    """A tag's name holds no comma, which parts tags from one another, and no sign before it."""

    noun = "tag"

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if not values.get("name"):
            return
        values["name"] = bare(values["name"])
        if len(split_tags(values["name"])) != 1:
            raise Invalid(problems={"name": "A tag is a name without commas: write one tag at a time."})

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        """Nothing: what has the tag names it by its id, so a new name shows everywhere."""
