"""The time zone of a member, without the zone library where the computer's own clock is in that zone."""

import os
from datetime import UTC, datetime, timedelta, tzinfo

from crm_tui import values
from crm_tui.errors import Invalid
from crm_tui.values.text import quoted

LOCALTIME = "/etc/localtime"
FOLDER = "/usr/share/zoneinfo"


class SystemZone(tzinfo):
    """The zone of this computer by its IANA name `key`, reckoned by the C library."""

    def __init__(self, key: str) -> None:
        self.key = key

    def utcoffset(self, dt: "datetime | None") -> "timedelta | None":
        """East of Greenwich at that wall time; `fold` tells the second pass of a repeated hour."""
        if dt is None:
            return None
        wall = dt.replace(tzinfo=None)
        return wall - datetime.fromtimestamp(wall.timestamp(), UTC).replace(tzinfo=None)

    def dst(self, dt: "datetime | None") -> None:
        """Not known, and nowhere asked for."""

    def tzname(self, dt: "datetime | None") -> str:
        """The IANA name."""
        return self.key

    def fromutc(self, dt: datetime) -> datetime:
        """The wall time of an instant whose parts are UTC."""
        instant = dt.replace(tzinfo=UTC).timestamp()
        wall = datetime.fromtimestamp(instant)
        return wall.replace(microsecond=dt.microsecond, tzinfo=self)

    def __reduce__(self) -> "tuple[type[SystemZone], tuple[str]]":
        return SystemZone, (self.key,)


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name; Invalid where this computer does not know it."""
    if name in ("UTC", "Etc/UTC"):
        return UTC
    if name == system_zone():
        return SystemZone(name)
    try:
        return values.zones.zone(name)
    except (KeyError, ValueError, OSError):
        raise Invalid(
            f"The time zone {quoted(name)} is not known on this computer: install its zone data."
        ) from None


def system_zone() -> "str | None":
    """The IANA name of this computer's zone where it can be told for sure, else None."""
    chosen = os.environ.get("TZ")
    if chosen is not None:
        name = chosen.removeprefix(":")
        known = name and name[0] != "/" and "TZDIR" not in os.environ
        return name if known and os.path.isfile(f"{FOLDER}/{name}") else None
    try:
        target = os.readlink(LOCALTIME)
    except OSError:
        return None
    _, found, name = target.rpartition("/zoneinfo/")
    return name if found and name else None
