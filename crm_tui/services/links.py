"""Ties between two people."""

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.record import Record
from crm_tui.services.records import Records, Values

ENDS = ("contact", "other", "member")


class Links(Records):
    """From a contact to one other: a contact or a member of ours, never both and never the same person."""

    noun = "link"

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        if values.get("other") and "member" not in values:
            values["member"] = None
        elif values.get("member") and "other" not in values:
            values["other"] = None
        after = {name: values.get(name, getattr(record, f"{name}_id", None)) for name in ENDS}
        if after["other"] and after["member"]:
            raise Invalid(problems={"member": "A link has one other end: a contact or a member, not both."})
        if not after["other"] and not after["member"]:
            raise Invalid(
                problems={"other": "To whom? Name a contact with --other, or one of us with --member."}
            )
        if after["contact"] is not None and after["contact"] == after["other"]:
            raise Invalid(problems={"other": "A link ties two people, not one to themselves."})
