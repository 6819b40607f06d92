"""Today: everything that needs me, with its reason, and one key that gets it off the list."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Static

from crm_tui import clock, screens, services
from crm_tui.errors import CrmError
from crm_tui.quick.due.row import Scope
from crm_tui.screens import today_rows as rows
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.services.today import Item, Today, entry_head
from crm_tui.values.dates import format_day, parse_day
from crm_tui.widgets.ask_line import AskLine
from crm_tui.widgets.due_list import DueList
from crm_tui.widgets.filter_line import FilterLine
from crm_tui.widgets.intention import intention, say, tell
from crm_tui.widgets.week_strip import WeekStrip

_PATIENCE_SECONDS = 0.25  # for the first reading: nothing is on the screen yet that could stand still


class TodayScreen(CrmScreen[None]):
    """What is overdue, loose, due today and this week, for me or for the team."""

    AREA = "today"
    DEFAULT_CSS = """
    TodayScreen {
        & > #today-body { height: 1fr; }
        & DueList { height: 1fr; }
        & #today-glance {
            height: 2; padding: 0 1; background: $surface; text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    TodayScreen.-wide {
        & > #today-body { layout: horizontal; }
        & #today-glance {
            width: 32%; max-width: 60; height: 1fr; padding: 1 2; text-wrap: wrap; text-overflow: fold;
        }
    }
    TodayScreen.-tall > WeekStrip { height: 5; }
    """
    AUTO_FOCUS = "DueList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "log", "Talk", id="today.log", tooltip="Write down a talk with the client of the row"),
        Binding("d", "done", "Done", id="today.done", tooltip="Tick the task off"),
        Binding("z", "snooze", "Snooze", id="today.snooze", tooltip="Put the task out of sight until a day"),
        Binding("t", "team", "Team", id="today.team", tooltip="What needs the whole team, or only me"),
        Binding("o", "client", "Client", show=False, id="today.client", tooltip="Open the client of the row"),
        Binding("n,f4", "add", "Task", key_display="n", id="today.new",
                tooltip="Fill in the form of a new task"),
        Binding("slash,f3,／", "filter", "Filter", key_display="/", id="today.filter",
                tooltip="Show only what holds some words"),
        Binding("escape", "unfilter", show=False, id="today.unfilter", tooltip="Show everything again"),
    ]  # fmt: skip
    HELP_TEXT = (
        "What needs you, and why. Each row begins with the key that gets it off the list: d ticks a task off, "
        "l writes down a talk, Enter opens a deal or a complaint. z puts a task off until a day, such as 2d, fri "
        "or 下周三. Left over is what the last working day did not see done: tasks that were due, and appointments "
        "of which nothing was logged. The strip on top counts what is due on each of the next seven days. "
        "t shows what needs the whole team."
    )

    def __init__(self) -> None:
        super().__init__()
        self.team = False
        self._words = ""
        self._today: Today | None = None
        self._items: dict[object, Item] = {}
        self._reckoned: date | None = None  # the day on which birthdays were last brought up to date
        self._glance = Static("", id="today-glance", markup=False)
        self._line: AskLine | None = None  # made when it is first wanted
        self._snoozing = ""

    def body(self) -> ComposeResult:
        """Head line, the week, the list; what is told of a row follows, since the first row need not wait."""
        self._first = self._begin()
        yield FilterLine("Today", "words that rows hold")
        yield WeekStrip()
        with Container(id="today-body"):
            yield DueList(rows.columns(team=False))

    def on_mount(self) -> None:
        """Show the first reading at once if it is quick, else when it comes."""
        try:
            self._show(self._first.result(_PATIENCE_SECONDS))
        except TimeoutError:
            self._read_again()
        except CrmError as error:
            self.list.show((), error.message)
            tell(self, error)
        self.call_after_refresh(self._put_glance)

    async def _put_glance(self) -> None:
        for body in self.query("#today-body"):
            await body.mount(self._glance)
            self._tell_of(self.item)

    def _begin(self) -> Future[Today]:
        """Read in a thread while the widgets are made."""
        reader = ThreadPoolExecutor(1, "today")
        first = reader.submit(self._read)
        reader.shutdown(wait=False)
        return first

    @property
    def list(self) -> DueList:
        """The list."""
        return self.query_one(DueList)

    @property
    def item(self) -> Item | None:
        """What stands under the cursor."""
        return self._items.get(self.list.cursor_key)

    def reload(self) -> None:
        """Read everything anew; the cursor stays with its row."""
        self._read_again()

    @intention
    async def _read_again(self) -> None:
        found = await self.desk.run(self._read)
        self._show(found)
        self._tell_of(self.item)

    def _read(self) -> Today:
        return self.desk.plain_here(lambda db: services.today.read(db, self._scope()))

    def _scope(self) -> Scope:
        actor = self.desk.actor
        return Scope(clock.now(), actor.zone, None if self.team else actor.id)

    def _show(self, found: Today) -> None:
        self._today = found
        self.query_one(WeekStrip).show([rows.day_of(day) for day in found.days])
        self._fill(found)
        if found.unreckoned and self._reckoned != found.today:
            self._reckoned = found.today
            self._reckon(found.today)

    @intention
    async def _reckon(self, today: date) -> None:
        """Find out when birthdays come next, which may need the lunar calendar, and show them."""
        await self.desk.write("birthdays", lambda session: services.birthdays.refresh(session, today))
        self._read_again()

    def _fill(self, found: Today) -> None:
        """Put what holds the words into the list, under its headings."""
        words = self._words.casefold().split()
        items = [item for item in found.items if rows.holds(item, words)]
        self._items = {item.key: item for item in items}
        empty = rows.NOTHING_FITS if words else rows.FRESH if found.fresh else rows.DONE
        self.list.show(rows.sections(items, found.today, team=self.team), empty, rows.columns(team=self.team))
        self.query_one(FilterLine).tell(rows.facts(found, team=self.team))

    @on(DueList.Highlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()
        self._tell_of(self.item)

    @intention
    async def _tell_of(self, item: Item | None) -> None:
        """Say all of the row; on wide screens also what is known of its client."""
        if not self._glance.is_mounted:
            return
        self._glance.update(rows.told_of(item, None))
        number = item.due.client[0] if item else None
        if number is None or self.has_class("-narrow"):
            return
        seen = await self.desk.run(
            lambda: self.desk.plain_here(lambda db: services.glance.client(db, self._scope(), number))
        )
        if self._glance.is_attached and item is self.item:
            self._glance.update(rows.told_of(item, seen))

    @on(DueList.Opened)
    def _opened(self) -> None:
        if self.item is not None:
            due = self.item.due
            self.app.push_screen(screens.record.page_of(due.noun, due.id, self.area, self))

    def beside(self, noun: str, number: int, rows: int) -> tuple[str, int] | None:
        """The record of the row so many rows on, under the cursor from now on; None where the list ends."""
        key = self.list.beside(lambda key: self._items[key].record == (noun, number), rows)
        return self._items[key].record if key else None

    @on(WeekStrip.DayPressed)
    def _day_pressed(self, event: WeekStrip.DayPressed) -> None:
        """Go to the first row of that day."""
        for item in self._items.values():
            if item.due.day == event.day:
                self.list.go_to(item.key)
                return

    def action_log(self) -> None:
        """Open the quick line with whom the row is about."""
        head = entry_head(self.item.due) if self.item else ""
        self.app.push_screen(screens.quick.QuickScreen(f"log {head} " if head else "log "))

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

    async def _write(self, line: str) -> None:
        """Do what a quick line says, and show what is left."""
        verb = line.partition(" ")[0]
        echo = await self.desk.write(verb, lambda session: services.one_line.enter(session, line))
        say(self, *screens.quick.told(echo))
        self._read_again()

    def action_team(self) -> None:
        """What needs the whole team, or only me."""
        self.team = not self.team
        self.reload()

    def action_client(self) -> None:
        """Open the client of the row."""
        number = self.item.due.client[0] if self.item else None
        if number is not None:
            self.app.push_screen(screens.client.ClientScreen(number, self.area))

    @intention
    async def action_add(self) -> None:
        """Fill in the form of a new task."""
        await self.app.push_screen_wait(screens.record_form.RecordForm("task"))

    async def action_filter(self) -> None:
        """Type words that rows have to hold."""
        await self.query_one(FilterLine).begin()

    def action_unfilter(self) -> None:
        """Show everything again."""
        if self._words:
            self.query_one(FilterLine).action_leave()

    @on(FilterLine.Typed)
    def _filter_typed(self, event: FilterLine.Typed) -> None:
        self._words = event.text
        if self._today is not None:
            self._fill(self._today)

    @on(FilterLine.Left)
    @on(AskLine.Left)
    def _back_to_list(self) -> None:
        self.list.focus()
