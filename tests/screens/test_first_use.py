"""An empty file: every area says what belongs there and which key makes the first one."""

from functools import partial

import pytest
from textual.pilot import Pilot

from crm_tui.values.text import CUT
from tests.screens.team import Team, app_of, seen, until, until_screen

SAID = {
    "today": ("Press a", "first talk"),
    "clients": ("n fills in", "crm import"),
    "plan": ("n makes the first one", "in writing"),
    "log": ("Press a", "logged yet"),
    "pipeline": ("n adds one",),
    "complaints": ("n takes one in", "complain Haier"),
    "reports": ("nothing to count here", "written down: press a"),
}


def shows(pilot: Pilot[None], text: str) -> bool:
    """Whether a text stands on the screen."""
    return text in seen(app_of(pilot))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_every_area_of_an_empty_file_says_what_belongs_there_and_the_key_of_the_first_step(
    empty: Team, size: tuple[int, int]
) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        for area, sentences in SAID.items():
            if app.current_mode != area:
                app.action_go(area)
            for text in sentences:
                await until(pilot, partial(shows, pilot, text))
            assert CUT not in seen(app).partition("\n")[2], f"{area} is cut"

    empty.drive(act, size=size, area="today")


@pytest.mark.parametrize("area", ["clients", "plan", "pipeline", "complaints"])
def test_the_first_one_is_made_by_n(empty: Team, area: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: SAID[area][0] in seen(app_of(pilot)))
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")

    empty.drive(act, area=area)


def test_the_page_of_a_client_without_anything_says_how_to_begin(empty: Team) -> None:
    empty.add("client", name="海尔智家")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until(pilot, lambda: "a logs a talk, n adds a person" in seen(app_of(pilot)))

    empty.drive(act)
