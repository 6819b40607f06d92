"""The cells of a record that are kept in tables of their own, read for a page of records at a time."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlmodel import Session

from crm_tui.services.entries import join_list
from crm_tui.services.exporting.labels import Labels
from crm_tui.services.fields import Field
from crm_tui.services.own_fields import OwnField
from crm_tui.services.people import FirstPerson, PeopleField
from crm_tui.services.points import PointField, PointsField
from crm_tui.services.tagging import TagsField
from crm_tui.store.database import driver

Cells = Mapping[int, str]
Page = Callable[[Sequence[int]], dict[str, Cells]]
NEAR = 4  # ids are read as one stretch where they are so many times closer than each of them alone


def readers(
    session: Session, noun: str, fields: Mapping[str, Field], labels: Callable[[str], Labels]
) -> list[Page]:
    """Functions from the ids of a page, in their order, to the cells of each field, by record."""
    kinds = {type(field) for field in fields.values()}
    found: list[Page] = []
    if kinds & {PointField, PointsField}:
        found.append(_points(session, fields))
    if kinds & {FirstPerson, PeopleField}:
        found.append(_people(session, fields, labels))
    if TagsField in kinds:
        found.append(_tags(session, noun))
    if OwnField in kinds:
        found.append(_own(session, noun, fields))
    return found


def _among(column: str, ids: Sequence[int]) -> str:
    """SQL for the rows of these records: a stretch of ids where they lie close together, else each of them."""
    if ids[-1] - ids[0] < NEAR * len(ids):
        return f"{column} BETWEEN {ids[0]:d} AND {ids[-1]:d}"
    return f"{column} IN ({','.join(map(str, ids))})"


def _points(session: Session, fields: Mapping[str, Field]) -> Page:
    def page(ids: Sequence[int]) -> dict[str, Cells]:
        held: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
        rows = driver(session).execute(
            "SELECT contact_id, medium, kind, value FROM contact_point"
            f" WHERE {_among('contact_id', ids)} ORDER BY contact_id, medium, position, id"
        )
        for number, medium, kind, value in rows:
            held[number, medium].append((kind, value))
        found: dict[str, Cells] = {}
        for name, field in fields.items():
            if isinstance(field, PointField):
                of_kind, medium = field.of_kind, field.medium.value
                found[name] = {
                    number: next((v for k, v in points if of_kind in ("", k)), "")
                    for (number, kept), points in held.items()
                    if kept == medium
                }
            elif isinstance(field, PointsField):
                medium = field.medium.value
                found[name] = {
                    number: join_list([f"{kind}: {value}" for kind, value in points])
                    for (number, kept), points in held.items()
                    if kept == medium
                }
        return found

    return page


def _people(session: Session, fields: Mapping[str, Field], labels: Callable[[str], Labels]) -> Page:
    def page(ids: Sequence[int]) -> dict[str, Cells]:
        rows = driver(session).execute(
            "SELECT interaction_id, contact_id, member_id FROM interaction_person"
            f" WHERE {_among('interaction_id', ids)} ORDER BY interaction_id, id"
        ).fetchall()  # fmt: skip
        if not rows:
            return {}
        numbers, contacts, members = zip(*rows, strict=True)
        theirs = _named(numbers, contacts, labels("contact"))
        ours = _named(numbers, members, labels("member"))
        found: dict[str, Cells] = {}
        for name, field in fields.items():
            if isinstance(field, FirstPerson):
                found[name] = theirs[0]
            elif isinstance(field, PeopleField):
                found[name] = (theirs if field.noun == "contact" else ours)[1]
        return found

    return page


def _named(numbers: Sequence[int], people: Sequence[int | None], labels: Labels) -> tuple[Cells, Cells]:
    """Of each interaction the first person, and all of them, given side by side in their order."""
    if people.count(None) == len(people):
        return {}, {}
    if None in people:
        pairs = [(number, one) for number, one in zip(numbers, people, strict=True) if one is not None]
        numbers, people = zip(*pairs, strict=True)
    names = labels.texts(people)
    first = dict(zip(reversed(numbers), reversed(names), strict=True))
    if len(first) == len(names):
        return first, first  # no name has a semicolon, which would need more than the name
    held: dict[int, list[str]] = defaultdict(list)
    for number, name in zip(numbers, names, strict=True):
        held[number].append(name)
    return first, {number: join_list(several) for number, several in held.items()}


def _tags(session: Session, noun: str) -> Page:
    def page(ids: Sequence[int]) -> dict[str, Cells]:
        held: dict[int, list[str]] = defaultdict(list)
        rows = driver(session).execute(
            f'SELECT t."{noun}_id", g.name FROM tagging t JOIN tag g ON g.id=t.tag_id'
            f" WHERE {_among(f't.{noun}_id', ids)} ORDER BY g.name"
        )
        for number, name in rows:
            held[number].append(name)
        return {"tags": {number: ", ".join(names) for number, names in held.items()}}

    return page


def _own(session: Session, noun: str, fields: Mapping[str, Field]) -> Page:
    names = {field.definition.id: name for name, field in fields.items() if isinstance(field, OwnField)}

    def page(ids: Sequence[int]) -> dict[str, Cells]:
        found: dict[str, dict[int, str]] = {name: {} for name in names.values()}
        rows: Any = driver(session).execute(
            f"SELECT field_id, {noun}_id, value FROM field_value WHERE {_among(f'{noun}_id', ids)}"
        )
        for definition, number, value in rows:
            if definition in names:
                found[names[definition]][number] = value
        return dict(found.items())

    return page
