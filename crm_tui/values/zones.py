"""Time zones by their IANA names, such as Asia/Shanghai."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from crm_tui.errors import Invalid
from crm_tui.values.text import clean, quoted


def parse_zone(text: str) -> str:
    """The name of a zone in its proper case; a city alone will do where it is the only one. Invalid else."""
    typed = clean(text).replace(" ", "_")
    wanted = typed.casefold()
    names = _names()
    found = [name for name in names if name.casefold() == wanted] or [
        name for name in names if name.casefold().rpartition("/")[2] == wanted
    ]
    if len(found) == 1:
        return found[0]
    near = ", ".join(sorted(found or [name for name in names if wanted and wanted in name.casefold()])[:5])
    hint = f"did you mean {near}?" if near else "write it like Asia/Shanghai or Europe/Berlin."
    raise Invalid(f"{quoted(text)} is not one time zone; {hint}")


def zone(name: str) -> ZoneInfo:
    """The zone of a name that parse_zone gave."""
    return ZoneInfo(name)


@cache
def _names() -> frozenset[str]:
    # The list is read from the disk, file by file; "localtime" and "posixrules" are links of this machine.
    return frozenset(available_timezones() - {"localtime", "posixrules"})
