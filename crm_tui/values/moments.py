"""Days, instants and minutes as fields hold them: what people type on one side, ISO 8601 on the other."""

from datetime import UTC, date, datetime, tzinfo

from crm_tui.errors import Invalid
from crm_tui.values.numbers import parse_int
from crm_tui.values.text import quoted


def read_day(text: str, today: date) -> date:
    """The day of an ISO date or of a phrase that `dates` reads against today; Invalid otherwise."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid(f"{quoted(text)} is not a date; write it like 2026-12-01.") from None


def read_instant(text: str, today: date, zone: tzinfo) -> datetime:
    """The aware UTC instant of an ISO text (wall time in `zone` where no offset is written) or of a phrase.

    Invalid otherwise.
    """
    try:
        read = datetime.fromisoformat(text.strip())
        return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid(f"{quoted(text)} is not a time; write it like 2026-12-01 10:00.") from None


def format_instant(instant: datetime) -> str:
    """ISO 8601 in UTC with a Z, to the second, or to the microsecond where there is a part of one."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def show_instant(instant: datetime, zone: tzinfo) -> str:
    """Day and time on the wall of `zone`, to the minute."""
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"


def read_minutes(text: str) -> int:
    """Whole minutes of a duration as `durations` reads it, or of a bare number; Invalid otherwise."""
    return parse_int(text, 0)


def show_minutes(minutes: int) -> str:
    """Hours and minutes, "1h 30m"; `read_minutes` reads it back."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours}h" * bool(hours), f"{rest}m" * bool(rest or not hours)) if part
    )
