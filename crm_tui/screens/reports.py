"""Reports: a question answered with figures, as a table beside its bars, with the rule that made them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled

from crm_tui import clock, reports, screens, services
from crm_tui.display import bars
from crm_tui.screens import report_view
from crm_tui.screens.ask import ask_until
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.screens.report_export import copy, export
from crm_tui.screens.report_memory import ReportMemory
from crm_tui.values.periods import PRESETS
from crm_tui.values.text import safe
from crm_tui.widgets.choice_line import ChoiceLine
from crm_tui.widgets.figure_view import FigureView
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crm_tui.reports.report import Report

OTHER_DAYS = "other"
NOTHING = (
    "There is nothing to count here. p asks for other days, Esc for everything.\n"
    "A new file fills as talks, deals and complaints are written down: press a."
)


class ReportsScreen(CrmScreen[None]):
    """What each report was asked with last is kept as long as the app runs."""

    AREA = "reports"
    AUTO_FOCUS = "FigureTable"
    DEFAULT_CSS = """
    ReportsScreen {
        & #report-list {
            display: none; width: 18; height: 1fr; border: none; padding: 0; background: $surface;
            &:focus { border: none; background-tint: $background 0%; }
            & > .option-list--option { padding: 0 1; }
            & > .option-list--option-highlighted { color: $foreground; background: $primary 30%; text-style: bold; }
        }
        & #report-notes { height: auto; max-height: 6; padding: 0 1; color: $muted-text; }
    }
    ReportsScreen.-wide {
        & #report-list { display: block; }
        & #report-notes { max-height: 8; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "report", "Report", show=False, id="reports.report", tooltip="Choose another report"),
        Binding("p", "period", "Period", show=False, id="reports.period",
                tooltip="This or last week, month, quarter or year, or days of your own"),
        Binding("b", "step(-1)", "Before", show=False, id="reports.before", tooltip="The period before"),
        Binding("B", "step(1)", "After", show=False, id="reports.after", tooltip="The period after"),
        Binding("g", "group", "Group", show=False, id="reports.group", tooltip="Group by the next thing"),
        Binding("G", "group(-1)", show=False, id="reports.group-back", tooltip="Group by the one before"),
        Binding("f", "figure", "Figure", show=False, id="reports.figure",
                tooltip="Draw the bars of the next figure"),
        Binding("F", "figure(-1)", show=False, id="reports.figure-back", tooltip="Draw those of the one before"),
        Binding("o", "options", "Options", show=False, id="reports.options",
                tooltip="All that this report can be asked with: days, a member …"),
        Binding("c", "copy", "Copy", id="reports.copy", tooltip="Copy the table, to paste it into a spreadsheet"),
        Binding("x", "export", "Export", id="reports.export", tooltip="Write what is shown to a file"),
        Binding("escape", "reset", show=False, id="reports.reset", tooltip="Ask the report for everything again"),
    ]  # fmt: skip
    HELP_TEXT = (
        "Questions answered with figures. r chooses the report, p the period (b the one before, B the one after), "
        "g what to group by, f which figure is drawn as bars, o all the rest; a click on any does the same. Below "
        "stand from how many records the figures were made, and by which rule. Enter opens the records behind a "
        "figure, left and right show more columns."
    )

    def __init__(self) -> None:
        super().__init__()
        self.asked = ReportMemory()
        self.loaded = False
        self._found: Report | None = None

    def body(self) -> ComposeResult:
        """The reports, then of one of them: choices, table beside bars, notes."""
        with Horizontal():
            yield OptionList(id="report-list", compact=True)
            with Vertical():
                yield ChoiceLine()
                yield FigureView()
                yield Static("", id="report-notes", markup=False)

    def explanation(self) -> str:
        """The keys, what the report in front answers, and its notes in full."""
        if not self.asked.name:
            return self.HELP_TEXT
        notes = report_view.notes(self._found) if self._found else ""
        return "\n\n".join((self.HELP_TEXT, f"{self.asked.listed.title}. {self.asked.listed.help}", notes))

    def on_mount(self) -> None:
        """Begin with the first report."""
        self.action_begin()

    @intention
    async def action_begin(self) -> None:
        """List the reports and show the first; an act, so that keys wait for it and find what they are about."""
        self.asked.known = await self.desk.run(lambda: reports.catalogue.REPORTS)
        options = [Option(Content(one.title), id=name) for name, one in self.asked.known.items()]
        self.query_one(OptionList).add_options(options)
        name = next(iter(self.asked.known))
        self.asked.name = name
        self.query_one(OptionList).highlighted = 0
        with suppress(WorkerCancelled):
            await self.reload().wait()

    def _choose(self, name: str) -> None:
        """Show another report, asked as it was last time."""
        if name != self.asked.name:
            self.asked.name = name
            self.query_one(OptionList).highlighted = list(self.asked.known).index(name)
            self.reload()

    @intention
    async def reload(self) -> None:
        """Read the figures anew."""
        if name := self.asked.name:
            typed = self.asked.typed
            found = await self._read(name, typed)
            if (name, typed) == (self.asked.name, self.asked.typed):
                self._show(found)

    async def _read(self, name: str, typed: Mapping[str, str]) -> Report:
        return await self.desk.read(
            lambda session: reports.catalogue.ask(
                session, name, typed, services.acting.actor(session), clock.now()
            )
        )

    def _show(self, found: Report) -> None:
        self._found, self.loaded = found, True
        self.query_one(FigureView).show(
            report_view.columns(found), report_view.rows(found), report_view.keys(found), NOTHING
        )
        self.query_one("#report-notes", Static).update(Content(safe(report_view.notes(found))))
        self._draw()

    def _draw(self) -> None:
        """Draw the figure chosen, and say what holds."""
        assert self._found is not None
        column = self.asked.figure(self._found)
        title = bars.heading(self._found, column) if column else ""
        self.query_one(FigureView).draw(title, bars.bars(self._found, column) if column else ())
        said = report_view.choices(self.asked.listed, self.asked.typed, column.title if column else "")
        self.query_one(ChoiceLine).show(tuple(said))

    @on(FigureView.Opened)
    def _row_opened(self, event: FigureView.Opened) -> None:
        self.open_row(event.row)

    def open_row(self, row: int) -> None:
        """Show the records behind a row, or the record it is about."""
        if self._found is None:
            return
        behind = screens.behind.behind(self._found, row, self.area)
        if behind is not None:
            self.app.push_screen(behind)
        else:
            say(self, "No list stands behind this figure.")

    @on(OptionList.OptionHighlighted)
    def _listed_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self._choose(event.option_id)

    @on(OptionList.OptionSelected)
    def _listed_selected(self) -> None:
        self.query_one(FigureView).table.focus()

    @on(ChoiceLine.Pressed)
    async def _choice_pressed(self, event: ChoiceLine.Pressed) -> None:
        await self.run_action(event.name)

    @intention
    async def action_report(self) -> None:
        """Choose another report."""
        answers = [(name, f"{one.title}: {one.help}") for name, one in self.asked.known.items()]
        picked = await self.app.push_screen_wait(screens.pick.Pick("Which report?", answers, self.asked.name))
        if picked:
            self._choose(picked)

    @intention
    async def action_period(self) -> None:
        """Choose a period."""
        if not self._takes("period"):
            return
        answers = [*((words, words.capitalize()) for words in PRESETS), (OTHER_DAYS, "Other days …")]
        held = self.asked.typed.get("period") or PRESETS[0]
        picked = await self.app.push_screen_wait(screens.pick.Pick("Which days?", answers, held))
        if picked == OTHER_DAYS:
            await self._ask_options()
        elif picked:
            self.asked.change(period="" if picked == PRESETS[0] else picked, since="", until="")
            self.reload()

    def action_step(self, steps: int) -> None:
        """The period before or after; of all time, this month."""
        if self._takes("period"):
            self.asked.step_period(steps, self._today)
            self.reload()

    @property
    def _today(self) -> date:
        return self.desk.actor.today(clock.now())

    def _takes(self, kind: str) -> bool:
        """Whether the report in front has such a parameter; says so where it has none."""
        takes = self.asked.takes(kind)
        if self.asked.name and not takes:
            say(self, f"The report {self.asked.listed.title.lower()} has no {kind}.")
        return takes

    def action_group(self, step: int = 1) -> None:
        """Group by the next thing."""
        if self._takes("group"):
            self.asked.step_group(step)
            self.reload()

    def action_figure(self, step: int = 1) -> None:
        """Draw the next figure."""
        if self._found is not None:
            self.asked.step_figure(self._found, step)
            self._draw()

    @intention
    async def action_options(self) -> None:
        """Ask for everything else the report can be told."""
        if self.asked.name:
            await self._ask_options()

    async def _ask_options(self) -> None:
        """Take over what reads."""
        name, held = self.asked.name, self.asked.typed
        asked = report_view.questions(self.asked.listed, held, self._today)

        async def answer(said: dict[str, str]) -> None:
            typed = report_view.answered(held, asked, said)
            found = await self._read(name, typed)
            self.asked.hold(typed)
            self._show(found)

        await ask_until(self, self.asked.listed.title, asked, answer)

    def action_reset(self) -> None:
        """Ask for everything again, by the same grouping."""
        if self.asked.name:
            self.asked.reset()
            self.reload()

    def action_copy(self) -> None:
        """Copy the table."""
        if self._found is not None:
            copy(self, self._found)

    @intention
    async def action_export(self) -> None:
        """Write what is shown to a file."""
        if self._found is not None:
            await export(self, self._found)
