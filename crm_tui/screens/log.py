"""The contact log: the team's timeline, newest first, with all of the entry under the cursor beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from crm_tui import clock, screens, services
from crm_tui.screens.log_entry import drawn
from crm_tui.screens.log_source import FIELDS, LogSource
from crm_tui.screens.records import RecordsScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.day_table import DayTable
from crm_tui.widgets.intention import intention
from crm_tui.widgets.record_source import RecordSource
from crm_tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from crm_tui.services.log_page import Talk
    from crm_tui.store.database import Session

ANY = "any channel"
HINT = "words, or: client=Haier and member=lin and tags=pricing and minutes>60"


class LogScreen(RecordsScreen):
    """Mine or the team's, of a period and a channel, and whatever the filter line adds."""

    DEFAULT_CSS = """
    LogScreen {
        & > #log-body { height: 1fr; }
        & #log-entry { height: 6; padding: 0 1; background: $surface; scrollbar-size-vertical: 1; }
        & #log-text { height: auto; text-overflow: fold; }
    }
    LogScreen.-tall #log-entry { height: 12; }
    LogScreen.-wide {
        & > #log-body { layout: horizontal; }
        & #log-entry { width: 30%; max-width: 56; height: 1fr; padding: 1 2; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mine", "Mine", id="log.mine", tooltip="What I logged, or all of us"),
        Binding("p", "period", "Period", id="log.period",
                tooltip="Today, the last 7, 30 or 90 days, or all there is"),
        Binding("P", "period(-1)", show=False, id="log.period-back", tooltip="The period before"),
        Binding("c", "channel", "Channel", id="log.channel", tooltip="Only calls, only visits …"),
        Binding("l", "talk", "Talk", show=False, id="log.talk",
                tooltip="Write down another talk with the same client"),
        Binding("o", "client", "Client", show=False, id="log.client", tooltip="Open the client of the entry"),
        Binding("n,f4", "add", show=False, id="list.new", tooltip="Fill in the form of a new entry"),
        Binding("s,f6", "sort", show=False, id="list.sort", tooltip="Choose the column to sort by"),
    ]  # fmt: skip
    HELP_TEXT = (
        "Every call, visit, meeting and message, newest first. a writes one down in a line, as in the shell: "
        "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample. m shows mine or all, p the "
        "period, c the channel; / asks for anything else: words, client=Haier, member=lin, tags=pricing, "
        "sentiment=negative, minutes>60. Below, or at the side, stands all of the entry under the cursor."
    )

    FILTER_HINT = HINT

    def __init__(self) -> None:
        super().__init__("interaction", area="log", title="Contact log")
        self.mine, self.period, self.channel = False, "", ""
        self._shown: Talk | None = None

    def rows(self) -> ComposeResult:
        """The table, and the entry under the cursor."""
        with Container(id="log-body"):
            yield DayTable(self._source, empty=self.empty(), sorted_by=self.asked.order)
            with VerticalScroll(id="log-entry", can_focus=False):
                yield Static("", id="log-text", markup=False)

    def empty(self) -> str:
        """What stands in place of rows."""
        if self.asked.condition:
            return "Nothing fits here.\nEsc takes the filter away, m, p and c widen the rest."
        return (
            "Nothing was logged yet.\n\nPress a and write down your last talk in one line, for example\n"
            "    Haier @Wang Min call 30m: wants 200 units >fri send the sample\n"
            "and Ctrl+N when the client is new."
        )

    def source(self) -> RecordSource:
        """The timeline, or a list like any other where its columns were chosen."""
        if self.asked.columns in ((), FIELDS):
            return LogSource(self.desk, self.asked)
        return super().source()

    @property
    def columns(self) -> tuple[str, ...]:
        """Day and time are one field."""
        return tuple(name for name in super().columns if name != "time")

    def reload(self) -> None:
        """Read order, rows and the entry under the cursor anew."""
        super().reload()
        self._tell_of(self.table.cursor_id)

    def facts(self) -> list[str]:
        """How many entries, whose, of when and how."""
        count, *others = super().facts()
        period = f"last {self.period}" if self.period.endswith("days") else self.period or "all time"
        return [count, "mine" if self.mine else "the whole team", period, self.channel, *others]

    @on(RecordTable.Highlighted)
    def _highlighted(self, event: RecordTable.Highlighted) -> None:
        self.set_timer(0.05, lambda: self._tell_of(event.id))

    @intention
    async def _tell_of(self, number: int | None) -> None:
        """Show all of the entry, if the cursor still stands on it."""
        if not self._stands_on(number):
            return
        found, shown = await self.desk.read(lambda session: _read(session, number))
        if self._stands_on(number):
            self._shown = found
            self.query_one("#log-text", Static).update(shown)
            self.query_one("#log-entry").scroll_home(animate=False)

    def _stands_on(self, number: int | None) -> bool:
        """Whether the cursor is on that entry; no once the screen is being left for good."""
        return any(table.cursor_id == number for table in self.query(RecordTable))

    def action_mine(self) -> None:
        """What I logged, or all of us."""
        self.mine = not self.mine
        self._narrow()

    def action_period(self, step: int = 1) -> None:
        """The next period."""
        names = list(services.log_page.PERIODS)
        self.period = names[(names.index(self.period) + step) % len(names)]
        self._narrow()

    @intention
    async def action_channel(self) -> None:
        """Choose a channel among those in use."""
        used = await self.desk.read(services.log_page.channels)
        answers = [("", ANY), *((name, name) for name in used)]
        picked = await self.app.push_screen_wait(screens.pick.Pick("Which channel?", answers, self.channel))
        if picked is not None:
            self.channel = picked
            self._narrow()

    def _narrow(self) -> None:
        today = self.desk.actor.today(clock.now())
        chosen = services.log_page.within(today, mine=self.mine, period=self.period, channel=self.channel)
        self.keep_within(chosen)

    def sort_by(self, name: str) -> None:
        """Day and time are one order, the newest first."""
        super().sort_by("at" if name == "time" else name)

    def action_talk(self) -> None:
        """Open the quick line with the client of the entry."""
        client = self._shown.client if self._shown else None
        self.app.push_screen(
            screens.quick.QuickScreen(f"log {format_ref('client', client)} " if client else "log ")
        )

    def action_client(self) -> None:
        """Open the client of the entry."""
        if self._shown is not None and self._shown.client is not None:
            self.app.push_screen(screens.client.ClientScreen(self._shown.client, self.area))


def _read(session: Session, number: int | None) -> tuple[Talk | None, Content]:
    found = services.log_page.talk(session, number) if number is not None else None
    return found, drawn(found, services.acting.context(session))
