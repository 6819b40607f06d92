"""What a line that is being typed would write, and the names its end may mean."""

from __future__ import annotations

from sqlite3 import Connection
from typing import NamedTuple

from crm_tui import clock
from crm_tui.errors import CrmError, StoreBusy
from crm_tui.quick import completion
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.later import Later
from crm_tui.quick.one_line import VERBS, verb_of
from crm_tui.widgets.desk import Desk
from crm_tui.widgets.offers import Offer

EXAMPLES = {
    "log": "Haier @Wang Min call 30m: wants 200 units >fri send the sample",
    "todo": "ring Wang Min tomorrow 10:00 about the quote",
    "deal": "Haier: 200 freezers 1.2m close 30 jun",
    "complain": "Haier: two units arrived dented, wants replacement ^high",
    "done": "t88",
    "snooze": "t88 2d",
}
COLONS = (":", "：")
AT_MOST = 8


class Foresight(NamedTuple):
    """The lines to show, whether Enter would write them, and the names offered."""

    text: str
    good: bool
    offers: list[Offer]


def foresee(desk: Desk, line: str) -> Foresight:
    """What Enter would write; it is written and taken back, so that it cannot differ from what will be."""
    verb, rest = verb_of(line)
    offers = desk.plain_here(lambda db: _offers(db, line, verb, rest)) if rest else []
    if not _whole(verb, rest):
        return Foresight(f"for example  {EXAMPLES[verb]}", False, offers)
    try:
        echo = desk.rehearse_here(lambda db: VERBS[verb](db, desk.actor, clock.now(), rest, False))
    except (StoreBusy, Later):
        return Foresight("", False, offers)
    except CrmError as error:
        return Foresight(said(error), False, offers)
    return Foresight(_told(echo), True, offers)


def said(error: CrmError) -> str:
    """What is wrong, whom it may have meant, and how a new name is made."""
    lines = [error.message, *("  ".join(("", ref, name)) for ref, name in error.candidates)]
    if error.kind == "not_found":
        lines.append("Ctrl+N writes it and adds the new name.")
    return "\n".join(lines)


def _whole(verb: str, rest: str) -> bool:
    """Whether a line is so far that what it would write can be told."""
    return bool(rest) and (verb in ("todo", "done", "snooze") or any(colon in rest for colon in COLONS))


def _told(echo: Echo) -> str:
    """The lines of an echo without the numbers, which are given when it is written."""
    text = "\n".join(line for line in echo.lines if line != UNDO)
    for ref in echo.refs:
        text = text.replace(f" {ref}", "", 1) if f" {ref}" in text else text.replace(f"{ref} ", "", 1)
    return text


def _offers(db: Connection, line: str, verb: str, rest: str) -> list[Offer]:
    start = line.rpartition(rest)[0]
    found = completion.offers(lambda: db, [verb, rest])[:AT_MOST]
    if verb in ("done", "snooze"):
        return [Offer(f"{start}{ref}", ref, title) for ref, title in found]
    names = (Offer(f"{start}{text}", ref, text.rpartition("@")[2]) for text, ref in found)
    return [offer for offer in names if offer.value != line.rstrip()]
