"""Merging records that are the same: every reference moves, blanks are filled, the rest goes to the history."""

from typing import Any

from sqlalchemy import Table, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.models.catalogue import MODELS, NOUNS, foreign_keys, table
from crm_tui.models.record import Record, facts
from crm_tui.services.fields import noun_table
from crm_tui.store import records
from crm_tui.values.references import format_ref

ALIASED = ("client", "contact")


def merge(session: Session, noun: str, keep: Record, other: Record) -> Record:
    """Put `other` into `keep` and delete it; Refused when they are one record or a part cannot move.

    Every foreign key of every table moves. A part that `keep` has already (the same tag, the same person in
    a talk) is dropped, since nothing is lost by it. Fields that `keep` lacks are filled; where both differ the
    value of `keep` stays, the other's is in the history, and another name becomes an alias.
    """
    if keep.id == other.id:
        raise Refused(f"{format_ref(noun, keep.id or 0)} cannot be merged with itself.")
    filled = _filled(noun, keep, other)
    for tbl, column, target in foreign_keys():
        if target == noun_table(noun):
            _move(session, table(MODELS[tbl]), column, keep.id or 0, other.id or 0)
    session.expire_all()
    records.remove(session, other)
    kept = session.get(NOUNS[noun], keep.id)
    assert kept is not None
    return records.amend(session, kept, filled)


def _move(session: Session, found: Table, column: str, keep: int, other: int) -> None:
    """Let the rows of one table that named `other` name `keep`; a row that would stand twice goes."""
    rows = session.execute(select(found.c.id).where(found.c[column] == other)).scalars().all()
    for row in rows:
        point = session.begin_nested()
        try:
            session.execute(update(found).where(found.c.id == row).values({column: keep}))
            point.commit()
        except IntegrityError as error:
            point.rollback()
            if "UNIQUE" not in str(error.orig) and "link_not_self" not in str(error.orig):
                raise
            session.execute(delete(found).where(found.c.id == row))


def _filled(noun: str, keep: Record, other: Record) -> dict[str, Any]:
    """The fields of `keep` that `other` fills, and its name as an alias."""
    changes: dict[str, Any] = {}
    for name, fact in facts(type(keep)).items():
        mine, theirs = getattr(keep, name), getattr(other, name)
        typed = not (fact.readonly or fact.derived)
        if typed and mine is None and theirs is not None and theirs != keep.id:
            changes[name] = theirs
    if noun in ALIASED:
        changes["alias"] = _aliases(keep, other)
    return changes


def _aliases(keep: Any, other: Any) -> str | None:
    names = [keep.alias, other.alias, other.name if other.name != keep.name else None]
    return ", ".join(name for name in names if name) or None
