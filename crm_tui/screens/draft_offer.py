"""Offering forms that were left half filled in: when the same form is opened again, and by name in the palette."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen

from crm_tui import clock, screens, services
from crm_tui.widgets.desk import Desk, desk_of

if TYPE_CHECKING:
    from crm_tui.services.drafts import Draft, DraftFile
    from crm_tui.services.forms import Form
    from crm_tui.widgets.field_row import FieldRow

AT_MOST = 5


async def taken_up(
    screen: Screen[int], noun: str, number: int | None, name: str
) -> tuple[DraftFile, Draft | None]:
    """The file in which a form is kept, and the draft the person takes up; `name` is one they chose before."""
    desk = desk_of(screen)
    if not name:
        found = await desk.run(lambda: services.drafts.waiting(desk.path))
        same = [each for each in found if (each[1].noun, each[1].number) == (noun, number)]
        name = await _asked(screen, desk, same[:AT_MOST]) if same else ""
    file = services.drafts.DraftFile(name)
    draft = await desk.run(file.claim) if name else None
    return (file, draft) if draft is not None else (services.drafts.DraftFile(), None)


def made(desk: Desk, form: Form, rows: Sequence[FieldRow]) -> Draft:
    """The draft of a form in which these fields were filled in."""
    return services.drafts.Draft(
        os.path.realpath(desk.path), form.noun, form.number, form.version, form.heading,
        clock.stamp(clock.now()),
        {row.field.name: row.value for row in rows},
        {row.field.name: row.shown for row in rows},
        {row.field.name: row.field.text for row in rows},
    )  # fmt: skip


async def _asked(screen: Screen[int], desk: Desk, found: list[tuple[str, Draft]]) -> str:
    """Which of the drafts is taken up; empty for none."""
    when = left_at(desk, found[0][1])
    question = f"A form you left at {when}: Enter takes it up, Esc begins anew."
    answers = [(name, f"{left_at(desk, draft)}  {draft.gist}") for name, draft in found]
    answers += [("anew", "Begin anew; it stays in the palette"), ("discard", "Throw it away")]
    answer = await screen.app.push_screen_wait(screens.pick.Pick(question, answers))
    if answer == "discard":
        for name, _ in found:
            await desk.run(partial(services.drafts.discard, name))
    return "" if answer in (None, "anew", "discard") else str(answer)


def left_at(desk: Desk, draft: Draft) -> str:
    """When it was left: the hour of today, else the day too."""
    zone = desk.actor.zone
    at = clock.instant(draft.at).astimezone(zone)
    return at.strftime("%H:%M" if at.date() == clock.today(zone) else "%Y-%m-%d %H:%M")
