"""What all pages of one record share, and that work ends with the screen it was begun on."""

import asyncio
import threading
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from crm_tui import screens
from crm_tui.widgets.desk import Desk
from crm_tui.widgets.intention import say
from tests.screens.team import Team, app_of, seen, until, until_screen


@pytest.fixture
def things(team: Team) -> Team:
    """One of each record that has a page."""
    team.add("complaint", summary="dented", client="c1")
    team.add("plan", title="Acme 2026", client="c1")
    team.add("opportunity", name="200 freezers", client="c1")
    return team


PAGES = [("client", 2), ("complaint", 1), ("plan", 1), ("opportunity", 1)]


def page(noun: str, number: int) -> Screen[Any]:
    return screens.record.page_of(noun, number, "clients")


@pytest.mark.parametrize(("noun", "number"), PAGES)
def test_the_page_of_a_record_that_is_gone_closes_once(things: Team, noun: str, number: int) -> None:
    async def act(pilot: Pilot[None]) -> None:
        under = pilot.app.screen
        await pilot.app.push_screen(page("client", 1))
        await pilot.app.push_screen(page(noun, number))
        things.delete(noun, number)
        front = pilot.app.screen
        for _ in range(3):
            front.reload()  # type: ignore[attr-defined]
        await until(pilot, lambda: pilot.app.screen is not front)
        await until(pilot, lambda: not front.is_running)
        await pilot.pause()
        assert pilot.app.screen_stack[-2:][0] is under

    things.drive(act)


def test_a_page_under_a_form_closes_when_the_form_is_left(things: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(page("plan", 1))
        await until(pilot, lambda: pilot.app.screen.query("#plan-head"))
        await pilot.press("E")
        await until_screen(pilot, "RecordForm")
        things.delete("plan", 1)
        await until(pilot, lambda: pilot.app.screen.query("#form-news.-shown"))
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")

    assert things.drive(act).fault is None


class Last(Widget):
    """A child that stands until the reading under way has come back."""

    def __init__(self, read_on: threading.Event, came: threading.Event) -> None:
        super().__init__()
        self.read_on, self.came = read_on, came

    async def on_unmount(self) -> None:
        """Let the reading come back while the other children are gone and the screen is not."""
        self.read_on.set()
        await asyncio.to_thread(self.came.wait, 20)
        for _ in range(50):
            await asyncio.sleep(0)


@pytest.mark.parametrize(("noun", "number"), PAGES)
def test_work_that_comes_back_to_a_screen_being_taken_down_is_over(
    things: Team, monkeypatch: pytest.MonkeyPatch, noun: str, number: int
) -> None:
    read_on, came = threading.Event(), threading.Event()
    read_here = Desk.read_here

    def late(self: Desk, ask: Any) -> Any:
        found = read_here(self, ask)
        read_on.wait(20)
        came.set()
        return found

    async def act(pilot: Pilot[None]) -> None:
        monkeypatch.setattr(Desk, "read_here", late)
        front = page(noun, number)
        await pilot.app.push_screen(front)
        await front.mount(Last(read_on, came))
        front.dismiss()
        await until_screen(pilot, "ClientsScreen")
        await until(pilot, lambda: not front.is_running)

    try:
        assert things.drive(act).fault is None
    finally:
        read_on.set()


def test_pressing_u_with_nothing_done_says_so_kindly(empty: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("u")
        app = app_of(pilot)
        await until(pilot, lambda: len(app._notifications))
        (told,) = app._notifications
        assert "nothing of yours" in told.message
        assert told.severity != "error"

    empty.drive(act)


def test_the_newest_notice_takes_the_place_of_the_one_before_in_three_lines_at_most(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        for number in range(4):
            say(pilot.app.screen, f"notice {number}", "海尔 " * 90)
        await until(
            pilot, lambda: "notice 3" in seen(app_of(pilot)) and "notice 2" not in seen(app_of(pilot))
        )
        text = seen(app_of(pilot))
        assert sum("海尔 海尔 海尔" in line for line in text.splitlines()) == 3

    team.drive(act, size=(80, 24))


def test_the_palette_leads_with_what_this_screen_can_do_and_leaves_out_moving(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("colon")
        await until(pilot, lambda: "Fill in the form" in seen(app_of(pilot)))
        lines = [line.strip() for line in seen(app_of(pilot)).splitlines()]
        acts = [
            line
            for line in lines
            if line.startswith(("Open", "Filter", "New", "Today", "Quit", "Up", "Left"))
        ]
        assert acts[0].startswith("Open")
        assert not any(act.startswith(("Up", "Left")) for act in acts)
        areas, screen = (
            next(at for at, act in enumerate(acts) if act.startswith(name)) for name in ("Today", "New")
        )
        assert screen < areas

    team.drive(act, size=(100, 60))
