"""The way of a complaint from status to status: which moves there are, what each asks for, the dates it leaves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crm_tui import clock
from crm_tui.choices import ComplaintStatus as Status
from crm_tui.errors import Invalid, Refused
from crm_tui.models.complaint import Complaint
from crm_tui.values.options import choice_title
from crm_tui.values.references import format_ref

WAITING = (Status.WAITING_CLIENT, Status.WAITING_SUPPLIER)
ENDED = (Status.RESOLVED, Status.CLOSED)
_ENDS = (*WAITING, *ENDED)
MOVES: dict[Status, tuple[Status, ...]] = {
    Status.NEW: (Status.ACKNOWLEDGED, Status.INVESTIGATING, Status.ANSWERED, *_ENDS),
    Status.ACKNOWLEDGED: (Status.INVESTIGATING, Status.ANSWERED, *_ENDS),
    Status.INVESTIGATING: (Status.ANSWERED, *_ENDS),
    Status.WAITING_CLIENT: (Status.INVESTIGATING, Status.ANSWERED, *_ENDS),
    Status.WAITING_SUPPLIER: (Status.INVESTIGATING, Status.ANSWERED, *_ENDS),
    Status.ANSWERED: (Status.INVESTIGATING, *_ENDS),
    Status.RESOLVED: (Status.CLOSED, Status.INVESTIGATING),
    Status.CLOSED: (Status.INVESTIGATING,),
}
REACHED = {
    Status.ACKNOWLEDGED: "acknowledged_at",
    Status.ANSWERED: "answered_at",
    Status.RESOLVED: "resolved_at",
    Status.CLOSED: "closed_at",
}
REASON = "reopening_reason"  # stands among the values of one edit, and is no field
ORDER = (
    ("acknowledged_at", "opened_at"),
    ("answered_at", "opened_at"),
    ("resolved_at", "opened_at"),
    ("closed_at", "resolved_at"),
)
Values = dict[str, Any]


STEPS = {
    "acknowledge": Status.ACKNOWLEDGED,
    "investigate": Status.INVESTIGATING,
    "answer": Status.ANSWERED,
    "wait": Status.WAITING_CLIENT,
    "resolve": Status.RESOLVED,
    "close": Status.CLOSED,
    "reopen": Status.INVESTIGATING,
}


def possible(status: Status) -> frozenset[str]:
    """The steps that are offered in a status: an open complaint is resolved before it is closed."""
    if status in ENDED:
        return frozenset({"reopen", "close"} if status is Status.RESOLVED else {"reopen"})
    ways = {step for step, to in STEPS.items() if to in MOVES[status]}
    return frozenset(ways - {"close", "reopen"})


def moved(values: Values, record: Complaint | None) -> None:
    """Hold changed values to the rules, and add the dates that a move leaves.

    Refused for a move that is not there, or a reopening without its reason; Invalid names what is missing.
    """
    past = record is None and bool(values.get("resolved_at") or values.get("closed_at"))
    why = values.pop(REASON, None)
    status, was = values.get("status"), record.status if record else None
    if record is not None and status and status != was:
        _allow(record, status, why)
    dates(values, record)
    whole = _Whole(values, record, past)
    if not whole.touched:
        return
    problems = whole.problems()
    if problems:
        raise Invalid(problems=problems)


def dates(values: Values, record: Complaint | None) -> None:
    """Reaching a status writes its date once; reopening takes away when it was resolved and closed."""
    status = values.get("status")
    if status is None or (record is not None and status == record.status):
        return
    reached = [REACHED[status]] if status in REACHED else []
    reached += ["resolved_at"] * (status == Status.CLOSED)
    for column in reached:
        if not values.get(column) and not getattr(record, column, None):
            values[column] = values.get("closed_at") or clock.now()
    if status not in ENDED and record is not None:
        values.update(resolved_at=None, closed_at=None)


def stand(record: Complaint, status: Status) -> None:
    """Refused where a complaint stands in that status already."""
    if record.status == status:
        raise Refused(f"{format_ref('complaint', record.id or 0)} is {_word(status)} already.")


def _allow(record: Complaint, status: Status, why: str | None) -> None:
    ref, was = format_ref("complaint", record.id or 0), record.status
    if was in ENDED and status not in ENDED and not why:
        raise Refused(f"{ref} is {_word(was)}: say why with crm complaint reopen {ref} --reason …")
    if status not in MOVES[was]:
        ways = ", ".join(_word(way) for way in MOVES[was])
        raise Refused(f"{ref} is {_word(was)} and cannot become {_word(status)}: it can become {ways}.")


class _Whole:
    """A complaint as it will be: changed values over those it has.

    One that is written down long after it was over (`past`) may not say any more what was done, and one that does
    not say it may have its times mended.
    """

    def __init__(self, values: Mapping[str, Any], record: Complaint | None, past: bool) -> None:
        self.values, self.record = values, record
        self.asked = bool(values.keys() & {"status", "resolution"}) and not past
        self.touched = bool(values.keys() & {"status", "resolution", "opened_at", *REACHED.values()})
        self.status = Status(self.of("status") or Status.NEW)

    def of(self, name: str) -> Any:
        """The value a field will have."""
        return self.values[name] if name in self.values else getattr(self.record, name, None)

    def problems(self) -> dict[str, str]:
        """A sentence for each field that does not fit the status or another field."""
        found: dict[str, str] = {}
        if self.asked and self.status in ENDED and not (self.of("resolution") or "").strip():
            found["resolution"] = (
                f"Resolution is missing: a {_word(self.status)} complaint says what was done."
            )
        for status, over in ((Status.RESOLVED, ENDED), (Status.CLOSED, (Status.CLOSED,))):
            name = REACHED[status]
            if self.of(name) is not None and self.status not in over:
                found[name] = f"A complaint that is {_word(self.status)} was not {_word(status)} at any time."
            if self.of(name) is None and self.status in over:
                found[name] = f"A {_word(self.status)} complaint needs the time when it was {_word(status)}."
        for later, earlier in ORDER:
            if later in self.values or earlier in self.values:
                _in_order(found, later, earlier, self.of(later), self.of(earlier))
        return found


def _in_order(
    found: dict[str, str], later: str, earlier: str, at: datetime | None, since: datetime | None
) -> None:
    if at is not None and since is not None and at < since:
        found.setdefault(
            later,
            f"It was {later.removesuffix('_at')} before it was {earlier.removesuffix('_at')}: mend one.",
        )


def _word(status: Status) -> str:
    return choice_title(status).lower()
