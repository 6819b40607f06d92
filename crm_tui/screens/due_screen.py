"""What can be done with one thing that is due: talk, tick off, put off, ring, open; whichever screen lists it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType

from crm_tui import clock, screens, services
from crm_tui.screens import today_rows as rows
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.services.today import entry_head
from crm_tui.services.today_page import Item
from crm_tui.values.dates import format_day, parse_day
from crm_tui.widgets.ask_line import AskLine
from crm_tui.widgets.due_list import DueList
from crm_tui.widgets.intention import intention, say


class Picked(NamedTuple):
    """The refs of the chosen rows that an act is for, and how many others it leaves alone."""

    refs: Sequence[str]
    left: int


class DueScreen(CrmScreen[None]):
    """Heirs show a `DueList` in `#today-body`, keep its rows in `items` by their keys, and read anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log", "Talk", id="today.log", tooltip="Write down a talk with the client of the row"),
        Binding("d", "done", "Done", id="today.done", tooltip="Tick the task off, or all that are selected"),
        Binding("z", "snooze", "Snooze", id="today.snooze",
                tooltip="Put the task, or all that are selected, out of sight until a day"),
        Binding("g", "give", "Give", show=False, id="today.give",
                tooltip="Hand the row, or all that are selected, to a colleague"),
        Binding("c", "dial", "Dial", id="today.dial", tooltip="Ring whom the row is about"),
        Binding("o", "client", "Client", show=False, id="today.client", tooltip="Open the client of the row"),
        Binding("X,ctrl+x", "export", "Export", show=False, key_display="X", id="today.export",
                tooltip="Write the rows that are shown to a CSV file"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.items: dict[object, Item] = {}
        self._line: AskLine | None = None  # made when it is first wanted
        self._snoozing = Picked((), 0)

    @property
    def list(self) -> DueList:
        """The list."""
        return self.query_one(DueList)

    @property
    def item(self) -> Item | None:
        """What stands under the cursor."""
        return self.items.get(self.list.cursor_key)

    @property
    def chosen(self) -> Sequence[Item]:
        """The selected rows from top to bottom, else the one under the cursor."""
        keys = [key for key in self.list.keys if key in self.list.selected] or [self.list.cursor_key]
        return [self.items[key] for key in keys if key in self.items]

    async def all_rows(self) -> None:
        """Wait for rows that are still being read, where the first ones are shown before."""

    async def every_item(self) -> Sequence[Item]:
        """All that the list is about, more than it holds where there is very much."""
        return list(self.items.values())

    def beside(self, noun: str, number: int, rows: int) -> tuple[str, int] | None:
        """The record of the row so many rows on, under the cursor from now on; None where the list ends."""
        key = self.list.beside(lambda key: self.items[key].record == (noun, number), rows)
        return self.items[key].record if key else None

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
        """Tick the tasks off."""
        await self._all_selected()
        tasks = self._tasks("ticked off")
        if tasks.refs:
            await self._write("done", tasks)

    async def action_snooze(self) -> None:
        """Ask until when the tasks are to be out of sight."""
        await self._all_selected()
        self._snoozing = self._tasks("snoozed")
        if not self._snoozing.refs:
            return
        if self._line is None:
            self._line = AskLine(self._snoozed_until, "such as 2d, fri, next tue, 下周三, 30 jun")
            await self.mount(self._line, after="#today-body")
        self._line.ask(f"Snooze {rows.counted(self._snoozing.refs, 'task')} until")

    async def _all_selected(self) -> None:
        if self.list.selected:
            await self.all_rows()

    def _tasks(self, done: str) -> Picked:
        """What is chosen and a task; where none is, it is said what is done instead."""
        chosen = self.chosen
        tasks = [item.due.ref for item in chosen if rows.is_task(item)]
        if chosen and not tasks:
            say(self, rows.instead(chosen[0], done))
        return Picked(tasks, len(chosen) - len(tasks))

    def _snoozed_until(self, text: str) -> str:
        today = self.desk.actor.today(clock.now())
        return format_day(parse_day(text, today), today)

    @on(AskLine.Answered)
    @intention
    async def _snooze_answered(self, event: AskLine.Answered) -> None:
        self.list.focus()
        await self._write("snooze", self._snoozing, event.text)

    @on(AskLine.Left)
    def _snooze_left(self) -> None:
        self.list.focus()

    async def _write(self, verb: str, tasks: Picked, rest: str = "") -> None:
        """Do what a quick line says of these tasks, and show what is left."""
        told = " ".join([verb, *tasks.refs])
        line = f"{told} {rest}".rstrip()
        echo = await self.desk.write(told, lambda session: services.one_line.enter(session, line))
        say(self, *rows.told(echo, tasks.left))
        self.list.select(frozenset())
        self.reload()

    @intention
    async def action_give(self) -> None:
        """Hand what is chosen to a colleague."""
        await self._all_selected()
        chosen = self.chosen
        given = [item for item in chosen if item.due.noun in services.today.OWNED]
        if not given:
            if chosen:
                say(self, rows.not_given(chosen[0]))
            return
        refs = list(dict.fromkeys(item.due.ref for item in given))
        named = rows.counted(refs, "record")
        picked = await screens.pick.pick_colleague(self, f"Who takes over {named}?")
        if picked is not None:
            member, name = picked
            records = list(dict.fromkeys(item.record for item in given))
            await self.desk.write(
                f"give {' '.join(refs)}",
                lambda session: services.handover.give(session, records, member),
            )
            left = rows.left_alone(len(chosen) - len(given))
            say(self, f"Gave {named} to {name}", *left, "u undoes")
            self.list.select(frozenset())
            self.reload()

    @intention
    async def action_export(self) -> None:
        """Write all that the list is about to a file."""
        await screens.today_export.to_file(self, await self.every_item())

    def action_client(self) -> None:
        """Open the client of the row."""
        number = self.item.due.client[0] if self.item else None
        if number is not None:
            self.app.push_screen(screens.client.ClientScreen(number, self.area))
