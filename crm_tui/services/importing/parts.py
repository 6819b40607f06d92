"""The rows beside a new record's own: tags, ways to reach a person, people of a talk, values of own fields."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlmodel import Session

from crm_tui.choices import Medium
from crm_tui.services.fields import Field
from crm_tui.services.own_fields import OwnField
from crm_tui.services.people import FirstPerson, PeopleField
from crm_tui.services.points import PointField, PointsField, split_point
from crm_tui.services.tagging import TagsField, tag_named
from crm_tui.store.database import driver
from crm_tui.values.names import key

POINT = ("contact_id", "medium", "kind", "value", "position")
Rows = list[tuple[Any, ...]]


class Parts:
    """Collects the part rows of new records, by table, in the shape the verbs of a noun would give them."""

    def __init__(self, session: Session, noun: str, fields: Mapping[str, Field]) -> None:
        self.session, self.noun, self.fields = session, noun, fields
        self._tags: dict[str, int] = {}
        self._writers = self._make()

    @property
    def tables(self) -> dict[str, tuple[str, ...]]:
        """The tables that get rows, each with its columns."""
        return {table: columns for table, columns, _ in self._writers}

    def collect(self, records: Iterable[tuple[int, Mapping[str, Any]]]) -> dict[str, Rows]:
        """The rows of some records, each given as (id, values by field)."""
        found: dict[str, Rows] = {table: [] for table in self.tables}
        for number, values in records:
            for table, _, write in self._writers:
                found[table] += write(number, values)
        return found

    def _make(self) -> list[tuple[str, tuple[str, ...], Callable[[int, Mapping[str, Any]], Rows]]]:
        made: list[tuple[str, tuple[str, ...], Callable[[int, Mapping[str, Any]], Rows]]] = []
        kinds = {type(field) for field in self.fields.values()}
        if kinds & {PointField, PointsField}:
            made.append(("contact_point", POINT, self._points))
        if kinds & {FirstPerson, PeopleField}:
            made.append(("interaction_person", ("interaction_id", "contact_id", "member_id"), self._people))
        if TagsField in kinds:
            made.append(("tagging", ("tag_id", f"{self.noun}_id"), self._taggings))
        if OwnField in kinds:
            made.append(("field_value", ("field_id", f"{self.noun}_id", "value"), self._own))
        return made

    def _points(self, number: int, values: Mapping[str, Any]) -> Rows:
        rows: Rows = []
        for medium in Medium:
            rows += [(number, medium.value, *point) for point in self._of_medium(medium, values)]
        return rows

    def _of_medium(self, medium: Medium, values: Mapping[str, Any]) -> list[tuple[str, str, int]]:
        """(kind, value, position) of each point: those of the list, before them the one of a field of its own."""
        points: list[tuple[str, str]] = []
        for name, field in self.fields.items():
            if isinstance(field, PointsField) and field.medium is medium:
                points = list(dict.fromkeys(split_point(text) for text in values.get(name) or ()))
        for name, field in self.fields.items():
            if isinstance(field, PointField) and field.medium is medium and values.get(name):
                value = values[name]
                if not any(value == known for kind, known in points if field.of_kind in ("", kind)):
                    points.insert(0, (field.of_kind or "work", value))
        return [(kind, value, position) for position, (kind, value) in enumerate(points)]

    def _people(self, number: int, values: Mapping[str, Any]) -> Rows:
        contacts = [values.get("contact"), *(values.get("contacts") or ())]
        rows: Rows = [(number, id, None) for id in dict.fromkeys(contacts) if id]
        return rows + [(number, None, id) for id in dict.fromkeys(values.get("members") or ()) if id]

    def _taggings(self, number: int, values: Mapping[str, Any]) -> Rows:
        names = {key(tag): tag for tag in values.get("tags") or ()}
        return [(self._tag(tag), number) for tag in names.values()]

    def _tag(self, name: str) -> int:
        folded = key(name)
        if folded not in self._tags:
            self._tags[folded] = tag_named(self.session, name).id or 0
        return self._tags[folded]

    def _own(self, number: int, values: Mapping[str, Any]) -> Rows:
        return [
            (field.definition.id, number, values[name])
            for name, field in self.fields.items()
            if isinstance(field, OwnField) and values.get(name) is not None
        ]


def next_ids(session: Session, tables: Sequence[str]) -> dict[str, int]:
    """The highest id each table ever gave, so that new rows are told from those there."""
    found = dict(driver(session).execute("SELECT name, seq FROM sqlite_sequence"))
    return {table: int(found.get(table, 0)) for table in tables}
