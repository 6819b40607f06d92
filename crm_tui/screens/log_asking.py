"""Asking what the contact log is narrowed to: whose, with whom, how, about what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_tui import clock, services
from crm_tui.screens.ask import Question, ask_until
from crm_tui.screens.ask_name import AskName
from crm_tui.screens.pick import Pick
from crm_tui.services.log_choices import ME, PERIODS
from crm_tui.values.periods import parse_period
from crm_tui.widgets.desk import desk_of

if TYPE_CHECKING:
    from textual.screen import Screen

    from crm_tui.services.fields import Reference
    from crm_tui.store.database import Session

ANY = {
    "member": "everybody", "client": "any client", "channel": "any channel", "tag": "any tag", "period": "all time",
}  # fmt: skip
TITLES = {
    "member": "Whose entries?", "client": "Entries of which client?", "channel": "Which channel?",
    "tag": "Which tag?", "period": "Which days?",
}  # fmt: skip
_OTHER_DAYS = "other"
_DAYS = Question("days", "Days", "1 mar to today, last 10 days, 2026-Q1, 上月", required=True)


async def ask(screen: Screen[None], of: str, held: str, near: Reference | None) -> str | None:
    """What one of the choices is to be from now on, "" for any; None when the person left.

    `held` is what it is now, `near` the client of the entry under the cursor.
    """
    if of == "client":
        return await _ask_client(screen, held, near)
    offered = await desk_of(screen).read(lambda session: _offered(session, of))
    answers = [("", ANY[of].capitalize()), *offered]
    picked = await screen.app.push_screen_wait(Pick(TITLES[of], answers, held))
    return await _ask_days(screen, held) if (of, picked) == ("period", _OTHER_DAYS) else picked


async def _ask_client(screen: Screen[None], held: str, near: Reference | None) -> str | None:
    """What names a client, the one under the cursor first."""
    desk = desk_of(screen)
    if near is not None and not held:
        held = await desk.run(
            lambda: desk.plain_here(lambda db: services.named.sure(db, near.noun, near.id, near.name))
        )
    return await screen.app.push_screen_wait(AskName(TITLES["client"], "client", held))


def _offered(session: Session, of: str) -> list[tuple[str, str]]:
    """What may be picked: the value, and how it is told."""
    if of == "member":
        return [(ME, "Me"), *((name, name) for _, name in services.handover.colleagues(session))]
    if of == "channel":
        return [(name, name) for name in services.log_page.channels(session)]
    if of == "tag":
        return [(name, f"#{name}") for name in services.log_page.tags(session)]
    return [*((words, words.capitalize()) for words in PERIODS), (_OTHER_DAYS, "Other days …")]


async def _ask_days(screen: Screen[None], held: str) -> str | None:
    """Days of one's own, as they were typed."""
    today = desk_of(screen).actor.today(clock.now())

    async def read(typed: dict[str, str]) -> str:
        parse_period(typed["days"], today)
        return typed["days"]

    return await ask_until(screen, TITLES["period"], [_DAYS._replace(text=held)], read)
