"""Who is acting: the member that an option, the environment, the preferences or the login name."""

import os
import pwd
import sqlite3

from crm_tui import config
from crm_tui.errors import NotFound
from crm_tui.quick.zone import zone_of
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
    try:  # cron may start a program with no environment at all
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"user{os.getuid()}"


def acting(db: sqlite3.Connection, name: str) -> Actor:
    """The live member of that login, name or ref; NotFound, naming who there is. Nobody is ever made here."""
    members = db.execute(
        "SELECT id, login, name, zone FROM member WHERE archived_at IS NULL ORDER BY id"
    ).fetchall()
    folded = name.strip().casefold()
    for id, login_name, full_name, zone in members:
        if folded in (login_name.casefold(), full_name.casefold(), format_ref("member", id)):
            return Actor(id, full_name, zone_of(zone), zone)
    raise NotFound(
        f"No member is known as {quoted(name)}: act as one of these with --as, or let them add you"
        " with crm member add.",
        [(format_ref("member", id), full_name) for id, _, full_name, _ in members[:10]],
    )
