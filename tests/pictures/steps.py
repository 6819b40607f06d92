"""The steps that lead to what is drawn: keys, words typed, a choice taken, what a colleague does meanwhile."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from crm_tui.services import acting, entries, nouns
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import seen, type_into, until, until_screen

Step = Callable[[Pilot[None], Path], Awaitable[None]]


def keys(*names: str) -> Step:
    """Press keys."""

    async def step(pilot: Pilot[None], path: Path) -> None:
        await pilot.press(*names)

    return step


def front(screen: str) -> Step:
    """Wait for a screen by the name of its class."""

    async def step(pilot: Pilot[None], path: Path) -> None:
        await until_screen(pilot, screen)

    return step


def shows(words: str) -> Step:
    """Wait until words stand on the screen."""

    async def step(pilot: Pilot[None], path: Path) -> None:
        await until(pilot, lambda: words in seen(pilot.app))

    return step


def text(words: str) -> Step:
    """Type into the line that has the focus."""

    async def step(pilot: Pilot[None], path: Path) -> None:
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        line = pilot.app.focused
        assert isinstance(line, Input)
        line.value = words
        line.cursor_position = len(words)

    return step


def choose(title: str) -> Step:
    """Take a choice by its words."""

    async def step(pilot: Pilot[None], path: Path) -> None:
        await until(pilot, lambda: title in seen(pilot.app))
        choice = pilot.app.screen.query_one(OptionList)
        titles = [str(option.prompt).strip() for option in choice.options]
        choice.highlighted = next(place for place, one in enumerate(titles) if one.startswith(title))
        await pilot.press("enter")

    return step


def field(name: str, value: str) -> Step:
    """Type into a field of the form."""

    async def step(pilot: Pilot[None], path: Path) -> None:
        await type_into(pilot, name, value)

    return step


def meanwhile(**typed: str) -> Step:
    """Another member changes the client whose form is open."""

    async def step(pilot: Pilot[None], path: Path) -> None:
        number = pilot.app.screen_stack[-2].query_one(RecordTable).cursor_id or 0
        store = Database(str(path))
        with store.writing(Stamp(2, "cli", "crm client edit")) as session:
            acting.act_as(session, acting.sign_in(session, "chen"))
            record = nouns.of("client").get(session, number)
            nouns.of("client").edit(session, record, entries.read(session, "client", typed, record))
        store.close()

    return step
