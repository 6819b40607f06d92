"""What a new record of each noun is given by itself when it comes from a file: the rules its verbs have.

Nouns that come by the hundred thousand have their rules here once more, in the database's own forms and with all
they look up held in memory; a test holds them equal to the verbs. The rest goes through the verbs, row by row.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui.choices import ComplaintStatus, Severity, StageKind
from crm_tui.errors import Invalid, Refused
from crm_tui.models.pipeline import Stage
from crm_tui.services.acting import context, member_id
from crm_tui.services.deadlines import deadlines
from crm_tui.services.faces import faces
from crm_tui.services.fields import Field, noun_table
from crm_tui.services.importing.forms import stored, typed
from crm_tui.services.nouns import of
from crm_tui.services.opportunities import first_stage, instant_of
from crm_tui.services.statuses import ENDED, REACHED
from crm_tui.services.statuses import dates as status_dates
from crm_tui.store.database import driver

Values = dict[str, Any]
Fill = Callable[[Values], None]
Further = Callable[[int, Mapping[str, Any]], tuple[Any, ...]]

PLAIN = ("client", "contact", "product")  # new ones are given an owner and a currency, no more
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Required fields that need no column; True where a blank cell is filled in too.
GIVEN = {
    "member": {"login": True}, "opportunity": {"stage": True}, "order": {"ordered_on": False, "client": True},
    "stage": {"pipeline": True}, "field": {"title": True},
}  # fmt: skip
EVENTS = {
    "opportunity": ("stage_move", ("opportunity_id", "to_stage_id", "at", "member_id")),
    "complaint": ("complaint_event", ("complaint_id", "at", "member_id", "to_status")),
}


def fill(session: Session, noun: str) -> Fill | None:
    """What completes the values of a new record, in the database's own forms; None where nothing does.

    Invalid or Refused when the values do not fit each other.
    """
    makers = {"interaction": _interaction, "opportunity": _opportunity, "complaint": _complaint}
    if noun in makers:
        return makers[noun](session)
    return None if noun in PLAIN else _by_verbs(session, noun)


def problem(session: Session, noun: str) -> Callable[[Values], str] | None:
    """The check of a row's values against each other, where a noun has one; "" when they fit."""
    if noun == "opportunity":
        return _deal_problem(session)
    complete = None if noun in (*PLAIN, "interaction", "complaint") else fill(session, noun)
    if complete is None:
        return None

    def check(values: Values) -> str:
        try:
            complete(values)
        except (Invalid, Refused) as error:
            return error.message
        return ""

    return check


def edit_problem(
    session: Session, noun: str, known: Mapping[str, Field], number: int, changes: Mapping[str, Any]
) -> str:
    """Why a record cannot be changed so; "" when it can."""
    verbs = of(noun)
    values = {name: typed(known[name], value) for name, value in changes.items()}
    try:
        verbs.check(session, values, verbs.get(session, number))
    except (Invalid, Refused) as error:
        return error.message
    return ""


def _by_verbs(session: Session, noun: str) -> Fill:
    verbs, known = of(noun), faces(session, noun)

    def complete(values: Values) -> None:
        given = {name: typed(known[name], value) for name, value in values.items() if name in known}
        verbs.prepare(session, given)
        verbs.check(session, given, None)
        values.update({name: stored(value) for name, value in given.items()})

    return complete


def _homes(session: Session) -> dict[int, int]:
    """The client each contact works at."""
    return dict(driver(session).execute("SELECT id, client_id FROM contact WHERE client_id IS NOT NULL"))


def _interaction(session: Session) -> Fill:
    mine, homes = member_id(session), _homes(session)

    def complete(values: Values) -> None:
        values.setdefault("member", mine)
        first = values.get("contact") or next(iter(values.get("contacts") or ()), None)
        if not values.get("client") and first:
            values["client"] = homes.get(first)
        if values.get("members"):
            values["members"] = [member for member in values["members"] if member != values["member"]]

    return complete


def _opportunity(session: Session) -> Fill:
    first, today, homes = first_stage(session).id, context(session).today.isoformat(), _homes(session)
    closing = _closing(session)

    def complete(values: Values) -> None:
        values["stage"] = values.get("stage") or first
        if not values.get("client"):
            values["client"] = homes.get(values.get("contact") or 0)
        if "opened_on" not in values:
            values["opened_on"] = min(today, values.get("closed_on") or today)
        if values["stage"] in closing and not values.get("closed_on"):
            values["closed_on"] = today
        values["staged_on"] = values.get("closed_on") or values["opened_on"] or today

    return complete


def _closing(session: Session) -> set[int | None]:
    return set(session.exec(select(Stage.id).where(col(Stage.kind) != StageKind.OPEN)).all())


def _deal_problem(session: Session) -> Callable[[Values], str]:
    closing = _closing(session)

    def check(values: Values) -> str:
        wrong = values.get("closed_on") and values.get("stage") not in closing
        return (
            "Closed: An open deal has no day of closing; its stage is neither won nor lost." if wrong else ""
        )

    return check


def _complaint(session: Session) -> Fill:
    homes, now = _homes(session), clock.stamp(clock.now())
    spans = {
        word.value: {n: at - EPOCH if at else None for n, at in deadlines(session, word, EPOCH).items()}
        for word in Severity
    }

    def complete(values: Values) -> None:
        values["severity"] = values.get("severity") or Severity.MEDIUM.value
        if not values.get("status") and (values.get("resolved_at") or values.get("closed_at")):
            values["status"] = ENDED[bool(values.get("closed_at"))].value
        if not values.get("client"):
            values["client"] = homes.get(values.get("contact") or 0)
        opened = clock.instant(values["opened_at"])
        for name, span in spans[values["severity"]].items():
            values[name] = None if span is None else clock.stamp(opened + span)
        if values.get("status"):
            status = {"status": ComplaintStatus(values["status"])}
            dates = {name: values.get(name) for name in REACHED.values()} | status
            status_dates(dates, None)
            values |= {n: now if isinstance(at, datetime) else stored(at) for n, at in dates.items()}

    return complete


def further(session: Session, noun: str) -> Further | None:
    """The row of history a new record begins with: a deal's first move, a complaint's first event."""
    mine = member_id(session)

    def move(number: int, values: Mapping[str, Any]) -> tuple[Any, ...]:
        at = instant_of(session, date.fromisoformat(values["staged_on"]))
        return number, values["stage"], clock.stamp(at), mine

    def event(number: int, values: Mapping[str, Any]) -> tuple[Any, ...]:
        status = values.get("status") or ComplaintStatus.NEW.value
        reached = values.get(REACHED.get(ComplaintStatus(status), ""))
        return number, reached or values["opened_at"], mine, status

    return {"opportunity": move, "complaint": event}.get(noun)


def constants(session: Session, known: Mapping[str, Any], given: tuple[str, ...]) -> dict[str, Any]:
    """Fields a new record has although the file says nothing of them: its owner is who imports it."""
    return {"owner": member_id(session)} if "owner" in known and "owner" not in given else {}


def last_id(session: Session, noun: str) -> int:
    """The highest id a noun's table ever gave."""
    found = driver(session).execute("SELECT seq FROM sqlite_sequence WHERE name=?", (noun_table(noun),))
    row = found.fetchone()
    return int(row[0]) if row else 0
