"""What a check of the database says: fine, worth knowing, or damaged; and what to do about it."""

from typing import Literal, NamedTuple

Level = Literal["ok", "advice", "damage"]
RESTORE = "Restore your newest backup with crm restore, or look at it and save it again if it is right."
BACK = "Bring back your newest backup: crm backup --list shows them, crm restore FILE does it."
MOST = 20  # as many rows of one kind are named


class Finding(NamedTuple):
    """One sentence on what was found, and one on what to do; empty where nothing is to be done."""

    level: Level
    what: str
    what_to_do: str = ""


def fine(what: str) -> Finding:
    """Something that is as it should be."""
    return Finding("ok", what)


def advice(what: str, what_to_do: str) -> Finding:
    """Something that works, and could be better or safer."""
    return Finding("advice", what, what_to_do)


def damage(what: str, what_to_do: str = RESTORE) -> Finding:
    """Something that is not as the program left it."""
    return Finding("damage", what, what_to_do)


def exit_code(findings: list[Finding]) -> int:
    """1 where there is damage, else 0: advice does not make a command fail."""
    return 1 if any(found.level == "damage" for found in findings) else 0
