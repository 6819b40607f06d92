"""Today: everything that needs me, with its reason, and one key that gets it off the list."""

from __future__ import annotations

from asyncio import Event
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.worker import Worker

from crm_tui import screens, services
from crm_tui.errors import CrmError
from crm_tui.quick.due.row import Scope
from crm_tui.screens import today_rows as rows
from crm_tui.screens import today_weeks as weeks
from crm_tui.screens.due_screen import DueScreen
from crm_tui.screens.glance import GlancePane
from crm_tui.screens.whose import Whose, choose
from crm_tui.services.today_page import Today
from crm_tui.widgets.due_list import DueList
from crm_tui.widgets.filter_line import FilterLine
from crm_tui.widgets.intention import intention, tell
from crm_tui.widgets.team_week import TeamWeek
from crm_tui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crm_tui.services.today_page import Fits, Item

_ROOMY = 190  # cells from which on reasons are told in full
_PATIENCE_SECONDS = 0.25  # for the first reading: nothing is on the screen yet that could stand still


class TodayScreen(DueScreen):
    """What is overdue, loose, due today and this week, for me, for a colleague or for the team."""

    AREA = "today"
    DEFAULT_CSS = """
    TodayScreen {
        & > #today-body { height: 1fr; }
        & DueList { height: 1fr; }
    }
    TodayScreen.-wide {
        & > #today-body { layout: horizontal; }
        & GlancePane {
            width: 32%; max-width: 60; height: 1fr; padding: 1 2; text-wrap: wrap; text-overflow: fold;
        }
    }
    TodayScreen.-tall > WeekStrip { height: 5; }
    """
    AUTO_FOCUS = "DueList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "team", "Team", id="today.team", tooltip="What needs the whole team, or only me"),
        Binding("m", "member", "Member", show=False, id="today.member", tooltip="What needs one of the team"),
        Binding("p", "brief", "Print", show=False, id="today.brief",
                tooltip="All this as a page to print, copy or save"),
        Binding("n,f4", "add", "Task", show=False, key_display="n", id="today.new",
                tooltip="Fill in the form of a new task"),
        Binding("slash,f3,／", "filter", "Filter", key_display="/", id="today.filter",
                tooltip="Show only what fits: words, or a condition such as kind=complaint"),
        Binding("escape", "unfilter", show=False, id="today.unfilter",
                tooltip="Select nothing, then show everything again"),
    ]  # fmt: skip
    HELP_TEXT = (
        "What needs you, and why. Each row begins with the key that gets it off the list: d ticks a task off, "
        "l writes down a talk, Enter opens a deal or a complaint; a click on it does the same. c rings whom the "
        "row is about. z puts a task off until a day, such as 2d, fri or 下周三.\n\n"
        "The strip on top counts what is due on each of the next seven days. Left over is what the last working "
        "day did not see done: tasks that were due, and appointments of which nothing was logged. t shows what "
        "needs the whole team and everybody's week, m that of one colleague.\n\n"
        "/ narrows the list: words, or kind=deal, due<=fri, client=Haier. Space, Shift with the arrows, or * "
        "select several rows: d, z and g then tick off, put off or hand over all of them at once. p makes a page "
        "to print, X a CSV file. Each part has its own order, and holds its first 500 rows. : Tasks has the tasks "
        "as a list to sort, with columns and views."
    )

    def __init__(self) -> None:
        super().__init__()
        self.whose = Whose()
        self._where = ""
        self._fits: Fits | None = None
        self._roomy = False
        self._today: Today | None = None
        self._reckoned: date | None = None  # the day on which birthdays were last brought up to date
        self._glance = GlancePane(id="today-glance")
        self._begun = Event()  # the reading of what the first one left out
        self._rest: Worker[None] | None = None

    def body(self) -> ComposeResult:
        """Head line, the week, the list; what is told of a row follows, since the first row need not wait."""
        self._first = self._begin()
        yield FilterLine("Today", "words, or: kind=complaint and due<=fri", "due")
        yield WeekStrip()
        with Container(id="today-body"):
            yield DueList(rows.columns(team=False))

    def on_mount(self) -> None:
        """Show the first reading at once if it is quick, else when it comes."""
        try:
            self._show(self._first.result(_PATIENCE_SECONDS))
        except TimeoutError:
            self._rest = self._read_again()
        except CrmError as error:
            self.list.show((), error.message)
            tell(self, error)
        self.call_after_refresh(self._put_glance)

    async def _put_glance(self) -> None:
        for body in self.query("#today-body") if self.is_attached else ():
            await body.mount(self._glance)
            self._tell()
        if self._today is not None and not self._today.whole:
            self._rest = self._read_again()
        self._begun.set()

    async def all_rows(self) -> None:
        """Wait until the rows are here that the first reading left out."""
        await self._begun.wait()
        if self._rest is not None:
            await self._rest.wait()

    def _begin(self) -> Future[Today]:
        """Read in a thread while the widgets are made."""
        reader = ThreadPoolExecutor(1, "today")
        first = reader.submit(self._read, first=services.today.FIRST)
        reader.shutdown(wait=False)
        return first

    def reload(self) -> None:
        """Read everything anew; the cursor stays with its row."""
        self._read_again()

    @intention
    async def _read_again(self) -> None:
        asked = self.whose, self._fits
        found = await self.desk.run(lambda: self._read(most=services.today.MOST))
        if asked == (self.whose, self._fits):  # else others are being read
            self._show(found)
            self._tell()

    def _read(self, *, first: int | None = None, most: int | None = None) -> Today:
        scope, fits = self.scope(), self._fits
        scope.first = first
        return self.desk.plain_here(lambda db: services.today.read(db, scope, fits, most))

    async def every_item(self) -> Sequence[Item]:
        """All that fits, however much."""
        return (await self.desk.run(self._read)).items

    def scope(self) -> Scope:
        """Whose things are looked at, as of now."""
        return self.whose.scope(self.desk.actor)

    def _show(self, found: Today) -> None:
        if self._today is not None and found.today != self._today.today:
            self._narrow(self.query_one(FilterLine).asked)  # today is another day now
        self._today = found
        self._fill(found)
        weeks.show(self, found, team=self.whose.team)
        if found.whole and found.unreckoned and self._reckoned != found.today:
            self._reckoned = found.today
            self._reckon(found.today)

    @intention
    async def _reckon(self, today: date) -> None:
        """Find out when birthdays come next, which may need the lunar calendar, and show them."""
        await self.desk.write("birthdays", lambda session: services.birthdays.refresh(session, today))
        self._read_again()

    def _fill(self, found: Today) -> None:
        """Put the rows into the list, under their headings."""
        self.items = {item.key: item for item in found.items}
        empty = rows.NOTHING_FITS if self._where else rows.FRESH if found.fresh else rows.DONE
        team = self.whose.team
        self._roomy = self.app.size.width >= _ROOMY
        sections = rows.sections(found, team=team, roomy=self._roomy)
        self.list.show(sections, empty, rows.columns(team=team), whole=found.whole)
        self._tell_facts()

    def on_resize(self) -> None:
        """Tell reasons in full where there is room from now on, or in brief."""
        if self._today is not None and self._roomy != (self.app.size.width >= _ROOMY):
            self._fill(self._today)

    @on(DueList.SelectionChanged)
    def _tell_facts(self) -> None:
        if self._today is not None:
            told = rows.facts(self._today, self.whose.title, len(self.list.selected))
            self.query_one(FilterLine).tell(told)

    @on(DueList.Highlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()
        self._tell()

    def _tell(self) -> None:
        """Tell of the row under the cursor, as soon as there is a place for it."""
        if self._glance.is_mounted:
            self._glance.tell_of(self.item, self.scope())

    @on(WeekStrip.DayPressed)
    @on(TeamWeek.Pressed)
    def _week_pressed(self, event: WeekStrip.DayPressed | TeamWeek.Pressed) -> None:
        """Go to the first row of that day, or of that member."""
        item = weeks.first_of(self.items.values(), event)
        if item is not None:
            self.list.go_to(item.key)

    def action_team(self) -> None:
        """What needs the whole team, or only me."""
        self.whose = Whose(team=not self.whose.team)
        self.reload()

    @intention
    async def action_member(self) -> None:
        """Choose whose things are looked at."""
        chosen = await choose(self, self.whose)
        if chosen is not None:
            self.whose = chosen
            self._read_again()

    def action_brief(self) -> None:
        """Show all this as a page to print."""
        self.app.push_screen(screens.morning.MorningScreen(self.scope()))

    @intention
    async def action_add(self) -> None:
        """Fill in the form of a new task."""
        await self.app.push_screen_wait(screens.record_form.RecordForm("task"))

    async def action_filter(self) -> None:
        """Type words that rows have to hold, or a condition."""
        await self.query_one(FilterLine).begin()

    def action_unfilter(self) -> None:
        """Select nothing, else show everything again."""
        if self.list.selected:
            self.list.select(frozenset())
        elif self._where:
            self.query_one(FilterLine).action_leave()

    @on(FilterLine.Typed)
    def _filter_typed(self, event: FilterLine.Typed) -> None:
        self._narrow(event.text)

    @intention
    async def _narrow(self, text: str) -> None:
        """Show what fits, if the filter is the one typed last; what is wrong with it is told."""
        line, where = self.query_one(FilterLine), text.strip()
        fits, problem = None, ""
        try:
            if where:
                fits = await self.desk.read(lambda session: services.due_filter.fits(session, where))
        except CrmError as error:
            problem = error.message
        if text != line.asked:  # another one is being read meanwhile
            return
        if problem:
            line.refuse(problem)
            return
        self._where, self._fits = where, fits
        self._read_again()

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        self.list.focus()
