"""The fields a team adds to a noun: typed values, kept as text in rows of their own."""

from collections.abc import Sequence
from datetime import UTC, date
from enum import StrEnum
from typing import Any
from typing import cast as typed

from sqlalchemy import ColumnElement, Integer, case, cast, select, type_coerce
from sqlmodel import Session
from sqlmodel import select as pick

from crm_tui.choices import FieldKind
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.field import CustomField, FieldValue
from crm_tui.models.record import Record
from crm_tui.models.types import Day, YesNo
from crm_tui.services.fields import Field
from crm_tui.store import records
from crm_tui.values.facts import Facts
from crm_tui.values.kinds import KINDS, Context
from crm_tui.values.text import safe

UNUSED = Context(date.min, UTC)  # none of the kinds a team may choose writes by day or zone
LIMITS = {FieldKind.NOTE: 100_000, FieldKind.TEXT: 1000, FieldKind.URL: 1000}


class Word(StrEnum):
    """A choice of the team's, shown as the team wrote it."""

    @property
    def label(self) -> str:
        """The word itself."""
        return self.value


def word_list(text: str | None) -> list[str]:
    """The words of a list of choices as typed, by commas of any width, each once."""
    marked = (text or "").replace("，", ",").replace("、", ",").replace("\n", ",")
    return list(dict.fromkeys(word.strip() for word in marked.split(",") if word.strip()))


def words_of(definition: CustomField) -> type[Word] | None:
    """The choices the team allows as a closed list; None for a field of another kind."""
    if definition.kind is not FieldKind.CHOICE:
        return None
    members = {f"W{number}": word for number, word in enumerate(word_list(definition.choices))}
    return typed(type[Word], typed(Any, Word)("Words", members))


class OwnField(Field):
    """A custom field of the team: its value is text as its kind writes it."""

    def __init__(self, definition: CustomField, noun: str) -> None:
        kind, limit = definition.kind, LIMITS.get(definition.kind, 200)
        title, help_text = safe(definition.title or ""), safe(definition.help or "", lines=True)
        fact = Facts(title, help_text, kind.value, words_of(definition), limit=limit)
        super().__init__(definition.name, fact)
        self.definition, self.noun = definition, noun

    @property
    def required(self) -> bool:
        """Whether every record of the noun has to have it."""
        return self.definition.required

    def expression(self) -> ColumnElement[Any]:
        held = table(FieldValue).alias()
        here = held.c[f"{self.noun}_id"] == table(NOUNS[self.noun]).c.id
        value = select(held.c.value).where(here, held.c.field_id == self.definition.id).scalar_subquery()
        if self.kind in ("int", "percent"):
            return cast(value, Integer)
        if self.kind == "bool":
            return type_coerce(case((value == "yes", 1), (value == "no", 0)), YesNo)
        return type_coerce(value, Day) if self.kind == "day" else value

    def cell(self, values: Sequence[Any]) -> Any:
        words = self.facts.choices
        return words(values[0]) if words is not None and values[0] in list(words) else values[0]

    def write(self, session: Session, record: Record, value: Any) -> None:
        owner = getattr(FieldValue, f"{self.noun}_id") == record.id
        held = session.exec(pick(FieldValue).where(owner, FieldValue.field_id == self.definition.id)).first()
        text = None if value is None else self.as_text(value)
        if held is not None and text is None:
            records.remove(session, held)
        elif held is not None:
            records.amend(session, held, {"value": text})
        elif text is not None:
            new = {"field_id": self.definition.id, f"{self.noun}_id": record.id, "value": text}
            records.create(session, FieldValue, new)

    def as_text(self, value: Any) -> str:
        """The text that is kept for a value."""
        return KINDS[self.kind].format(value, UNUSED) if not isinstance(value, str) else str(value)
