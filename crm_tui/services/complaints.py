"""The complaint queue: an event for every change of status, and what each status brings with it."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui.choices import ComplaintStatus, Severity
from crm_tui.errors import Invalid, Refused
from crm_tui.models.complaint import Complaint, ComplaintEvent
from crm_tui.models.record import Record
from crm_tui.services import statuses
from crm_tui.services.acting import member_id
from crm_tui.services.deadlines import deadlines, waited
from crm_tui.services.records import Records, Values
from crm_tui.store import records
from crm_tui.values.references import format_ref


class Complaints(Records):
    """A complaint's status writes its own dates; its severity sets its deadlines."""

    noun = "complaint"

    def prepare(self, session: Session, values: Values) -> None:
        if not values.get("opened_at"):
            values["opened_at"] = clock.now()
        values["severity"] = values.get("severity") or Severity.MEDIUM
        if not values.get("status") and (values.get("resolved_at") or values.get("closed_at")):
            values["status"] = statuses.ENDED[bool(values.get("closed_at"))]
        super().prepare(session, values)
        values.update(deadlines(session, values["severity"], values["opened_at"]))

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if not isinstance(record, Complaint):
            statuses.moved(values, None)
            return
        status = values.get("status")
        statuses.moved(values, record)
        if values.keys() & {"severity", "opened_at", "status"}:
            opened = values.get("opened_at") or record.opened_at
            paused = waited(session, record, until=clock.now() if status else None)
            values.update(deadlines(session, values.get("severity") or record.severity, opened, paused))

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

    def step(
        self,
        session: Session,
        record: Record,
        status: ComplaintStatus,
        words: str | None = None,
        changes: Mapping[str, Any] | None = None,
    ) -> Record:
        """Go a step on, with other fields that change; the words stand beside it among its events.

        Taking up again what was resolved or closed needs words. Refused for a step that is not there.
        """
        assert isinstance(record, Complaint)
        statuses.stand(record, status)
        self.edit(session, record, {**(changes or {}), "status": status, statuses.REASON: words})
        if words:
            here = select(ComplaintEvent).where(ComplaintEvent.complaint_id == record.id)
            newest = session.exec(here.order_by(col(ComplaintEvent.id).desc()).limit(1)).one()
            records.amend(session, newest, {"note": words})
        return record

    def reopen(self, session: Session, record: Record, reason: str) -> Record:
        """Take up a complaint again that was resolved or closed; Refused for an open one."""
        assert isinstance(record, Complaint)
        if record.status not in statuses.ENDED:
            raise Refused(f"{format_ref('complaint', record.id or 0)} is open: it is {record.status.value}.")
        if not reason.strip():
            raise Invalid("Say in a few words why it is taken up again.")
        return self.step(session, record, ComplaintStatus.INVESTIGATING, reason)
