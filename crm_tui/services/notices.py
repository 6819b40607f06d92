"""Sending what is due: claimed, sent, marked, each occurrence once per target, safe to overlap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from crm_tui.quick.actor import Actor
from crm_tui.quick.due.row import Due
from crm_tui.services import reminders
from crm_tui.services.targets import Target, Unsent
from crm_tui.store import claims
from crm_tui.store.claims import Key
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, driver
from crm_tui.values.text import safe

PER_MESSAGE = 20  # reminders; overlapping runs share a long list message by message

Clock = Callable[[], datetime]


@dataclass
class Outcome:
    """What a run did: reminders sent, those taken over from a run that ended early, those others are sending.

    `failures` are (reminders, why), one for each message that was not taken.
    """

    sent: int = 0
    taken_over: int = 0
    elsewhere: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)


def notify(
    found: Database, rows: Sequence[Due], targets: Sequence[Target], stamp: Stamp, now: Clock, *, team: bool
) -> Outcome:
    """Send every row that no run has sent yet to every target. A message that fails is left to the next run."""
    outcome = Outcome()
    for target in targets:
        waiting = {_key(row): row for row in rows}
        with found.reading() as session:
            seen = claims.standing(driver(session), waiting, target.name, now())
        outcome.taken_over += len(seen.left)
        outcome.elsewhere += len(seen.taken)
        waiting = {key: waiting[key] for key in seen.free}
        while waiting:
            with found.writing(stamp) as session:
                batch = claims.claim(driver(session), waiting, target.name, now(), PER_MESSAGE)
            if not batch:
                outcome.elsewhere += len(waiting)
                break
            failed = _send(target, [waiting.pop(key) for key in batch], team=team)
            with found.writing(stamp) as session:
                claims.mark(driver(session), batch, target.name, now(), failed)
            outcome.sent += 0 if failed else len(batch)
            outcome.failures += [(len(batch), failed)] if failed else []
    return outcome


def forget(found: Database, actor: Actor, stamp: Stamp, now: Clock) -> None:
    """Forget what was sent long ago and is due to nobody of the team any more."""
    with found.reading() as session:
        if not claims.old(driver(session), now()):
            return
    with found.writing(stamp) as session:
        due = reminders.due(driver(session), actor, now(), None)
        claims.prune(driver(session), map(_key, due), now())


def _key(row: Due) -> Key:
    return Key(f"{row.kind}:{row.ref}", row.occurrence)


def _send(target: Target, rows: Sequence[Due], *, team: bool) -> str:
    """Why the message was not taken; empty when it was."""
    text = "\n".join(safe(reminders.line(row, team=team)) for row in rows)
    try:
        target.send(f"CRM: {len(rows)} due", text)
    except Unsent as error:
        return error.message
    return ""
