"""Merging records that are the same: every reference moves, blanks are filled, the rest goes to the history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table, delete, func, select, update
from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.models.catalogue import MODELS, foreign_keys, table
from crm_tui.models.record import Part, Record
from crm_tui.services import nouns
from crm_tui.services.fields import noun_table
from crm_tui.services.filling import filled
from crm_tui.services.loops import above, refuse_loop
from crm_tui.store import namesakes, records
from crm_tui.store.database import driver
from crm_tui.values.references import format_ref

# Tables without a unique index whose rows, alike in these columns, would only repeat one another.
WHOLE = {
    "contact_point": ("contact_id", "medium", "value"),
    "link": ("contact_id", "relation", "other_id", "member_id", "strength", "note"),
}


def merge_all(session: Session, noun: str, keep: int, others: Iterable[int]) -> Record:
    """Put all the others into one, one after the other, as `merge` does; the one that stays."""
    kept = nouns.of(noun).get(session, keep)
    for number in others:
        kept = merge(session, noun, kept, nouns.of(noun).get(session, number))
    return kept


def merge(session: Session, noun: str, keep: Record, other: Record) -> Record:
    """Put `other` into `keep` and delete it; Refused when they are one record, or of different sorts.

    Every foreign key of every table moves. A part that `keep` has already (the same tag, the same person in
    a talk) is dropped, since nothing is lost by it. Fields that `keep` lacks are filled; where both differ the
    value of `keep` stays, the other's is in the history, and another name becomes an alias.
    """
    if keep.id == other.id:
        raise Refused(f"{format_ref(noun, keep.id or 0)} cannot be merged with itself.")
    nouns.of(noun).check_merge(session, keep, other)
    changes = filled(noun, keep, other)
    _after_the_points(session, noun, keep, other)
    for tbl, column, target in foreign_keys():
        if target == noun_table(noun):
            _move(session, MODELS[tbl], column, keep.id or 0, other.id or 0)
    session.expire_all()
    records.remove(session, other)
    kept = nouns.of(noun).get(session, keep.id or 0)
    before = {name: getattr(kept, name) for name in type(kept).model_fields}
    records.amend(session, kept, changes | _unlooped(session, noun, kept, changes))
    nouns.of(noun).follow(session, kept, before)
    session.refresh(kept)
    return kept


def _unlooped(session: Session, noun: str, kept: Record, changes: dict[str, Any]) -> dict[str, Any]:
    """Who stood between the two may stand above and below the one they became: then it is the top."""
    cut: dict[str, Any] = {}
    for column in above(noun):
        try:
            refuse_loop(session, noun, kept.id or 0, column, changes.get(column, getattr(kept, column)))
        except Refused:
            cut[column] = None
    return cut


def _move(session: Session, model: type[Part], column: str, keep: int, other: int) -> None:
    """Let the rows of one table that named `other` name `keep`; a row that would stand twice goes."""
    rows = table(model)
    for number in session.execute(select(rows.c.id).where(rows.c[column] == other)).scalars().all():
        here = rows.c.id == number
        if _is_itself(session, rows, number, column, keep):
            _unhang(session, rows, number, column)
            continue
        twin = _twin(session, rows, number, column, keep)
        if twin is None:
            session.execute(update(rows).where(here).values({column: keep}))
        elif issubclass(model, Record) and model.noun.name != "link":
            verbs = nouns.of(model.noun.name)
            session.expire_all()
            merge(session, model.noun.name, verbs.get(session, twin), verbs.get(session, number))
        else:
            session.execute(delete(rows).where(here))


def _is_itself(session: Session, rows: Table, number: int, column: str, keep: int) -> bool:
    """Whether the row would name itself, or tie a person to themselves."""
    if rows.name != "link":
        return number == keep and _target(rows, column) == rows.name
    ends = {"contact_id": "other_id", "other_id": "contact_id"}
    far = rows.c[ends[column]] if column in ends else None
    return far is not None and session.scalar(select(far).where(rows.c.id == number)) == keep


def _target(rows: Table, column: str) -> str:
    (key,) = rows.columns[column].foreign_keys
    return key.column.table.name


def _unhang(session: Session, rows: Table, number: int, column: str) -> None:
    """Nobody stands above themselves, and a tie of one person to themselves is none."""
    here = rows.c.id == number
    if rows.name == "link":
        session.execute(delete(rows).where(here))
    else:
        session.execute(update(rows).where(here).values({column: None}))


def _twin(session: Session, rows: Table, number: int, column: str, keep: int) -> int | None:
    """The row that says the same of `keep` already: equal under a unique index, or in all that was typed."""
    row = dict(session.execute(select(rows).where(rows.c.id == number)).mappings().one())
    row[column] = keep
    if row.get("archived_at") is not None:
        return None
    if rows.name in namesakes.UNIQUE and column in namesakes.columns(rows.name):
        return namesakes.other(driver(session), rows.name, row, number)
    live = [rows.c.archived_at.is_(None)] if "archived_at" in rows.c else []
    for names in _keys(rows, column, row):
        equal = [rows.c[name].is_(row[name]) for name in names]
        found = session.scalar(select(rows.c.id).where(*equal, *live, rows.c.id != number))
        if found is not None:
            return int(found)
    return None


def _keys(rows: Table, column: str, row: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    """The sets of columns in which no two rows may agree; under a unique index what is unset never does."""
    for index in rows.indexes:
        names = [found.name for found in index.columns]
        if index.unique and column in names and all(row[name] is not None for name in names):
            yield names
    if column in WHOLE.get(rows.name, ()):
        yield WHOLE[rows.name]


def _after_the_points(session: Session, noun: str, keep: Record, other: Record) -> None:
    """The ways to reach the other person come after those of the one who stays."""
    if noun != "contact":
        return
    points = table(MODELS["contact_point"])
    last = session.execute(
        select(func.max(points.c.position)).where(points.c.contact_id == keep.id)
    ).scalar_one()
    moved = update(points).where(points.c.contact_id == other.id)
    if last is not None:
        session.execute(moved.values(position=points.c.position + last + 1))
