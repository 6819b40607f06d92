"""Records above one another: nobody is their own manager, no client is part of itself, however far up."""

from sqlalchemy import select
from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import facts
from crm_tui.values.references import format_ref


def above(noun: str) -> list[str]:
    """The columns by which records of a noun stand above others of it: a client's parent, a member's manager."""
    return [name for name, fact in facts(NOUNS[noun]).items() if fact.ref == noun]


def refuse_loop(session: Session, noun: str, number: int, column: str, upper: int | None) -> None:
    """Refused when `upper`, put above a record, has that record above itself already."""
    rows = table(NOUNS[noun])
    seen: list[int] = []
    at = upper
    while at is not None and at not in seen:
        if at == number:
            way = " → ".join(format_ref(noun, step) for step in (number, *seen, number))
            raise Refused(f"{format_ref(noun, number)} would stand above itself: {way}. Choose another one.")
        seen.append(at)
        at = session.execute(select(rows.c[column]).where(rows.c.id == at)).scalar_one_or_none()
