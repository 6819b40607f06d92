"""The palette finds one record of each kind in every way a person may name it, and opens it."""

from sqlite3 import Connection
from threading import Event

import pytest
from textual.events import Key
from textual.pilot import Pilot

from crm_tui.palette import Acts
from crm_tui.services import named
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
        await until_screen(pilot, "Palette")
        await pilot.press(*["space" if key == " " else "plus" if key == "+" else key for key in typed])
        await until(pilot, lambda: found in seen(app_of(pilot)))

    filled.drive(act)


def test_enter_pressed_twice_opens_what_was_found_once(filled: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("colon")
        await until_screen(pilot, "Palette")
        for key in ("t", "1", "enter", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until_screen(pilot, "RecordScreen")
        await pilot.pause(0.2)
        assert [type(screen).__name__ for screen in app.screen_stack][-2:] == [
            "ClientsScreen",
            "RecordScreen",
        ]

    filled.drive(act)


def test_enter_takes_what_was_typed_however_fast_it_follows(
    filled: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, asked, let = named.find, Event(), Event()

    def held(db: Connection, query: str) -> object:
        if query == "t1":
            asked.set()
            assert let.wait(10)
        return found(db, query)

    monkeypatch.setattr(named, "find", held)

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("colon")
        await until_screen(pilot, "Palette")
        await until(pilot, lambda: "Quit" in seen(app) or "Log" in seen(app))
        for key in ("t", "1", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, asked.is_set)
        let.set()
        await until_screen(pilot, "RecordScreen")
        await until(pilot, lambda: "send the sample" in seen(app))

    filled.drive(act)


@pytest.mark.parametrize("area", ["today", "clients", "plan", "log", "pipeline", "complaints", "reports"])
def test_every_act_that_only_a_letter_does_stands_in_the_palette(filled: Team, area: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        held = [active.binding for active in app.screen.active_bindings.values() if active.enabled]
        by_letter = {binding.action for binding in held if len(binding.key) == 1 or binding.key.isupper()}
        by_letter -= {binding.action for binding in held if len(binding.key) > 1}
        wanted = {binding.tooltip for binding in held if binding.action in by_letter}
        await pilot.press("f9")
        await until_screen(pilot, "Palette")
        offered = {act.text for act in Acts(app.screen_stack[-2], None)._acts()}
        assert wanted and wanted <= offered

    filled.drive(act, area=area)


def test_the_palette_tells_whose_record_it_is_and_reads_no_markup_in_a_name(filled: Team) -> None:
    filled.add("client", name="[bold]Acme[/]")
    filled.add("contact", name="Wang Wei", client="c4")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("colon")
        await until_screen(pilot, "Palette")
        await pilot.press(*"wang")
        await until(pilot, lambda: "contact p1 · 海尔" in seen(app_of(pilot)))
        await until(pilot, lambda: "contact p2 · [bold]Acme[/]" in seen(app_of(pilot)))

    filled.drive(act)
