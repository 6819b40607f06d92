"""Which values of a record stand out: a symbol that tells it without colour, and a tone beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from crm_tui import clock
from crm_tui.choices import ComplaintStatus, PlanStatus, Severity, StageKind, Tier

if TYPE_CHECKING:
    from crm_tui.services.fields import Field
    from crm_tui.values.kinds import Context

Tone = Literal["", "muted", "success", "warning", "error"]
Mark = tuple[str, Tone]

LATE: Mark = ("!", "error")
TODAY: Mark = ("*", "warning")
WORDS: dict[str, dict[str, Mark]] = {
    "tier": {
        Tier.KEY: ("*", "success"),
        Tier.PROSPECT: ("", "muted"),
        Tier.UNATTRACTIVE: ("-", "muted"),
    },
    "severity": {
        Severity.CRITICAL: ("!!", "error"),
        Severity.HIGH: ("!", "warning"),
        Severity.LOW: ("", "muted"),
    },
    "status": {
        ComplaintStatus.NEW: ("+", "warning"),
        ComplaintStatus.WAITING_CLIENT: ("~", "muted"),
        ComplaintStatus.WAITING_SUPPLIER: ("~", "muted"),
        ComplaintStatus.RESOLVED: ("✓", "success"),
        ComplaintStatus.CLOSED: ("✓", "muted"),
        PlanStatus.ACTIVE: (">", "success"),
    },
    "state": {
        "done": ("✓", "success"),
        StageKind.WON: ("✓", "success"),
        StageKind.LOST: ("×", "muted"),
    },
}
# A day or instant by which something has to happen, and the fields that tell it has.
DEADLINES = {
    "due": ("state",),
    "next_due": (),
    "resolve_by": ("state",),
    "respond_by": ("answered_at", "state"),
    "expected_close": ("state",),
}
# Fields that marks look at even where a list does not show them.
UNSEEN = {"opportunity": ("state",), "task": ("state",), "complaint": ("state", "status")}
OVER = frozenset(
    (
        "done",
        StageKind.WON.value,
        StageKind.LOST.value,
        ComplaintStatus.RESOLVED.value,
        ComplaintStatus.CLOSED.value,
    )
)


def of_row(fields: Sequence[Field], cells: Sequence[Any], around: Context) -> dict[int, Mark]:
    """The marks of one record's cells, by their place."""
    by_name = {field.name: value for field, value in zip(fields, cells, strict=True)}
    found: dict[int, Mark] = {}
    for place, field in enumerate(fields):
        mark = of_value(field.name, cells[place], by_name, around)
        if mark is not None:
            found[place] = mark
    return found


def of_value(name: str, value: Any, record: dict[str, Any], around: Context) -> Mark | None:
    """The mark of one value of a record; None for an ordinary one."""
    if value is None:
        return None
    if name in DEADLINES:
        return _deadline(value, [record.get(other) for other in DEADLINES[name]], around)
    return of_word(name, value)


def of_word(name: str, value: Any) -> Mark | None:
    """The mark of a value that stands out whatever day it is."""
    if name == "open_complaints":
        return ("!", "warning") if value else ("", "muted")
    if name == "open_deals":
        return None if value else ("", "muted")
    return WORDS.get(name, {}).get(str(value)) if value is not None else None


def _deadline(value: Any, ends: Sequence[Any], around: Context) -> Mark | None:
    """Late or due today, unless it is over: an end is a time that was written down or a closing word."""
    for end in ends:
        if isinstance(end, date | datetime) or (end is not None and str(end) in OVER):
            return None
    if isinstance(value, datetime):
        return LATE if value < clock.now() else TODAY if _day(value, around) == around.today else None
    return LATE if value < around.today else TODAY if value == around.today else None


def _day(value: datetime, around: Context) -> date:
    return value.astimezone(around.zone).date()
