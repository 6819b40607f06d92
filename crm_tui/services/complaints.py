"""The complaint queue: deadlines by severity, and an event for every change of status."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from crm_tui import clock
from crm_tui.choices import ComplaintStatus, Severity
from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.models.record import Record
from crm_tui.services.acting import member_id
from crm_tui.services.records import Records, Values
from crm_tui.services.settings import number
from crm_tui.store import records

REACHED = {
    ComplaintStatus.ACKNOWLEDGED: "acknowledged_at",
    ComplaintStatus.ANSWERED: "answered_at",
    ComplaintStatus.RESOLVED: "resolved_at",
    ComplaintStatus.CLOSED: "closed_at",
}
OPEN = frozenset(ComplaintStatus) - {ComplaintStatus.RESOLVED, ComplaintStatus.CLOSED}


class Complaints(Records):
    """A complaint's status writes its own dates; its severity sets its deadlines, in plain hours."""

    noun = "complaint"

    def prepare(self, session: Session, values: Values) -> None:
        values.setdefault("opened_at", clock.now())
        values.setdefault("severity", Severity.MEDIUM)
        super().prepare(session, values)
        self._deadlines(session, values, values["severity"], values["opened_at"])
        self._dates(values, None)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if not isinstance(record, Complaint):
            return
        if "severity" in values or "opened_at" in values:
            opened = values.get("opened_at") or record.opened_at
            self._deadlines(session, values, values.get("severity") or record.severity, opened)
        self._dates(values, record)

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        assert isinstance(record, Complaint)
        if before.get("status") != record.status:
            self.note(session, record, None, before.get("status"))

    def note(
        self, session: Session, record: Complaint, text: str | None, was: ComplaintStatus | None
    ) -> ComplaintEvent:
        """An event of the complaint's history: a change of status from `was`, or words alone."""
        event = {
            "complaint_id": record.id,
            "at": clock.now(),
            "member_id": member_id(session),
            "from_status": was,
            "to_status": record.status,
            "note": text,
        }
        return records.create(session, ComplaintEvent, event)

    def resolve(
        self,
        session: Session,
        record: Record,
        resolution: str,
        cause: str | None = None,
        prevention: str | None = None,
    ) -> Record:
        """Set the complaint resolved with what was done; its cause and prevention stay where none is given."""
        given = {"resolution": resolution, "cause": cause, "prevention": prevention}
        changes = {name: text for name, text in given.items() if text is not None}
        return self.edit(session, record, {"status": ComplaintStatus.RESOLVED, **changes})

    def _deadlines(self, session: Session, values: Values, severity: str, opened: Any) -> None:
        respond, resolve = hours_of(session, Severity(severity))
        values["respond_by"], values["resolve_by"] = opened + respond, opened + resolve

    def _dates(self, values: Values, record: Complaint | None) -> None:
        """Reaching a status writes its date once; reopening takes the later ones away."""
        if record is None:
            reached(values, clock.now())
            return
        status = values.get("status")
        if status is None or status == record.status:
            return
        status = ComplaintStatus(status)
        column = REACHED.get(status)
        if column and not values.get(column) and not getattr(record, column, None):
            values[column] = clock.now()
        if status is ComplaintStatus.CLOSED and not getattr(record, "resolved_at", None):
            values.setdefault("resolved_at", clock.now())
        if status in OPEN:
            values.setdefault("resolved_at", None)
            values.setdefault("closed_at", None)


def hours_of(session: Session, severity: Severity) -> tuple[timedelta, timedelta]:
    """How long the team may take to answer, and to resolve, a complaint of that severity."""
    word = severity.value
    respond, resolve = number(session, f"respond_hours_{word}"), number(session, f"resolve_hours_{word}")
    return timedelta(hours=respond), timedelta(hours=resolve)


def reached(values: Values, now: Any) -> None:
    """Give a new complaint the date of the status it begins in, where none was said: now."""
    if values.get("status") is None:
        return
    status = ComplaintStatus(values["status"])
    column = REACHED.get(status)
    if column and not values.get(column):
        values[column] = now
    if status is ComplaintStatus.CLOSED and not values.get("resolved_at"):
        values["resolved_at"] = values["closed_at"]


def reached_at(values: Mapping[str, Any], status: str) -> Any:
    """When a complaint came into a status, as its own dates tell; None where they do not."""
    return values.get(REACHED.get(ComplaintStatus(status), ""))
