"""The palette finds one record of each kind in every way a person may name it, and opens it."""

import pytest
from textual.pilot import Pilot

from tests.screens.team import Team, app_of, seen, until, until_screen

WAYS = [
    ("haier", "client c3"),  # sound
    ("hai", "client c3"),  # its beginning
    ("海", "client c3"),  # part
    ("wang", "contact p1"),  # sound
    ("138 0013 8000", "contact p1"),  # phone
    ("wm", "contact p1"),  # initials
    ("spare", "opportunity o1"),  # beginning of a word
    ("备件", "opportunity o1"),  # part
    ("leaking", "complaint k1"),
    ("sample", "task t1"),
    ("t1", "task t1"),  # reference
]


@pytest.fixture
def filled(team: Team) -> Team:
    """The team with a person, a deal, a complaint and a task."""
    team.add("contact", name="王敏", client="c3", phone="+86 138 0013 8000")
    team.add("opportunity", name="spare parts 备件", client="c3")
    team.add("complaint", summary="leaking valve", client="c3")
    team.add("task", title="send the sample", client="c3")
    return team


@pytest.mark.parametrize(("typed", "found"), WAYS)
def test_the_palette_finds_each_kind_of_record_in_each_way(filled: Team, typed: str, found: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("colon")
        await until_screen(pilot, "CommandPalette")
        await pilot.press(*["space" if key == " " else "plus" if key == "+" else key for key in typed])
        await until(pilot, lambda: found in seen(app_of(pilot)))

    filled.drive(act)
