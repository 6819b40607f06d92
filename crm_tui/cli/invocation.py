"""What stood before the command: which file, who acts, by which door."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass

from crm_tui import config
from crm_tui.quick.actor import wanted
from crm_tui.quick.shapes import LEADING
from crm_tui.values.nouns import NOUNS
from crm_tui.values.references import refs_in


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
    """What the history keeps of the command: its words, options and refs, and nothing people wrote into it.

    The rows hold what was written, and a person can be erased from them.
    """
    words = list(CURRENT.words)
    while words and words[0].startswith("-"):
        del words[: 2 if words[0] in LEADING else 1]
    parts = 2 if words and words[0] in (*NOUNS, "settings") else 1
    kept = [word for word in words[:parts] if word.replace("-", "").isalnum() and not word.startswith("-")]
    for word in words[len(kept) :]:
        if word.startswith("--") and len(word) > 2:
            kept.append(word.partition("=")[0])
        else:
            kept += refs_in([word])
    return " ".join(["crm", *kept])


def sweep() -> None:
    """From here garbage is collected again, and never sought among what importing has made, which stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
