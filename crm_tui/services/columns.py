"""The columns a list can show: all faces of its noun, and which of them a person keeps."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session

from crm_tui import services
from crm_tui.services.faces import faces

UNSHOWN = ("id", "version")  # the first is shown as the ref of the row


class Choice(NamedTuple):
    """A column that can be shown: the name of its face, its title, what it is."""

    name: str
    title: str
    help: str


def offered(session: Session, noun: str) -> list[Choice]:
    """Every column of a noun, the team's own fields too."""
    return [
        Choice(name, field.title, field.facts.help)
        for name, field in faces(session, noun).items()
        if name not in UNSHOWN
    ]


def kept(session: Session, noun: str, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the names that the noun still has: a field of the team's own may have gone since."""
    known = faces(session, noun)
    return tuple(name for name in names if name in known)


def keep(noun: str, names: Sequence[str]) -> None:
    """Let the person's lists of a noun open with these columns; with none, as the program shows them."""
    if names:
        services.preferences.change(f"columns.{noun}", names)
    else:
        services.preferences.reset(f"columns.{noun}")
