"""What a typed text was read as, to be shown beside it: a day in full, an amount with its currency."""

from typing import TYPE_CHECKING

from crm_tui.errors import CrmError
from crm_tui.values.dates import format_day, format_instant
from crm_tui.values.durations import format_length
from crm_tui.values.kinds import KINDS, Context

if TYPE_CHECKING:
    from crm_tui.services.fields import Field

_TOLD = ("day", "instant", "money", "minutes", "time", "birthday", "rrule")


def understood(field: "Field", text: str, around: Context) -> str:
    """The meaning of the text of a field; empty where that says no more than the text, or it cannot be read."""
    if field.kind not in _TOLD or field.many or not text.strip():
        return ""
    try:
        value = field.read(text, around)
    except CrmError:
        return ""
    if field.kind == "day":
        return format_day(value, around.today)
    if field.kind == "instant":
        return format_instant(value, around.zone)
    meant = format_length(value) if field.kind == "minutes" else KINDS[field.kind].show(value, around)
    return "" if meant == text.strip() else meant
