"""What stood before the command: which file, who acts, by which door."""

import gc
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from crm_tui import config
from crm_tui.quick.actor import wanted


@dataclass
class Invocation:
    """--db and --as as typed; `source` is the door the history names; `words` is the whole command line.

    `stored` is the transaction that the command has committed last.
    """

    db: str = ""
    member: str = ""
    source: str = "cli"
    quiet: bool = False
    words: tuple[str, ...] = ()
    stored: int | None = None

    @property
    def path(self) -> str:
        """The database file: --db, CRM_DB, the personal configuration, else the default."""
        return config.database(self.db)

    @property
    def login(self) -> str:
        """Who acts: --as, CRM_USER, the personal configuration, else the OS login."""
        return wanted(self.member)


CURRENT = Invocation()


def begin(words: Sequence[str]) -> None:
    """Start a command line afresh: nothing is left of an earlier one in this process."""
    vars(CURRENT).update(vars(Invocation(words=tuple(words))))


def command_line() -> str:
    """What was typed, as the history shows it and a shell would take it again."""
    return shlex.join(["crm", *CURRENT.words])


def sweep() -> None:
    """From here garbage is collected again, and never sought among what importing has made, which stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
