"""Entries of the contact log."""

from sqlmodel import Session

from crm_tui import clock
from crm_tui.models.catalogue import NOUNS
from crm_tui.services.acting import member_id
from crm_tui.services.records import Records, Values


class Interactions(Records):
    """Logged by the acting member, now, with the client of its first contact, unless something else is said."""

    noun = "interaction"

    def prepare(self, session: Session, values: Values) -> None:
        values.setdefault("at", clock.now())
        values.setdefault("member", member_id(session))
        people = values.get("contacts") or [values.get("contact")]
        if not values.get("client") and people[0]:
            values["client"] = getattr(session.get(NOUNS["contact"], people[0]), "client_id", None)
        super().prepare(session, values)
