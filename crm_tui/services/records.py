"""The verbs every noun shares; a noun's own module says only what it adds."""

from collections.abc import Mapping
from typing import Any, ClassVar

from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import NotFound
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record
from crm_tui.services.acting import context, member_id
from crm_tui.services.faces import faces
from crm_tui.services.fields import Field
from crm_tui.store import records
from crm_tui.values.references import format_ref

Values = dict[str, Any]


class Records:
    """What can be done with the records of one noun.

    A noun's own class overrides `prepare` (what a new one is given by itself), `check` (what must hold between
    its fields) and `follow` (what a change brings about elsewhere).
    """

    noun: ClassVar[str]

    @property
    def model(self) -> type[Record]:
        """The table of the noun."""
        return NOUNS[self.noun]

    def get(self, session: Session, number: int) -> Record:
        """The record with that id; NotFound when there is none."""
        found = session.get(self.model, number)
        if found is None:
            raise NotFound(f"There is no {self.noun} {format_ref(self.noun, number)}.")
        return found

    def add(self, session: Session, values: Mapping[str, Any]) -> Record:
        """A new record from values by face name; Invalid names every field that is wrong."""
        given = dict(values)
        self.prepare(session, given)
        self.check(session, given, None)
        fields = faces(session, self.noun)
        record = records.create(session, self.model, self._columns(fields, given))
        self._write_parts(session, fields, record, given)
        self.follow(session, record, {})
        return record

    def edit(
        self,
        session: Session,
        record: Record,
        changes: Mapping[str, Any],
        loaded: Mapping[str, object] | None = None,
    ) -> Record:
        """The record with changed fields; Conflict when it is newer than what `loaded` shows."""
        given = dict(changes)
        self.check(session, given, record)
        fields = faces(session, self.noun)
        before = {name: getattr(record, name) for name in type(record).model_fields}
        records.amend(session, record, self._columns(fields, given), loaded)
        self._write_parts(session, fields, record, given)
        self.follow(session, record, before)
        return record

    def archive(self, session: Session, record: Record) -> Record:
        """Put the record away: lists leave it out, what names it still shows it."""
        return records.amend(session, record, {"archived_at": clock.now()})

    def restore(self, session: Session, record: Record) -> Record:
        """Bring an archived record back."""
        return records.amend(session, record, {"archived_at": None})

    def delete(self, session: Session, record: Record) -> None:
        """Remove the record and its parts; Refused when others hang on it."""
        records.remove(session, record)

    def prepare(self, session: Session, values: Values) -> None:
        """Fill in what a new record is given when it was not typed."""
        if "owner_id" in self.model.model_fields and "owner" not in values:
            values["owner"] = member_id(session)
        self.price(session, values, None)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        """Raise Invalid or Refused where the values do not fit each other."""
        if record is not None:
            self.price(session, values, record)

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        """Do what the change brings with it; `before` is empty for a new record."""

    def price(self, session: Session, values: Values, record: Record | None) -> None:
        """Give amounts the team's currency where none was said."""
        if "currency" not in self.model.model_fields or values.get("currency"):
            return
        amounts = [name for name, field in faces(session, self.noun).items() if field.kind == "money"]
        if any(values.get(name) is not None for name in amounts) and not getattr(record, "currency", None):
            values["currency"] = context(session).currency

    def _columns(self, fields: Mapping[str, Field], values: Values) -> dict[str, object]:
        columns: dict[str, object] = {}
        for name, value in values.items():
            columns |= fields[name].column_values(value) if name in fields else {name: value}
        return columns

    def _write_parts(
        self, session: Session, fields: Mapping[str, Field], record: Record, values: Values
    ) -> None:
        for name, value in values.items():
            if name in fields:
                fields[name].write(session, record, value)
