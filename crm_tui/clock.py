"""The one place where time is read: now() and today()."""

import os
from datetime import UTC, date, datetime, tzinfo

FORMAT = "%Y-%m-%d %H:%M:%S.%f"  # how an instant is stored: UTC text that sorts as time does


_stopped: "list[datetime]" = []


def now() -> datetime:
    """The present instant, aware, in UTC; CRM_NOW (an ISO instant) stands in for it in tests and pictures."""
    if _stopped:
        return _stopped[-1]
    fixed = os.environ.get("CRM_NOW")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)


class stopped_at:  # noqa: N801 - read as a word in `with stopped_at(…):`
    """The clock stands at an aware instant inside `with`: for a made-up past, never for what really happens."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant.astimezone(UTC)

    def __enter__(self) -> None:
        _stopped.append(self.instant)

    def __exit__(self, *_: object) -> None:
        _stopped.pop()


def today(zone: tzinfo) -> date:
    """The day it is now in that zone."""
    return now().astimezone(zone).date()


def stamp(instant: datetime) -> str:
    """The stored text of an aware instant; a naive one is refused, since its zone would be a guess."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(UTC).strftime(FORMAT)


def instant(stored: str) -> datetime:
    """The aware UTC instant of a stored text."""
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)
