"""Who is acting: the member that an option, the environment, the preferences or the login name."""

import os
import sqlite3

from crm_tui import config
from crm_tui.errors import NotFound
from crm_tui.quick.zone import zone_of
from crm_tui.store import lookup
from crm_tui.values.references import format_ref
from crm_tui.values.text import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime, tzinfo


class Actor:
    """The member on whose behalf a verb runs; `zone` is the one that dates are typed and shown in."""

    __slots__ = ("id", "name", "zone", "zone_name")

    def __init__(self, id: int, name: str, zone: "tzinfo", zone_name: str) -> None:
        self.id, self.name, self.zone, self.zone_name = id, name, zone, zone_name

    def here(self, now: "datetime") -> "datetime":
        """The instant on this member's clock."""
        return now.astimezone(self.zone)

    def today(self, now: "datetime") -> "date":
        """The day it is for this member."""
        return self.here(now).date()


def wanted(option: "str | None" = None) -> str:
    """The name under which somebody acts: the option, CRM_USER, the preference, the login of this computer."""
    return option or os.environ.get("CRM_USER", "").strip() or config.preference("member") or login()


def login() -> str:
    """The login name of this computer's user; the number of the user where it has no name."""
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if name := os.environ.get(variable, "").strip():
            return name
    import pwd  # cron may start a program with no environment at all

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def acting(db: sqlite3.Connection, name: str) -> Actor:
    """The member of that login, name or ref; NotFound or Ambiguous else. Nobody is ever made here."""
    found = db.execute(
        "SELECT id, name, zone FROM member WHERE login=? AND archived_at IS NULL", (name,)
    ).fetchone()
    if found is None:
        number = _looked_up(db, name)
        found = db.execute("SELECT id, name, zone FROM member WHERE id=?", (number,)).fetchone()
    return Actor(found[0], found[1], zone_of(found[2]), found[2])


def _looked_up(db: sqlite3.Connection, name: str) -> int:
    try:
        return int(lookup.one(db, ("member",), name).id)
    except NotFound as error:
        near = error.candidates or db.execute("SELECT id, name FROM member WHERE archived_at IS NULL LIMIT 5")
        members = [(str(ref), str(name)) if error.candidates else (format_ref("member", int(ref)), str(name))
                   for ref, name in near]  # fmt: skip
        raise NotFound(
            f"No member is known as {quoted(name)}: add them with crm member add, or act with --as MEMBER.",
            members,
        ) from None
