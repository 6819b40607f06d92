"""The next day on which each birthday is kept, reckoned by the calendar the birthday is told in."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from crm_tui.errors import Invalid
from crm_tui.models.contact import Contact
from crm_tui.store.database import driver
from crm_tui.values.birthdays import next_occurrence


def stale(session: Session, today: date) -> bool:
    """Whether a live contact's next birthday is unknown or past."""
    query = select(col(Contact.id)).where(*_tests(today)).limit(1)
    return session.execute(query).first() is not None


def refresh(session: Session, today: date) -> int:
    """Reckon the next birthdays that are unknown or past, in a session that writes; how many were.

    The column is derived: neither history nor version of the contact counts it. A birthday whose calendar ends
    before the next one stays without, and a day is set far ahead so that it is not reckoned again.
    """
    found = session.execute(select(col(Contact.id), col(Contact.birthday)).where(*_tests(today))).all()
    reckon(session, [(number, birthday or "") for number, birthday in found], today)
    return len(found)


def reckon(session: Session, known: Sequence[tuple[int, str]], today: date) -> None:
    """Write the next days of contacts, given by id with their birthdays."""
    days = [(_next(birthday, today), number) for number, birthday in known]
    rows = [(day.isoformat(), number) for day, number in days]
    driver(session).executemany("UPDATE contact SET birthday_next=? WHERE id=?", rows)


def _tests(today: date) -> list[ColumnElement[bool]]:
    """Unknown or past, asked for apart: each has an index of its own, and both together would have none."""
    following, has_one = col(Contact.birthday_next), col(Contact.birthday).is_not(None)
    unknown = select(col(Contact.id)).where(has_one, following.is_(None))
    past = select(col(Contact.id)).where(has_one, following < today)
    return [col(Contact.id).in_(unknown.union_all(past)), col(Contact.archived_at).is_(None)]


def _next(birthday: str, today: date) -> date:
    """The next day of a birthday; the end of the calendar where another program wrote what is none."""
    try:
        return next_occurrence(birthday, today) or date.max
    except Invalid:
        return date.max
