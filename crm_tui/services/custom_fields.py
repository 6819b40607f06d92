"""Definitions of the team's own fields, and what keeps them fit for the values they hold."""

import re
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from crm_tui.choices import FieldKind
from crm_tui.errors import Invalid, Refused
from crm_tui.models.catalogue import table
from crm_tui.models.field import CustomField, FieldValue
from crm_tui.models.record import Record
from crm_tui.services.acting import context
from crm_tui.services.faces import built_in
from crm_tui.services.own_fields import OwnField, word_list
from crm_tui.services.records import Records, Values
from crm_tui.values.text import quoted, with_article

NAME = re.compile(r"[^\W\d]\w*")
SHOWN = 3


class CustomFields(Records):
    """A field's name is what people type, so it is one word and no other field's."""

    noun = "field"

    def prepare(self, session: Session, values: Values) -> None:
        name = values.get("name")
        if name and not values.get("title"):
            values["title"] = name.replace("_", " ").capitalize()
        super().prepare(session, values)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        after = _after(values, record)
        if after.on is None or after.kind is None:
            return  # what is missing is told when the row is written
        if values.get("name"):
            self._name(values, str(after.on or ""))
        if after.kind is FieldKind.CHOICE and not word_list(after.choices):
            raise Invalid(problems={"choices": "A choice needs its words: give them with --choices a,b,c."})
        if record is not None:
            _keep_place(values, record)
            _keep_values(session, record, after)

    def check_merge(self, session: Session, keep: Record, other: Record) -> None:
        assert isinstance(keep, CustomField)
        assert isinstance(other, CustomField)
        if keep.on is not other.on:
            raise Refused("Fields of different nouns cannot become one.")
        _keep_values(session, other, keep)

    def _name(self, values: Values, on: str) -> None:
        name = values["name"] = str(values["name"]).strip().lower()
        if not NAME.fullmatch(name):
            raise Invalid(problems={"name": f"{quoted(name)} is not one word of letters, digits and _."})
        if on and (name in built_in(on) or name in ("ref", "custom", "id")):
            one = with_article(on).capitalize()
            raise Invalid(
                problems={"name": f"{one} has a field {quoted(name)} already: choose another name."}
            )


def _after(values: Values, record: Record | None) -> CustomField:
    """The definition as it will be."""
    held = {name: getattr(record, name) for name in CustomField.model_fields} if record is not None else {}
    return CustomField(**{**held, **values})


def _keep_place(values: Values, record: Record) -> None:
    if values.get("on") and values["on"] != getattr(record, "on", None):
        raise Refused("A field stays on its noun: add one of the same name on the other noun.")


def _keep_values(session: Session, record: Record, after: CustomField) -> None:
    """Refused where values that stand would not be of the field's kind, or not among its choices."""
    values = table(FieldValue).c
    query = select(values.value, func.count()).where(values.field_id == record.id).group_by(values.value)
    field, around = OwnField(after, after.on.value), context(session)
    unfit = [(text, count) for text, count in session.execute(query) if not _fits(field, text, around)]
    if unfit:
        some = ", ".join(quoted(text) for text, _ in unfit[:SHOWN])
        raise Refused(
            f"{sum(count for _, count in unfit)} values would not fit any more, such as {some}: "
            f"change them first, or add another field."
        )


def _fits(field: OwnField, text: str, around: Any) -> bool:
    try:
        return field.as_text(field.read(text, around)) == text
    except Invalid:
        return False
