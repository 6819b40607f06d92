"""Records above one another: nobody is their own manager, no client is part of itself, however far up."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select
from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import facts
from crm_tui.values.references import format_ref


def above(noun: str) -> list[str]:
    """The columns by which records of a noun stand above others of it: a client's parent, a member's manager."""
    return [name for name, fact in facts(NOUNS[noun]).items() if fact.ref == noun]


def refuse_loop(
    session: Session,
    noun: str,
    number: int,
    column: str,
    upper: int | None,
    planned: Mapping[int, int | None] = MappingProxyType({}),
) -> None:
    """Refused when `upper`, put above a record, has that record above itself already.

    `planned` is what will stand above some records by the time it is put there.
    """
    rows = table(NOUNS[noun])
    seen: list[int] = []
    at = upper
    while at is not None and at not in seen:
        if at == number:
            way = " → ".join(format_ref(noun, step) for step in (number, *seen, number))
            raise Refused(f"{format_ref(noun, number)} would stand above itself: {way}. Choose another one.")
        seen.append(at)
        stored = select(rows.c[column]).where(rows.c.id == at)
        at = planned[at] if at in planned else session.execute(stored).scalar_one_or_none()
