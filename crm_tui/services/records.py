"""The verbs every noun shares; a noun's own module says only what it adds."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar

from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Conflict, Invalid, NotFound
from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record
from crm_tui.services import amounts, conflicts
from crm_tui.services.acting import member_id
from crm_tui.services.faces import custom, faces
from crm_tui.services.fields import Field
from crm_tui.services.hanging import refuse_hanging
from crm_tui.services.loops import above, refuse_loop
from crm_tui.services.traces import face_of
from crm_tui.store import records
from crm_tui.values.references import format_ref

Values = dict[str, Any]


class Records:
    """What can be done with the records of one noun.

    A noun's own class overrides `prepare` (what a new one is given by itself), `check` (what must hold between
    its fields) and `follow` (what a change brings about elsewhere). Values are by face name in all of them.
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
            raise NotFound(f"There is no {self.noun.replace('_', ' ')} {format_ref(self.noun, number)}.")
        return found

    def add(self, session: Session, values: Mapping[str, Any]) -> Record:
        """A new record from values by face name; Invalid names every field that is wrong."""
        given = dict(values)
        self.prepare(session, given)
        self.check(session, given, None)
        fields = faces(session, self.noun)
        with self._by_face(fields):
            record = records.create(session, self.model, self._columns(fields, given))
        self._write_parts(session, fields, record, given)
        self.follow(session, record, {})
        session.refresh(record)
        return record

    def edit(
        self,
        session: Session,
        record: Record,
        changes: Mapping[str, Any],
        loaded: Mapping[str, object] | None = None,
    ) -> Record:
        """The record with changed fields; Conflict when its version is not the one in `loaded` any more."""
        given = dict(changes)
        fields = faces(session, self.noun)
        before = {name: getattr(record, name) for name in type(record).model_fields}
        if loaded is None or loaded["version"] == record.version:
            self.check(session, given, record)
        try:
            with self._by_face(fields):
                records.amend(session, record, self._columns(fields, given), loaded)
        except Conflict as conflict:
            raise conflicts.explained(session, record, conflict, given) from None
        self._write_parts(session, fields, record, given)
        self.follow(session, record, before)
        session.refresh(record)
        return record

    def archive(self, session: Session, record: Record) -> Record:
        """Put the record away: lists leave it out, what names it still shows it."""
        return records.amend(session, record, {"archived_at": record.archived_at or clock.now()})

    def restore(self, session: Session, record: Record) -> Record:
        """Bring an archived record back; Refused when its name was given to another meanwhile."""
        return records.amend(session, record, {"archived_at": None})

    def delete(self, session: Session, record: Record) -> None:
        """Remove the record and its parts; Refused, saying what hangs on it and what to do instead."""
        refuse_hanging(session, self.noun, record)
        records.remove(session, record)

    def prepare(self, session: Session, values: Values) -> None:
        """Fill in what a new record is given when it was not typed."""
        if "owner_id" in self.model.model_fields and "owner" not in values:
            values["owner"] = member_id(session)
        if {"client_id", "contact_id"} <= self.model.model_fields.keys() and not values.get("client"):
            values["client"] = self.client_of(session, values.get("contact"))

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        """Raise Invalid or Refused where the values do not fit each other."""
        amounts.settle(session, self.noun, values, record)
        unset = record  # an edit that leaves a field alone leaves it set or not, as it was
        problems = {
            name: f"{field.title} is missing: give it with --set {name}=…."
            for name, field in custom(session, self.noun).items()
            if field.required and values.get(name, unset) is None
        }
        if problems:
            raise Invalid(problems=problems)
        if record is not None:
            for column in above(self.noun):
                upper = values.get(column.removesuffix("_id"))
                refuse_loop(session, self.noun, record.id or 0, column, upper)

    def check_merge(self, session: Session, keep: Record, other: Record) -> None:
        """Raise Refused where two records cannot be put into one."""

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        """Do what the change brings with it; `before` is empty for a new record."""

    def client_of(self, session: Session, contact: int | None) -> int | None:
        """The client a contact works at."""
        person = session.get(NOUNS["contact"], contact) if contact else None
        return getattr(person, "client_id", None)

    @contextmanager
    def _by_face(self, fields: Mapping[str, Field]) -> Iterator[None]:
        """Let problems name the fields people see instead of columns."""
        try:
            yield
        except Invalid as error:
            problems = {}
            for column, text in error.problems.items():
                field = face_of(fields, column)
                problems[field.name if field else column] = text
            raise Invalid(error.message, problems) from None

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
