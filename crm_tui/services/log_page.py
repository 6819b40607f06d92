"""The team's timeline as pages: entries newest first, one with all its people, the channels and tags in use."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, cast

from sqlalchemy import CursorResult, Select, exists, not_, select
from sqlmodel import Session, col

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.tag import Tag, Tagging
from crm_tui.models.task import Task
from crm_tui.services import listing
from crm_tui.services.fields import Field
from crm_tui.services.filtering import condition, live
from crm_tui.services.listing import Query
from crm_tui.values.references import format_ref

COLUMNS = ("at", "client", "contact", "member", "channel", "minutes", "summary", "sentiment", "tags")
ALL = (
    "at", "client", "contacts", "member", "members", "channel", "direction", "minutes", "cost", "sentiment",
    "exchange", "summary", "outcome", "tags", "opportunity", "complaint",
)  # fmt: skip


def ids(session: Session, query: Query, limit: int = 0) -> "array[int]":
    """The ids of all entries in order, the newest first unless the query sorts otherwise."""
    if query.sort:
        return listing.ids(session, replace(query, limit=limit))
    own = table(NOUNS["interaction"]).c
    statement = select(own.id).order_by(own.at.desc(), own.id.desc())
    if not query.archived:
        # All of them are read from the index of their order alone; the few archived ones are sought apart.
        gone = select(own.id).where(not_(live("interaction")))
        statement = statement.where(live("interaction") if limit else own.id.not_in(gone))
    if query.where.strip():
        statement = statement.where(condition(session, "interaction", query.where))
    if limit:
        statement = statement.limit(limit)
    return array("q", (number for (number,) in _cursor(session, statement)))


def _cursor(session: Session, statement: Select[tuple[int]]) -> Iterator[tuple[int]]:
    """The rows as SQLite gives them: row objects would cost more than reading a million of them."""
    with cast("CursorResult[tuple[int]]", session.execute(statement)) as result:
        yield from cast("Iterator[tuple[int]]", result.cursor)


def rows(session: Session, query: Query, wanted: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The values of these entries by the names of COLUMNS, in the order they are wanted."""
    found = listing.rows(session, replace(query, columns=COLUMNS), wanted)
    return {number: dict(zip(COLUMNS, found[number], strict=True)) for number in wanted if number in found}


class Talk(NamedTuple):
    """One entry: each field that is set with its value, the tasks that follow from it, the id of its client."""

    ref: str
    client: int | None
    cells: dict[str, tuple[Field, Any]]
    follow_ups: list[Task]


def talk(session: Session, number: int) -> Talk | None:
    """All of one entry; None when it is gone."""
    query = Query("interaction", columns=ALL, archived=True)
    found = listing.rows(session, query, [number]).get(number)
    if found is None:
        return None
    fields = listing.fields_of(session, query)
    cells = {
        field.name: (field, value)
        for field, value in zip(fields, found, strict=True)
        if value not in (None, [])
    }
    tasks = select(Task).where(col(Task.interaction_id) == number, col(Task.archived_at).is_(None))
    follow_ups = list(session.execute(tasks.order_by(col(Task.due))).scalars())
    client = cells["client"][1].id if "client" in cells else None
    return Talk(format_ref("interaction", number), client, cells, follow_ups)


def colleagues(session: Session) -> list[str]:
    """The names of the team, of those who left too."""
    return [name for (name,) in session.execute(select(table(NOUNS["member"]).c.name))]


def channels(session: Session) -> list[str]:
    """The channels in use, in alphabetical order."""
    own = table(NOUNS["interaction"]).c
    return [name for (name,) in session.execute(select(own.channel).distinct().order_by(own.channel)) if name]


def tags(session: Session) -> list[str]:
    """The tags that entries bear, in alphabetical order."""
    borne = exists().where(col(Tagging.tag_id) == Tag.id, col(Tagging.interaction_id).is_not(None))
    names = select(col(Tag.name)).where(borne).order_by(col(Tag.name))
    return list(session.execute(names).scalars())
