"""A page that is left while it is being put up anew is gone at once, whatever moment it is."""

import asyncio

import pytest
from textual.pilot import Pilot

from crm_tui import screens
from crm_tui.screens.record import RecordScreen
from tests.screens.team import Team, seen, until

PATIENCE_SECONDS = 5


@pytest.mark.torture(12, 60)
def test_a_page_can_be_left_at_any_moment_of_its_renewal(team: Team, rounds: int) -> None:
    team.add("task", title="ring", due="2026-03-09", owner="me")

    async def act(pilot: Pilot[None]) -> None:
        for moment in range(rounds):
            page = screens.record.page_of("task", 1, "today")
            assert isinstance(page, RecordScreen)
            await pilot.app.push_screen(page)
            await until(pilot, lambda: "t1  ring" in seen(pilot.app))
            shown = await page.desk.read(page.read)
            page.run_worker(page.show(shown))
            for _ in range(moment):
                await asyncio.sleep(0)
            await asyncio.wait_for(pilot.app.pop_screen(), PATIENCE_SECONDS)

    team.drive(act)
