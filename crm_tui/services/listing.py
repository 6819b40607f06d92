"""Lists of any noun: filtered, sorted, paged from the database as cells, never as ORM objects."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col
from sqlmodel import select as pick

from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.view import View
from crm_tui.services.faces import face
from crm_tui.services.fields import Field
from crm_tui.services.filtering import condition, live
from crm_tui.values.text import quoted

PAGE = 500


@dataclass(frozen=True, slots=True)
class Query:
    """What a list asks for; `where`, `sort` and `columns` are as typed, `limit` 0 means all."""

    noun: str
    where: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()
    limit: int = 0
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of cells, one for each field, beside the ids of their records; `total` counts all matches."""

    fields: tuple[Field, ...]
    ids: tuple[int, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int


def with_view(session: Session, query: Query, name: str) -> Query:
    """The query with what a saved view adds: its filter joined, its sort and columns where none were given."""
    found = session.exec(
        pick(View).where(View.on == query.noun, View.name == name, col(View.archived_at).is_(None))
    ).first()
    if found is None:
        have = session.exec(pick(View.name).where(View.on == query.noun)).all()
        raise Invalid(
            f"There is no view {quoted(name)} of {query.noun}: there is {', '.join(have) or 'none'}."
        )
    both = " and ".join(f"({part})" for part in (found.filter, query.where) if part)
    columns = tuple(part.strip() for part in (found.columns or "").split(",") if part.strip())
    return replace(query, where=both, sort=query.sort or found.sort or "", columns=query.columns or columns)


def fields_of(session: Session, query: Query) -> tuple[Field, ...]:
    """The fields a query shows: those it names, else the noun's own choice."""
    return tuple(face(session, query.noun, name) for name in query.columns or NOUNS[query.noun].noun.columns)


def page(session: Session, query: Query, offset: int = 0) -> Page:
    """The first rows of a list, or those after `offset`."""
    fields = fields_of(session, query)
    statement = _select(session, query, fields)
    if query.limit:
        statement = statement.limit(query.limit)
    found = session.execute(statement.offset(offset) if offset else statement).all()
    total = len(found) + offset
    if query.limit and len(found) == query.limit:
        total = count(session, query)
    return Page(fields, *_cells(fields, found), total)


def rows(session: Session, query: Query, ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """The cells of the records with these ids, for one screen of a long list."""
    fields = fields_of(session, query)
    own = table(NOUNS[query.noun])
    statement = select(own.c.id, *_columns(fields)).where(own.c.id.in_(ids))
    numbers, cells = _cells(fields, session.execute(statement).all())
    return dict(zip(numbers, cells, strict=True))


def ids(session: Session, query: Query) -> "array[int]":
    """The ids of all matches in order: eight bytes a row."""
    own = table(NOUNS[query.noun])
    statement = _filtered(session, query, select(own.c.id)).order_by(*_order(session, query))
    found = array("q")
    for part in session.execute(statement.execution_options(yield_per=10_000)).partitions():
        found.extend(number for (number,) in part)
    return found


def count(session: Session, query: Query) -> int:
    """How many records match."""
    own = table(NOUNS[query.noun])
    counted = _filtered(session, query, select(func.count()).select_from(own))
    return int(session.execute(counted).scalar_one())


def stream(session: Session, query: Query) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """(id, cells) of every match, read a page at a time."""
    fields = fields_of(session, query)
    statement = _select(session, query, fields).execution_options(yield_per=PAGE)
    for part in session.execute(statement).partitions():
        yield from zip(*_cells(fields, part), strict=True)


def _select(session: Session, query: Query, fields: Sequence[Field]) -> Select[Any]:
    own = table(NOUNS[query.noun])
    chosen = _filtered(session, query, select(own.c.id, *_columns(fields)))
    return chosen.order_by(*_order(session, query))


def _columns(fields: Sequence[Field]) -> list[ColumnElement[Any]]:
    """The expressions of all fields, each under a label of its own so that none is taken for another."""
    found = [column for field in fields for column in field.columns()]
    return [column.label(f"_{number}") for number, column in enumerate(found)]


def _filtered(session: Session, query: Query, statement: Select[Any]) -> Select[Any]:
    if not query.archived:
        statement = statement.where(live(query.noun))
    return statement.where(condition(session, query.noun, query.where)) if query.where.strip() else statement


def _order(session: Session, query: Query) -> list[ColumnElement[Any]]:
    own = table(NOUNS[query.noun])
    order: list[ColumnElement[Any]] = []
    for word in (query.sort or NOUNS[query.noun].noun.sort).replace("，", ",").split(","):
        name = word.strip()
        if name:
            key = face(session, query.noun, name.lstrip("-+")).order()
            order.append(key.desc().nulls_last() if name.startswith("-") else key.asc().nulls_last())
    return [*order, own.c.id]


def _cells(
    fields: Sequence[Field], found: Sequence[Any]
) -> tuple[tuple[int, ...], tuple[tuple[Any, ...], ...]]:
    spans, start = [], 1
    for field in fields:
        width = len(field.columns())
        spans.append((field, start, start + width))
        start += width
    cells = tuple(tuple(field.cell(row[low:high]) for field, low, high in spans) for row in found)
    return tuple(row[0] for row in found), cells
