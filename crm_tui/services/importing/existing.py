"""The records that rows of a file may mean: their keys, and the values they hold now."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.services import listing
from crm_tui.services.fields import ColumnField, Field, Money, Reference, noun_table
from crm_tui.services.importing.forms import stored
from crm_tui.services.listing import Query
from crm_tui.services.own_fields import OwnField
from crm_tui.services.people import PeopleField
from crm_tui.services.points import PointsField, split_point
from crm_tui.store.database import driver
from crm_tui.values.emails import email_key
from crm_tui.values.names import key
from crm_tui.values.text import with_article

TEXTS = {"text", "note", "url", "zone", "currency", "time", "rrule", "birthday"}
AT_ONCE = 500

Part = Callable[[Any], Any]


class Level(NamedTuple):
    """One way to tell rows apart: of a row's values, and of the records that are there.

    `row` gives the hash of a row by its fields, None where the row has no such key; `held` (hash, id) of records.
    """

    row: Callable[[Mapping[str, Any]], int | None]
    held: Callable[[], Iterator[tuple[int, int]]]
    fields: tuple[str, ...]
    parts: tuple[Part, ...] = ()

    def column(self, values: Mapping[str, Sequence[Any]]) -> list[int | None]:
        """The hashes of many rows, given column by column."""
        if self.parts:
            named = zip(self.fields, self.parts, strict=True)
            columns = [[*map(part, values[name])] if name in values else None for name, part in named]
            count = len(next(iter(values.values()), ()))
            keys = zip(*(column or [None] * count for column in columns), strict=True)
            alone = len(columns) == 1
            return [None if alone and found[0] is None else hash(found) for found in keys]
        rows = zip(*values.values(), strict=True)
        return [self.row(dict(zip(values, row, strict=True))) for row in rows]


def levels(session: Session, noun: str, fields: Mapping[str, Field], keys: Sequence[str]) -> list[Level]:
    """The keys of a noun in their order: a row is matched by the first under which it has a match."""
    if keys:
        return [_level(session, noun, fields, tuple(keys))]
    if noun == "contact":
        return _contact_levels(session, noun, fields)
    if noun == "member":
        by_login = _level(session, noun, fields, ("login",))
        by_name = _level(session, noun, fields, ("name",))
        return [_either(by_login, by_name), _unless(by_name, "login")]
    return [_level(session, noun, fields, NOUNS[noun].noun.key)]


def _either(first: Level, second: Level) -> Level:
    """Rows are told apart by the first key they have."""

    def row(values: Mapping[str, Any]) -> int | None:
        return first.row(values) if values.get(first.fields[0]) is not None else second.row(values)

    return Level(row, first.held, first.fields)


def _unless(level: Level, field: str) -> Level:
    return Level(
        lambda values: level.row(values) if values.get(field) is None else None, level.held, level.fields
    )


def _contact_levels(session: Session, noun: str, fields: Mapping[str, Field]) -> list[Level]:
    """A contact is known by an e-mail; one without it by name and client, before others of that name there."""
    named = _level(session, noun, fields, ("name", "client"))
    db = driver(session)

    def email(values: Mapping[str, Any]) -> str | None:
        if values.get("email"):
            return email_key(values["email"])
        several = values.get("emails") or ()
        return email_key(split_point(several[0])[1]) if several else None

    def by_email(values: Mapping[str, Any]) -> int | None:
        found = email(values)
        return named.row(values) if found is None else hash(("email", found))

    def held_emails() -> Iterator[tuple[int, int]]:
        rows = db.execute(
            "SELECT p.value, p.contact_id FROM contact_point p JOIN contact c ON c.id=p.contact_id"
            " WHERE p.medium='email' AND c.archived_at IS NULL ORDER BY p.contact_id"
        )
        return ((hash(("email", email_key(value))), number) for value, number in rows)

    def held_without() -> Iterator[tuple[int, int]]:
        rows = db.execute("SELECT contact_id FROM contact_point WHERE medium='email'")
        reached = {number for (number,) in rows}
        return ((found, number) for found, number in named.held() if number not in reached)

    without = Level(lambda values: named.row(values), held_without, named.fields)
    any_named = Level(lambda values: named.row(values) if email(values) is None else None, named.held, ())
    return [Level(by_email, held_emails, ("email",)), without, any_named]


def _level(session: Session, noun: str, fields: Mapping[str, Field], names: tuple[str, ...]) -> Level:
    for name in names:
        if name not in fields:
            one = with_article(noun).capitalize()
            raise Invalid(f"{one} has no field {name} to be its key; it has {', '.join(fields)}.")
    parts = [keyed(fields[name]) for name in names]
    plain = all(isinstance(fields[name], ColumnField) for name in names)

    def row(values: Mapping[str, Any]) -> int | None:
        found = tuple([part(values.get(name)) for name, part in zip(names, parts, strict=True)])
        return None if len(found) == 1 and found[0] is None else hash(found)

    def held() -> Iterator[tuple[int, int]]:
        rows = _columns(session, noun, fields, names) if plain else _cells(session, noun, fields, names)
        for number, *values in rows:
            found = tuple([part(value) for value, part in zip(values, parts, strict=True)])
            if len(found) > 1 or found[0] is not None:
                yield hash(found), number

    return Level(row, held, names, tuple(parts))


def keyed(field: Field) -> Part:
    """What two equal values of a field have in common."""
    if field.facts.ref:
        return lambda value: value
    if field.kind == "email":
        return lambda value: None if value is None else email_key(value)
    if field.kind in TEXTS or field.kind == "phone":
        return lambda value: None if value is None else key(value)
    return lambda value: tuple(value) if isinstance(value, list) else value


def _columns(
    session: Session, noun: str, fields: Mapping[str, Field], names: Sequence[str]
) -> Iterable[Sequence[Any]]:
    columns = ",".join(f'"{fields[name].column}"' for name in names)  # type: ignore[attr-defined]
    return driver(session).execute(
        f'SELECT id, {columns} FROM "{noun_table(noun)}" WHERE archived_at IS NULL ORDER BY id'
    )


def _cells(
    session: Session, noun: str, fields: Mapping[str, Field], names: Sequence[str]
) -> Iterator[Sequence[Any]]:
    for number, cells in listing.stream(session, Query(noun, columns=tuple(names), sort="id")):
        yield number, *(plain(fields[name], cell) for name, cell in zip(names, cells, strict=True))


def plain(field: Field, cell: Any) -> Any:
    """A list's cell as a file's is read: ids for references, stored forms for the rest."""
    if isinstance(cell, Reference):
        return cell.id
    if isinstance(cell, Money):
        return cell.minor
    if isinstance(cell, list):
        return [plain(field, part) for part in cell] or None
    if isinstance(field, OwnField) and cell is not None:
        return field.as_text(cell)
    return stored(cell)


def holding(
    session: Session, noun: str, fields: Mapping[str, Field], names: Sequence[str], ids: Iterable[int]
) -> dict[int, dict[str, Any]]:
    """The present values of some records, by field."""
    own = [name for name in names if isinstance(fields[name], ColumnField)]
    parts = [name for name in names if name not in own]
    found: dict[int, dict[str, Any]] = {}
    numbers = array("q", ids)
    columns = "".join(f',"{fields[name].column}"' for name in own)  # type: ignore[attr-defined]
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE].tolist()
        marks = ",".join("?" * len(some))
        rows = driver(session).execute(
            f'SELECT id{columns} FROM "{noun_table(noun)}" WHERE id IN ({marks})', some
        )
        found |= {number: dict(zip(own, values, strict=True)) for number, *values in rows}
        if parts:
            cells = listing.rows(session, Query(noun, columns=tuple(parts), archived=True), some)
            for number, row in cells.items():
                found[number] |= {n: plain(fields[n], cell) for n, cell in zip(parts, row, strict=True)}
    return found


def differs(field: Field, new: Any, old: Any) -> bool:
    """Whether a cell says something else than the record; a blank one says nothing."""
    if new is None or new == old:
        return False
    if field.kind == "tags":
        return {key(tag) for tag in new} != {key(tag) for tag in old or ()}
    if isinstance(field, PointsField):
        return [split_point(text) for text in new] != [split_point(text) for text in old or ()]
    if isinstance(field, PeopleField) and isinstance(new, list):
        return set(new) != set(old or ())
    return True


def unique_columns(noun: str) -> list[tuple[str, ...]]:
    """The columns that may not repeat among live records, index by index."""
    found = table(NOUNS[noun])
    uniques = [index for index in found.indexes if index.unique]
    names = [tuple(column.name for column in index.columns) for index in uniques]
    return [columns for columns in names if columns]
