"""The next day on which each birthday is kept, reckoned by the calendar the birthday is told in."""

from datetime import date

from sqlalchemy import ColumnElement, or_, select, update
from sqlmodel import col

from crm_tui.models.catalogue import table
from crm_tui.models.contact import Contact
from crm_tui.store.database import Session
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
    own = table(Contact)
    for number, birthday in found:
        day = next_occurrence(birthday or "", today) or date.max
        session.execute(update(own).where(own.c.id == number).values(birthday_next=day))
    return len(found)


def _tests(today: date) -> list[ColumnElement[bool]]:
    unknown = or_(col(Contact.birthday_next).is_(None), col(Contact.birthday_next) < today)
    return [col(Contact.birthday).is_not(None), col(Contact.archived_at).is_(None), unknown]
