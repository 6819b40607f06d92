"""An app with one table on it, a source in memory, and what a test asks of them."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from crm_tui.errors import CrmError
from crm_tui.widgets.record_source import Cell, Column, Row
from crm_tui.widgets.record_table import RecordTable

Kind = TypeVar("Kind")

COLUMNS = (
    Column("name", "Name", min_width=10, max_width=20, priority=0),
    Column("city", "City", min_width=6, max_width=20, priority=2),
    Column("amount", "Amount", min_width=8, max_width=12, align="right", priority=1),
)


class Shelf:
    """A source over a list that a test may change at any time."""

    def __init__(self, rows: Sequence[Row], columns: tuple[Column, ...] = COLUMNS) -> None:
        self.columns = columns
        self.held = list(rows)
        self.broken: CrmError | None = None
        self.asked = 0

    def first(self, count: int) -> list[Row]:
        return self._held()[:count]

    def ids(self) -> array[int]:
        return array("q", [row.id for row in self._held()])

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        self.asked += len(ids)
        held = {row.id: row for row in self._held()}
        return {id: held[id] for id in ids if id in held}

    def _held(self) -> list[Row]:
        if self.broken is not None:
            raise self.broken
        return self.held


def person(id: int, name: str = "", city: str | Cell = "上海") -> Row:
    return Row(id, (name or " ".join(("Person", str(id))), city, str(id * 10)))


def people(count: int) -> list[Row]:
    return [person(id) for id in range(1, count + 1)]


class Hall(App[None]):
    """One table, and all it says."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__()
        self.table = table
        self.heard: list[object] = []
        self.loads: asyncio.Queue[int] = asyncio.Queue()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of our own that a foreign theme lacks."""
        return {"muted-text": "#8796a3"}

    def compose(self) -> ComposeResult:
        yield self.table

    @on(RecordTable.Opened)
    @on(RecordTable.Highlighted)
    @on(RecordTable.SelectionChanged)
    @on(RecordTable.HeaderPressed)
    @on(RecordTable.LoadFailed)
    def _hear(self, event: object) -> None:
        self.heard.append(event)

    @on(RecordTable.Loaded)
    def _loaded(self, event: RecordTable.Loaded) -> None:
        self.loads.put_nowait(event.count)

    def last(self, kind: type[Kind]) -> Kind:
        return [event for event in self.heard if isinstance(event, kind)][-1]


class Visit:
    """A running app: press keys, reload, read the screen."""

    def __init__(self, hall: Hall, pilot: Pilot[None]) -> None:
        self.hall, self.table, self.pilot = hall, hall.table, pilot

    async def loaded(self) -> int:
        """Wait for the order of all rows; returns how many there are."""
        count = await asyncio.wait_for(self.hall.loads.get(), 20)
        await self.pilot.pause()
        return count

    async def reload(self) -> None:
        self.table.reload()
        await self.loaded()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        while self.table._pages.busy:
            await self.pilot.pause()

    def lines(self) -> list[str]:
        """The table's lines as a terminal shows them."""
        return [self.table.render_line(y).text for y in range(self.table.size.height)]


@asynccontextmanager
async def visit(
    table: RecordTable, size: tuple[int, int] = (80, 24), *, loaded: bool = True
) -> AsyncIterator[Visit]:
    hall = Hall(table)
    async with hall.run_test(size=size) as pilot:
        await pilot.pause()
        guest = Visit(hall, pilot)
        if loaded:
            await guest.loaded()
        yield guest


def play(story: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run an asynchronous story to its end."""
    asyncio.run(story())
