"""What is due, as lists and messages show it, with the birthdays that have to be reckoned first."""

from datetime import date, datetime
from sqlite3 import Connection

from crm_tui.quick.actor import Actor
from crm_tui.quick.due.query import everything
from crm_tui.quick.due.row import Due, Scope
from crm_tui.services import birthdays, due_listing
from crm_tui.services.acting import context
from crm_tui.services.today import item_of
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session


def reckon_birthdays(found: Database, today: date, source: str) -> None:
    """Bring next birthdays up to date where one is unknown or past; they are derived, so no history tells it."""
    with found.reading() as session:
        if not birthdays.stale(session, today):
            return
    with found.writing(Stamp(None, source, "birthdays")) as session:
        birthdays.refresh(session, today)


def due(db: Connection, actor: Actor, now: datetime, member_id: int | None) -> list[Due]:
    """Everything due for a member, for the whole team where it is None, most urgent first."""
    return everything(db, Scope(now, actor.zone, member_id))


def chosen(session: Session, found: list[Due], where: str, sort: str) -> list[Due]:
    """Those that fit the filter, in the order of the fields named; without either, as they are."""
    if not (where or sort):
        return found
    today = context(session).today
    return [
        item.due for item in due_listing.chosen(session, [item_of(row, today) for row in found], where, sort)
    ]


def line(row: Due, *, team: bool) -> str:
    """One thing that is due, as a message tells it: ref, title, whom it concerns, why."""
    client = row.client[1] if row.client[1] != row.title else None
    about = ", ".join(name for name in (client, row.owner[1] if team else None) if name)
    return (
        f"{'!' if row.overdue else '·'} {row.ref} {row.title}{f' ({about})' if about else ''}: {row.reason}"
    )
