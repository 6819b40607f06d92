"""Giving things to a colleague: who of us is to do a task, a deal, a complaint."""

from collections.abc import Iterable

from sqlmodel import Session

from crm_tui.services.nouns import of


def give(session: Session, records: Iterable[tuple[str, int]], member: int) -> None:
    """Make a member the owner of these records, each by noun and id; all or none."""
    for noun, number in records:
        verbs = of(noun)
        verbs.edit(session, verbs.get(session, number), {"owner": member})
