"""Days, instants and minutes as fields hold them: ISO 8601 first, then what the readers of phrases know."""

from datetime import UTC, date, datetime, time, tzinfo

from crm_tui import clock
from crm_tui.values.dates import parse_day, parse_when
from crm_tui.values.durations import MINUTES_AT_MOST, parse_minutes
from crm_tui.values.numbers import parse_int

_UNSAID = time(12)  # a day without its hour: noon is on that day in most other zones too


def read_day(text: str, today: date, *, past: bool = False) -> date:
    """The day of an ISO date or of a phrase read against today (`past`: the latest, not the next); Invalid else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return parse_day(text, today, past=past)


def read_instant(text: str, today: date, zone: tzinfo, *, past: bool = False) -> datetime:
    """The aware UTC instant of an ISO text or of a phrase read against this hour of today; Invalid otherwise.

    Without an offset it is wall time in `zone`, without an hour noon there.
    """
    try:
        return _iso_instant(text.strip(), zone)
    except ValueError:
        now = datetime.combine(today, clock.now().astimezone(zone).time(), zone)
        return parse_when(text, now, past=past).astimezone(UTC)


def read_minutes(text: str) -> int:
    """Whole minutes of a bare number or of a length of time such as 1h30; Invalid otherwise."""
    bare = text.strip()
    if bare.isascii() and bare.isdigit():
        return parse_int(bare, 0, MINUTES_AT_MOST)
    return parse_minutes(text)


def write_instant(instant: datetime) -> str:
    """ISO 8601 in UTC with a Z, to the second, or to the microsecond where there is a part of one."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def show_instant(instant: datetime, zone: tzinfo) -> str:
    """Day and time on the clocks of `zone`, to the minute, as columns hold them: 2026-11-27 15:05."""
    return instant.astimezone(zone).isoformat(" ", "minutes")[:16]


def _iso_instant(text: str, zone: tzinfo) -> datetime:
    read = datetime.fromisoformat(text)
    if "T" not in text.upper() and ":" not in text and read.time() == time():
        read = datetime.combine(read.date(), _UNSAID)
    try:
        return (read if read.tzinfo else read.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        raise ValueError(text) from None
