"""What can be done with one thing that is due: talk, tick off, put off, ring, open; whichever screen lists it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from crm_tui import clock, screens, services
from crm_tui.screens import today_rows as rows
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.services.today import Item, entry_head
from crm_tui.values.dates import format_day, parse_day
from crm_tui.widgets.ask_line import AskLine
from crm_tui.widgets.due_list import DueList
from crm_tui.widgets.intention import intention, say


class DueScreen(CrmScreen[None]):
    """Heirs show a `DueList` in `#today-body`, say which item is under its cursor, and read anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log", "Talk", id="today.log", tooltip="Write down a talk with the client of the row"),
        Binding("d", "done", "Done", id="today.done", tooltip="Tick the task off"),
        Binding("z", "snooze", "Snooze", id="today.snooze", tooltip="Put the task out of sight until a day"),
        Binding("c", "dial", "Dial", id="today.dial", tooltip="Ring whom the row is about"),
        Binding("o", "client", "Client", show=False, id="today.client", tooltip="Open the client of the row"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._line: AskLine | None = None  # made when it is first wanted
        self._snoozing = ""

    @property
    def list(self) -> DueList:
        """The list."""
        return self.query_one(DueList)

    @property
    def item(self) -> Item | None:
        """What stands under the cursor."""
        raise NotImplementedError

    def beside(self, noun: str, number: int, rows: int) -> tuple[str, int] | None:
        """The record of the row so many rows on, under the cursor from now on; None where the list ends."""
        raise NotImplementedError

    @on(DueList.Opened)
    def action_open(self) -> None:
        """Open the record of the row."""
        if self.item is not None:
            due = self.item.due
            self.app.push_screen(screens.record.page_of(due.noun, due.id, self.area, self))

    @on(DueList.CellPressed)
    def _cell_pressed(self, event: DueList.CellPressed) -> None:
        """The key of a row does what it stands for; its client opens at the second click, as the row does."""
        if event.column == "key":
            acts = {"done": self.action_done, "log": self.action_log, "open": self.action_open}
            if self.item is not None and not event.twice:  # the second click of two stands on the next row
                acts[self.item.act]()
        elif event.twice:
            (self.action_client if event.column == "client" else self.action_open)()

    def action_log(self) -> None:
        """Open the quick line with whom the row is about."""
        head = entry_head(self.item.due) if self.item else ""
        self.app.push_screen(screens.quick.QuickScreen(f"log {head} " if head else "log "))

    @intention
    async def action_dial(self) -> None:
        """Ring whom the row is about."""
        if self.item is not None:
            await screens.dial.dial(self, self.item.due.noun, self.item.due.id)

    @intention
    async def action_done(self) -> None:
        """Tick the task off."""
        if self.item is not None and self._is_task("ticked off"):
            await self._write(f"done {self.item.due.ref}")

    async def action_snooze(self) -> None:
        """Ask until when the task is to be out of sight."""
        if self.item is None or not self._is_task("snoozed"):
            return
        if self._line is None:
            self._line = AskLine(self._snoozed_until, "such as 2d, fri, next tue, 下周三, 30 jun")
            await self.mount(self._line, after="#today-body")
        self._snoozing = self.item.due.ref
        self._line.ask(f"Snooze {self._snoozing} until")

    def _is_task(self, done: str) -> bool:
        """Whether the row is a task; of anything else it is said what is done instead."""
        if self.item is None or self.item.due.noun == "task":
            return True
        say(self, rows.instead(self.item, done))
        return False

    def _snoozed_until(self, text: str) -> str:
        today = self.desk.actor.today(clock.now())
        return format_day(parse_day(text, today), today)

    @on(AskLine.Answered)
    @intention
    async def _snooze_answered(self, event: AskLine.Answered) -> None:
        self.list.focus()
        await self._write(f"snooze {self._snoozing} {event.text}")

    @on(AskLine.Left)
    def _snooze_left(self) -> None:
        self.list.focus()

    async def _write(self, line: str) -> None:
        """Do what a quick line says, and show what is left."""
        verb = line.partition(" ")[0]
        echo = await self.desk.write(verb, lambda session: services.one_line.enter(session, line))
        say(self, *screens.quick.told(echo))
        self.reload()

    def action_client(self) -> None:
        """Open the client of the row."""
        number = self.item.due.client[0] if self.item else None
        if number is not None:
            self.app.push_screen(screens.client.ClientScreen(number, self.area))
