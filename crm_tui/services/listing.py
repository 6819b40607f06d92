"""Lists of any noun: filtered, sorted, paged from the database as cells, never as ORM objects."""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, case, func, select
from sqlmodel import Session, col
from sqlmodel import select as pick

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.view import View
from crm_tui.services.faces import face, faces
from crm_tui.services.fields import Field
from crm_tui.services.filtering import condition, live, matching
from crm_tui.values.names import key
from crm_tui.values.text import names_in, quoted

PAGE = 500


@dataclass(frozen=True, slots=True)
class Query:
    """What a list asks for; `where`, `sort` and `columns` are as typed, `limit` 0 means all.

    Each of `words` has to occur in a row, in a name or in its text.
    """

    noun: str
    where: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()
    limit: int = 0
    archived: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of cells, one for each field, beside the ids of their records; `total` counts all matches."""

    fields: tuple[Field, ...]
    ids: tuple[int, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int


def plural(noun: str) -> str:
    """What several records of a noun are called, as files are named."""
    return NOUNS[noun].noun.plural


def current(query: Query) -> Query:
    """The query kept to what is not over, in a noun that has such, unless its filter asks for that itself."""
    only, *lifting = NOUNS[query.noun].noun.current or ("",)
    if not only or not set(lifting).isdisjoint(re.findall(r"\w+", query.where)):
        return query
    return replace(query, where=f"({query.where}) and {only}" if query.where.strip() else only)


def with_view(session: Session, query: Query, name: str) -> Query:
    """The query with what a saved view adds: its filter joined, its sort and columns where none were given."""
    found = view(session, query.noun, name)
    both = " and ".join(f"({part})" for part in (found.filter, query.where) if part)
    columns = query.columns or names_in(found.columns or "")
    return replace(query, where=both, sort=query.sort or found.sort or "", columns=columns)


def views(session: Session, noun: str) -> list[View]:
    """The saved views of a noun, by name."""
    query = pick(View).where(View.on == noun, col(View.archived_at).is_(None)).order_by(View.name)
    return list(session.exec(query))


def view(session: Session, noun: str, name: str) -> View:
    """The saved view of that name; Invalid names those there are."""
    have = {key(found.name): found for found in views(session, noun)}
    if key(name) not in have:
        named = ", ".join(found.name for found in have.values()) or "none"
        raise Invalid(f"There is no view {quoted(name)} of {noun}: there is {named}.")
    return have[key(name)]


def fields_of(session: Session, query: Query) -> tuple[Field, ...]:
    """The fields a query shows: those it names, else the noun's own choice."""
    known = faces(session, query.noun)
    return tuple(face(known, query.noun, name) for name in query.columns or NOUNS[query.noun].noun.columns)


def page(session: Session, query: Query, count_to: int | None = None) -> Page:
    """The first rows of a list; all matches are counted, or no further than `count_to`.

    The ids come first and the cells of these rows alone after, so that what is computed is computed for what
    is shown.
    """
    fields, own = fields_of(session, query), table(NOUNS[query.noun])
    chosen = _filtered(session, query, select(own.c.id)).order_by(*_order(session, query))
    numbers = session.execute(chosen.limit(query.limit or None)).scalars().all()
    cells = rows(session, query, numbers)
    total = len(numbers)
    if query.limit and len(numbers) == query.limit:
        total = max(total, count(session, query, count_to))
    return Page(fields, tuple(numbers), tuple(cells[number] for number in numbers), total)


def check(session: Session, query: Query) -> None:
    """Nothing where the list can be read; Invalid, without reading it, for what it does not know."""
    fields_of(session, query)
    _filtered(session, query, select(table(NOUNS[query.noun]).c.id)).order_by(*_order(session, query))


def rows(session: Session, query: Query, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """The cells of the records with these ids."""
    fields = fields_of(session, query)
    own = table(NOUNS[query.noun])
    statement = select(own.c.id, *_columns(fields))
    found: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(ids), PAGE):
        part = session.execute(statement.where(own.c.id.in_(ids[start : start + PAGE]))).all()
        found |= zip(*_cells(fields, part), strict=True)
    return found


def ids(session: Session, query: Query) -> "array[int]":
    """The ids of all matches in order, up to the limit: eight bytes a row."""
    own = table(NOUNS[query.noun])
    statement = _filtered(session, query, select(own.c.id)).order_by(*_order(session, query))
    statement = statement.limit(query.limit or None)
    found = array("q")
    for part in session.execute(statement.execution_options(yield_per=10_000)).partitions():
        found.extend(number for (number,) in part)
    return found


def count(session: Session, query: Query, at_most: int | None = None) -> int:
    """How many records match, whatever the limit; not counted any further than `at_most`."""
    own = table(NOUNS[query.noun])
    matches = _filtered(session, query, select(own.c.id)).limit(at_most).subquery()
    return int(session.execute(select(func.count()).select_from(matches)).scalar_one())


def stream(
    session: Session, query: Query, numbers: Sequence[int] | None = None
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """(id, cells) of every match up to the limit, or of those `numbers` that are there, read a page at a time."""
    numbers = ids(session, query) if numbers is None else numbers
    for start in range(0, len(numbers), PAGE):
        part = numbers[start : start + PAGE]
        cells = rows(session, query, part)
        yield from ((number, cells[number]) for number in part if number in cells)


def _columns(fields: Sequence[Field]) -> list[ColumnElement[Any]]:
    """The expressions of all fields, each under a label of its own so that none is taken for another."""
    found = [column for field in fields for column in field.selected]
    return [column.label(f"_{number}") for number, column in enumerate(found)]


def _filtered(session: Session, query: Query, statement: Select[Any]) -> Select[Any]:
    if not query.archived:
        statement = statement.where(live(query.noun))
    for word in query.words:
        statement = statement.where(matching(query.noun, word))
    return statement.where(condition(session, query.noun, query.where)) if query.where.strip() else statement


def _order(session: Session, query: Query) -> list[ColumnElement[Any]]:
    """What the list is sorted by; rows that are alike come by id, the way the first of it goes."""
    own, known = table(NOUNS[query.noun]), faces(session, query.noun)
    typed = (query.sort or NOUNS[query.noun].noun.sort).replace("，", ",").split(",")
    words = [word.strip() for word in typed if word.strip(" -+")]
    order = [_sorted(face(known, query.noun, word.lstrip("-+")), down=word.startswith("-")) for word in words]
    return [*order, own.c.id.desc() if words and words[0].startswith("-") else own.c.id.asc()]


def _sorted(field: Field, *, down: bool) -> ColumnElement[Any]:
    """What is unset comes last, whichever way; said only where it can be, else no index would serve."""
    key = _rank(field) if field.facts.choices else field.order()
    turned = key.desc() if down else key.asc()
    return turned if isinstance(key, Column) and not key.nullable else turned.nulls_last()


def _rank(field: Field) -> ColumnElement[Any]:
    """The place of a choice in its list."""
    value = field.expression()
    return case(*((value == word, rank) for rank, word in enumerate(field.facts.choices or ())))


def _cells(
    fields: Sequence[Field], found: Sequence[Any]
) -> tuple[tuple[int, ...], tuple[tuple[Any, ...], ...]]:
    spans, start = [], 1
    for field in fields:
        width = len(field.selected)
        spans.append((field, start, start + width))
        start += width
    cells = tuple(tuple(field.cell(row[low:high]) for field, low, high in spans) for row in found)
    return tuple(row[0] for row in found), cells
