"""What stood before the command: which file, who acts, by which door."""

import gc
import os
import pwd
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from crm_tui import config, paths


@dataclass
class Invocation:
    """--db and --as as typed; `source` is the door the history names; `words` is the whole command line."""

    db: str = ""
    member: str = ""
    source: str = "cli"
    quiet: bool = False
    words: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The database file: --db, CRM_DB, the personal configuration, else the default."""
        return self.db or os.environ.get("CRM_DB") or config.preference("database") or paths.database()

    @property
    def login(self) -> str:
        """Who acts: --as, CRM_USER, the personal configuration, else the OS login."""
        return self.member or os.environ.get("CRM_USER") or config.preference("member") or os_login()


CURRENT = Invocation()


def begin(words: Sequence[str]) -> None:
    """Start a command line afresh: nothing is left of an earlier one in this process."""
    vars(CURRENT).update(vars(Invocation(words=tuple(words))))


def os_login() -> str:
    """The name this person signed in with on the computer, also without an environment."""
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if os.environ.get(variable):
            return os.environ[variable]
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"user{os.getuid()}"


def command_line() -> str:
    """What was typed, as the history shows it and a shell would take it again."""
    return shlex.join(["crm", *CURRENT.words])


def sweep() -> None:
    """From here garbage is collected again, and never sought among what importing has made, which stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
