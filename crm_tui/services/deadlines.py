"""Deadlines of a complaint: plain hours by severity from its opening, while nobody waits for others."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from crm_tui.choices import Severity
from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.services.settings import number
from crm_tui.services.statuses import WAITING

NO_TIME = timedelta()


def deadlines(
    session: Session, severity: str, opened: datetime, paused: timedelta = NO_TIME
) -> dict[str, datetime | None]:
    """By when to answer and to resolve; None where the team's rule is left empty."""
    word = Severity(severity).value
    found: dict[str, datetime | None] = {}
    for column in ("respond", "resolve"):
        hours = number(session, f"{column}_hours_{word}")
        found[f"{column}_by"] = None if hours is None else opened + timedelta(hours=hours) + paused
    return found


def waited(session: Session, complaint: Complaint, until: datetime | None) -> timedelta:
    """How long a complaint waited for the client or a supplier, by its events.

    A wait that lasts counts up to `until`, or not at all where that is None.
    """
    query = select(ComplaintEvent).where(ComplaintEvent.complaint_id == complaint.id)
    total, since = NO_TIME, None
    for event in session.exec(query.order_by(col(ComplaintEvent.at), col(ComplaintEvent.id))).all():
        if event.to_status in WAITING:
            since = since or event.at
        elif since is not None:
            total, since = total + (event.at - since), None
    return total + (until - since) if since is not None and until is not None else total
