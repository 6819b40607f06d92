"""What is drawn: each screen with the area it belongs to, the steps that lead to it and what then stands there."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from crm_tui.services import acting, entries, nouns
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import seen, type_into, until, until_screen

Step = Callable[[Pilot[None], Path], Awaitable[None]]

ENTRY = "Nordlys Seafood AS call 30m: wants 200 loggers, asks about delivery #pricing >fri send the quote"


class Scene(NamedTuple):
    """One picture."""

    name: str
    area: str
    sign: str
    steps: tuple[Step, ...] = ()


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
        choice.highlighted = [str(option.prompt).strip() for option in choice.options].index(title)
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


OPEN = keys("enter")
SCENES = (
    Scene("today", "today", "Overdue"),
    Scene("clients", "clients", "Nordlys"),
    Scene("client", "clients", "Timeline", (keys("home", "down", "enter"),)),
    Scene("plans", "plan", "Plan"),
    Scene("plan", "plan", "Actions", (OPEN,)),
    Scene("log", "log", "Log"),
    Scene("pipeline", "pipeline", "weighted"),
    Scene("deals", "pipeline", "Amount", (keys("v"),)),
    Scene("deal", "pipeline", "Timeline", (OPEN, front("DealScreen"))),
    Scene("complaints", "complaints", "Complaints"),
    Scene("complaint", "complaints", "Answer by", (OPEN,)),
    Scene("reports", "reports", "Made of"),
    Scene("help", "clients", "Your clients.", (keys("question_mark"),)),
    Scene("quick", "today", "Logged:", (keys("a"), front("QuickScreen"), text(ENTRY))),
    Scene("palette", "today", "client", (keys("colon"), front("Palette"), text("wang"))),
    Scene("columns", "clients", "Columns", (keys("C"), front("Columns"))),
    Scene("views", "clients", "iew", (keys("V"), front("Views"))),
    Scene("bulk", "clients", "selected", (
        keys("home", "shift+down", "shift+down", "E"), front("Pick"), choose("Tier"),
    )),
    Scene("change", "clients", "", (keys("equals_sign"), front("Pick"))),
    Scene("export", "clients", "", (keys("X"), front("Ask"))),
    Scene("lost", "pipeline", "Why was it lost", (keys("l"),)),
    Scene("form", "clients", "Territory", (keys("home", "e"), front("RecordForm"))),
    Scene("conflict", "clients", "yours", (
        keys("home", "e"), front("RecordForm"), field("city", "Qingdao"), field("industry", "Cold chain"),
        meanwhile(city="Jinan", industry="Logistics"),
        shows("Changed elsewhere"), keys("ctrl+s"), front("ConflictScreen"),
    )),
    Scene("notice", "pipeline", "u undoes", (keys("home", "greater_than_sign"),)),
)  # fmt: skip
