"""Entries of the contact log."""

from sqlmodel import Session

from crm_tui import clock
from crm_tui.models.record import Record
from crm_tui.services.acting import member_id
from crm_tui.services.records import Records, Values


class Interactions(Records):
    """Logged by the acting member, now, with the client of its first contact, unless something else is said."""

    noun = "interaction"

    def prepare(self, session: Session, values: Values) -> None:
        if not values.get("at"):
            values["at"] = clock.now()
        values.setdefault("member", member_id(session))
        people = [values.get("contact"), *(values.get("contacts") or ())]
        first = next((person for person in people if person), None)
        if not values.get("client") and first:
            values["client"] = self.client_of(session, first)
        super().prepare(session, values)

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if values.get("contact") and values.get("contacts"):
            values["contacts"] = [values.pop("contact"), *values["contacts"]]
        if values.get("members"):
            logged_by = values.get("member", getattr(record, "member_id", None))
            values["members"] = [member for member in values["members"] if member != logged_by]
