"""The complaint queue: an event for every change of status, and what each status brings with it."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui.choices import ComplaintStatus, Severity
from crm_tui.errors import Refused
from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.models.record import Record
from crm_tui.services.acting import member_id
from crm_tui.services.deadlines import deadlines, waited
from crm_tui.services.records import Records, Values
from crm_tui.store import records
from crm_tui.values.references import format_ref

REACHED = {
    ComplaintStatus.ACKNOWLEDGED: "acknowledged_at",
    ComplaintStatus.ANSWERED: "answered_at",
    ComplaintStatus.RESOLVED: "resolved_at",
    ComplaintStatus.CLOSED: "closed_at",
}
ENDED = (ComplaintStatus.RESOLVED, ComplaintStatus.CLOSED)
REASON = "reopening_reason"  # stands among the values of one edit, and is no field


class Complaints(Records):
    """A complaint's status writes its own dates; its severity sets its deadlines."""

    noun = "complaint"

    def prepare(self, session: Session, values: Values) -> None:
        if not values.get("opened_at"):
            values["opened_at"] = clock.now()
        values["severity"] = values.get("severity") or Severity.MEDIUM
        if not values.get("status") and (values.get("resolved_at") or values.get("closed_at")):
            values["status"] = ENDED[bool(values.get("closed_at"))]
        super().prepare(session, values)
        values.update(deadlines(session, values["severity"], values["opened_at"]))
        status_dates(values, None)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if not isinstance(record, Complaint):
            return
        why = values.pop(REASON, None)
        status = values.get("status")
        if status and record.status in ENDED and status not in ENDED and not why:
            ref = format_ref("complaint", record.id or 0)
            raise Refused(
                f"{ref} is {record.status.value}: say why with crm complaint reopen {ref} --reason …"
            )
        if values.keys() & {"severity", "opened_at", "status"}:
            opened = values.get("opened_at") or record.opened_at
            paused = waited(session, record, until=clock.now() if status else None)
            values.update(deadlines(session, values.get("severity") or record.severity, opened, paused))
        status_dates(values, record)

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

    def reopen(self, session: Session, record: Record, reason: str) -> Record:
        """Take up a complaint again that was resolved or closed; Refused for an open one."""
        assert isinstance(record, Complaint)
        was = record.status
        if was not in ENDED:
            raise Refused(f"{format_ref('complaint', record.id or 0)} is open: it is {was.value}.")
        self.edit(session, record, {"status": ComplaintStatus.INVESTIGATING, REASON: reason})
        here = select(ComplaintEvent).where(ComplaintEvent.complaint_id == record.id)
        newest = session.exec(here.order_by(col(ComplaintEvent.id).desc())).first()
        assert newest is not None
        records.amend(session, newest, {"note": reason})
        return record


def status_dates(values: Values, record: Complaint | None) -> None:
    """Reaching a status writes its date once; reopening takes away when it was resolved and closed."""
    status = values.get("status")
    if status is None or (record is not None and status == record.status):
        return
    reached = [REACHED[status]] if status in REACHED else []
    reached += ["resolved_at"] * (status is ComplaintStatus.CLOSED)
    for column in reached:
        if not values.get(column) and not getattr(record, column, None):
            values[column] = values.get("closed_at") or clock.now()
    if status not in ENDED and record is not None:
        values.update(resolved_at=None, closed_at=None)
