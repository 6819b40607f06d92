"""Writing rows: inserts, tags made when new, and what a typed text has to be before it is kept."""

import sqlite3

from crm_tui import clock
from crm_tui.errors import Invalid
from crm_tui.store import index, lookup
from crm_tui.values.text import clean, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

NAME, LONG_NAME, TITLE, NOTE = 200, 500, 1000, 100_000  # characters that fit, as the facts of the fields say
TAG = 60


def insert(db: sqlite3.Connection, table: str, **values: object) -> int:
    """A new row; its id. Columns that are None are left to the database."""
    given = {column: value for column, value in values.items() if value is not None}
    columns, marks = ",".join(given), ",".join("?" * len(given))
    row = db.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({marks}) RETURNING id", list(given.values())
    ).fetchone()
    return int(row[0])


def text(value: "str | None", title: str, limit: int, *, lines: bool = False) -> "str | None":
    """A text as it is kept, None for an empty one; Invalid names the field where it is too long."""
    if value is None:
        return None
    try:
        kept = clean(value, lines=lines, limit=limit)
    except Invalid as error:
        raise Invalid(f"{title}: {error.message}") from None
    return kept if kept.strip() else None


def required(value: str, title: str, limit: int, *, lines: bool = False, ask: str = "") -> str:
    """The same for a text that may not be empty; `ask` says what it is, with an example."""
    kept = text(value, title, limit, lines=lines)
    if kept is None:
        raise Invalid(f"{title} is missing: {ask}." if ask else f"{title} is missing.")
    return kept


def chosen(value: "str | None", title: str, words: "Sequence[str]") -> "str | None":
    """A word of a closed list, or None; Invalid lists the words."""
    if value is not None and value not in words:
        raise Invalid(f"{title} is one of {', '.join(words)}; {quoted(value)} is none of them.")
    return value


def stamp(instant: "datetime | None") -> "str | None":
    """An aware instant as the file keeps it."""
    return None if instant is None else clock.stamp(instant)


def tag(db: sqlite3.Connection, column: str, number: int, names: "Iterable[str]") -> "list[str]":
    """Put tags on a record, `column` being the one of `tagging` that names it; the names as they are kept."""
    kept: dict[int, str] = {}
    for name in names:
        found = _tag(db, required(name, "Tag", TAG))
        kept.setdefault(*found)
    for tag_id in kept:
        insert(db, "tagging", tag_id=tag_id, **{column: number})
    return list(kept.values())


def _tag(db: sqlite3.Connection, name: str) -> "tuple[int, str]":
    index.refresh(db, ("tag",))
    found = lookup.named(db, "tag", name)
    return (found.id, found.name) if found else (insert(db, "tag", name=name), name)
