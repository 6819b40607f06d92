"""Members of the team."""

from sqlmodel import Session

from crm_tui.services.records import Records, Values


class Members(Records):
    """A member without a login signs in with the name."""

    noun = "member"

    def prepare(self, session: Session, values: Values) -> None:
        values.setdefault("login", values.get("name"))
        super().prepare(session, values)
