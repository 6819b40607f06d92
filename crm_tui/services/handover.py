"""Giving things to a colleague: who of us is to do a task, a deal, a complaint, and who there is."""

from collections.abc import Iterable

from sqlmodel import Session, col, select

from crm_tui.models.member import Member
from crm_tui.services.nouns import of


def colleagues(session: Session) -> list[tuple[int, str]]:
    """Who there is to give it to: the id and name of each live member, by name."""
    live = select(Member).where(col(Member.archived_at).is_(None)).order_by(col(Member.name))
    return [(found.id, found.name) for found in session.exec(live).all() if found.id is not None]


def give(session: Session, records: Iterable[tuple[str, int]], member: int) -> None:
    """Make a member the owner of these records, each by noun and id; all or none."""
    for noun, number in records:
        verbs = of(noun)
        verbs.edit(session, verbs.get(session, number), {"owner": member})
