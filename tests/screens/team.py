"""A small team's file, and the app driven over it as a person would."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from sqlmodel import select
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui.app import CrmApp
from crm_tui.models.record import Record
from crm_tui.services import acting, entries, finding, nouns
from crm_tui.store import schema
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session
from crm_tui.widgets.filter_line import FilterLine

Act = Callable[[Pilot[None]], Awaitable[None]]
PATIENCE = 3000  # looks before a test gives up; each lets the app do all that is pending


class Team:
    """The file `path`; what is added or changed here is what another program does."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        schema.create(self.path, login="ming", zone="Asia/Shanghai", currency="CNY")
        self.database = Database(self.path)

    def add(self, noun: str, **typed: str) -> int:
        """A record from texts; its id."""
        return self.write(lambda session: nouns.of(noun).add(session, entries.read(session, noun, typed)))

    def edit(self, noun: str, number: int, **typed: str) -> int:
        """Change fields of a record."""

        def act(session: Session) -> Record:
            record = nouns.of(noun).get(session, number)
            return nouns.of(noun).edit(session, record, entries.read(session, noun, typed, record))

        return self.write(act)

    def delete(self, noun: str, number: int) -> None:
        """Remove a record."""

        def act(session: Session) -> Record:
            record = nouns.of(noun).get(session, number)
            nouns.of(noun).delete(session, record)
            return record

        self.write(act)

    def value(self, noun: str, number: int, name: str) -> Any:
        """What a column of a record holds."""
        with self.database.reading() as session:
            return getattr(nouns.of(noun).get(session, number), name)

    def count(self, noun: str) -> int:
        """How many records there are that were not archived."""
        with self.database.reading() as session:
            model = nouns.of(noun).model
            found = session.exec(select(model)).all()
            return len([row for row in found if row.archived_at is None])

    def write(self, act: Callable[[Session], Record]) -> int:
        """Do something in one transaction, as a colleague would; the id of the record."""
        with self.database.writing(Stamp(1, "cli", "crm")) as session:
            acting.act_as(session, acting.sign_in(session, "ming"))
            found = act(session)
            finding.refresh(session)
            return found.id or 0

    def drive(self, act: Act, *, size: tuple[int, int] = (100, 30), area: str = "clients") -> CrmApp:
        """Run the app over the file in an area until `act` is through; the app as it ended."""
        app = CrmApp(self.path, "ming")

        async def run() -> None:
            async with app.run_test(size=size, notifications=True) as pilot:
                app.action_go(area)
                await until(pilot, lambda: app.current_mode == area and loaded(app))
                await act(pilot)

        asyncio.run(run())
        return app


def app_of(pilot: Pilot[None]) -> CrmApp:
    """The app that is driven."""
    assert isinstance(pilot.app, CrmApp)
    return pilot.app


def loaded(app: CrmApp) -> bool:
    """Whether the area in front has been read."""
    of_its_own = getattr(app.screen, "loaded", False)
    return of_its_own or any(line.loaded for line in app.screen.query(FilterLine))


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Let the app work until the condition holds; a test fails when it never does."""
    for _ in range(PATIENCE):
        if holds():
            return
        await pilot.pause(0.01)
    assert holds()


async def until_screen(pilot: Pilot[None], name: str) -> None:
    """Let the app work until a screen of that class is in front and has its fields."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == name)
    if name in ("Pick", "ConflictScreen"):
        await until(pilot, lambda: pilot.app.focused is not None)
    if name == "RecordForm":
        await until(pilot, lambda: pilot.app.focused is not None and pilot.app.screen.query("FieldRow"))


async def type_into(pilot: Pilot[None], field: str, text: str) -> None:
    """Put a text into a one-line field of the form in front, as if it was typed."""
    found = pilot.app.screen.query_one(f"#row-{field}").query(Input).first()
    found.focus()
    found.value = text
    await pilot.pause()


def seen(app: App[Any]) -> str:
    """All that stands on the screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def notices(app: App[Any]) -> str:
    """The texts of all notices."""
    return "\n".join(str(found.message) for found in app._notifications)
