"""Members of the team."""

from sqlalchemy import func, select
from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import Record
from crm_tui.services.acting import context, member_id
from crm_tui.services.records import Records, Values
from crm_tui.values.references import format_ref

OWNED = ("client", "opportunity", "complaint", "task", "plan", "objective")


class Members(Records):
    """A member without a login signs in with the name, in the zone of whoever adds them."""

    noun = "member"

    def prepare(self, session: Session, values: Values) -> None:
        if not values.get("login"):
            values["login"] = values.get("name")
        if not values.get("zone"):
            values["zone"] = str(context(session).zone)
        super().prepare(session, values)

    def archive(self, session: Session, record: Record) -> Record:
        """Put a member away who owns nothing any more; Refused, saying how much, while there is something."""
        self._refuse_self(session, record, "archive")
        owned = [f"{count} {noun}" for noun in OWNED if (count := _owned(session, noun, record.id or 0))]
        if owned:
            ref = format_ref("member", record.id or 0)
            raise Refused(
                f"{ref} still owns {', '.join(owned)}: give them to somebody else first, for example with"
                f" crm {owned[0].split()[-1]} edit --where 'owner={ref}' --owner ANOTHER."
            )
        return super().archive(session, record)

    def delete(self, session: Session, record: Record) -> None:
        self._refuse_self(session, record, "delete")
        super().delete(session, record)

    def check_merge(self, session: Session, keep: Record, other: Record) -> None:
        self._refuse_self(session, other, "merge away")

    def _refuse_self(self, session: Session, record: Record, verb: str) -> None:
        if record.id == member_id(session):
            raise Refused(f"You cannot {verb} the member you act as: let a colleague do it, or use --as.")


def _owned(session: Session, noun: str, member: int) -> int:
    """How many records a member still has to look after: what is closed or done does not count."""
    rows = table(NOUNS[noun])
    query = select(func.count()).where(rows.c.owner_id == member, rows.c.archived_at.is_(None))
    for column in ("closed_on", "resolved_at", "done_at"):
        if column in rows.c:
            query = query.where(rows.c[column].is_(None))
    return int(session.execute(query).scalar_one())
