"""What a new record of each noun is given by itself when it comes from a file: the rules its verbs have."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui.choices import ComplaintStatus, Severity, StageKind
from crm_tui.models.pipeline import Stage
from crm_tui.services.acting import context, member_id
from crm_tui.services.complaints import hours_of, reached, reached_at
from crm_tui.services.fields import noun_table
from crm_tui.services.opportunities import first_stage, moved_at, opening
from crm_tui.store.database import driver

Fill = Callable[[dict[str, Any]], None]
Further = Callable[[int, Mapping[str, Any]], tuple[Any, ...]]

# Required fields that need no column; True where a blank cell is filled in too.
GIVEN = {"member": {"login": True}, "opportunity": {"stage": True}, "order": {"ordered_on": False}}
EVENTS = {
    "opportunity": ("stage_move", ("opportunity_id", "to_stage_id", "at", "member_id")),
    "complaint": ("complaint_event", ("complaint_id", "at", "member_id", "to_status")),
}


def problem(noun: str) -> Callable[[Mapping[str, Any]], str] | None:
    """The check of a row's values against each other, where a noun has one; "" when they fit."""
    return _link_problem if noun == "link" else None


def _link_problem(values: Mapping[str, Any]) -> str:
    other, member = values.get("other"), values.get("member")
    if (other is None) == (member is None):
        return "A link leads to one other: a contact or a member, not both."
    return "A contact cannot be tied to itself." if other == values.get("contact") else ""


def fill(session: Session, noun: str) -> Fill | None:
    """What completes the values of a new record, in the database's own forms; None where nothing does."""
    makers: dict[str, Callable[[Session], Fill]] = {
        "member": _member, "interaction": _interaction, "opportunity": _opportunity,
        "complaint": _complaint, "order": _order,
    }  # fmt: skip
    return makers[noun](session) if noun in makers else None


def _member(session: Session) -> Fill:
    def complete(values: dict[str, Any]) -> None:
        values["login"] = values.get("login") or values.get("name")

    return complete


def _interaction(session: Session) -> Fill:
    mine = member_id(session)
    homes = dict(driver(session).execute("SELECT id, client_id FROM contact WHERE client_id IS NOT NULL"))

    def complete(values: dict[str, Any]) -> None:
        values.setdefault("member", mine)
        if values.get("client") is None:
            people = values.get("contacts") or (values.get("contact"),)
            values["client"] = homes.get(people[0])

    return complete


def _opportunity(session: Session) -> Fill:
    first, today = first_stage(session).id, context(session).today.isoformat()
    kinds = dict(session.exec(select(Stage.id, Stage.kind)).all())

    def complete(values: dict[str, Any]) -> None:
        values["stage"] = values.get("stage") or first
        opening(values, kinds.get(values["stage"], StageKind.OPEN), today)

    return complete


def _complaint(session: Session) -> Fill:
    hours = {word.value: hours_of(session, word) for word in Severity}
    now = clock.stamp(clock.now())

    def complete(values: dict[str, Any]) -> None:
        if values.get("status") is None and values.get("resolved_at"):
            values["status"] = ComplaintStatus.RESOLVED.value
        values["severity"] = values.get("severity") or Severity.MEDIUM.value
        opened = clock.instant(values["opened_at"])
        respond, resolve = hours[values["severity"]]
        values["respond_by"] = clock.stamp(opened + respond)
        values["resolve_by"] = clock.stamp(opened + resolve)
        reached(values, now)

    return complete


def _order(session: Session) -> Fill:
    today = context(session).today.isoformat()

    def complete(values: dict[str, Any]) -> None:
        values.setdefault("ordered_on", today)

    return complete


def further(session: Session, noun: str) -> Further | None:
    """The row of history a new record begins with: a deal's first move, a complaint's first event."""
    mine, around = member_id(session), context(session)
    if noun == "opportunity":
        def move(number: int, values: Mapping[str, Any]) -> tuple[Any, ...]:
            at = moved_at(values["staged_on"], around.today, around.zone)
            return number, values["stage"], clock.stamp(at), mine

        return move
    if noun == "complaint":
        def event(number: int, values: Mapping[str, Any]) -> tuple[Any, ...]:
            status = values.get("status") or ComplaintStatus.NEW.value
            return number, reached_at(values, status) or values["opened_at"], mine, status

        return event
    return None


def constants(session: Session, noun: str, known: Mapping[str, Any], given: tuple[str, ...]) -> dict[str, Any]:
    """Fields a new record has although the file says nothing of them: its owner is who imports it."""
    return {"owner": member_id(session)} if "owner" in known and "owner" not in given else {}


def live_stages(session: Session, pipeline: int) -> list[Stage]:
    """The stages of a pipeline in their order."""
    live = select(Stage).where(col(Stage.archived_at).is_(None), Stage.pipeline_id == pipeline)
    return list(session.exec(live.order_by(col(Stage.position), col(Stage.id))).all())


def last_id(session: Session, noun: str) -> int:
    """The highest id a noun's table ever gave."""
    found = driver(session).execute("SELECT seq FROM sqlite_sequence WHERE name=?", (noun_table(noun),))
    row = found.fetchone()
    return int(row[0]) if row else 0
