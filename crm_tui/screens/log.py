"""The contact log: the team's timeline, newest first, with all of the entry under the cursor beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from crm_tui import clock, screens, services
from crm_tui.quick import opening
from crm_tui.screens.beside import BesideScreen
from crm_tui.screens.log_asking import ANY, ask
from crm_tui.screens.log_entry import drawn
from crm_tui.screens.log_source import FIELDS, LogSource
from crm_tui.screens.noun_source import Asked
from crm_tui.services.log_choices import ME, Choices
from crm_tui.values.periods import stepped
from crm_tui.values.references import format_ref
from crm_tui.widgets.choice_line import Choice, ChoiceLine
from crm_tui.widgets.day_table import DayTable
from crm_tui.widgets.intention import intention
from crm_tui.widgets.record_source import RecordSource
from crm_tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from crm_tui.services.log_page import Talk
    from crm_tui.store.database import Session

HINT = "words, or: sentiment=negative and minutes>60 and contacts=Wang"
_SAID = {"tag": "#{}"}


class LogScreen(BesideScreen):
    """Narrowed by choices, each under a key and told in words, and by whatever the filter line adds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mine", "Mine", id="log.mine", tooltip="What I logged, or all of us"),
        Binding("w", "choose('member')", "Who", show=False, id="log.member",
                tooltip="What one of us logged, or all of us"),
        Binding("k", "choose('client')", "With", show=False, id="log.with", tooltip="Only talks with one client"),
        Binding("c", "choose('channel')", "Channel", show=False, id="log.channel",
                tooltip="Only calls, only visits …"),
        Binding("t", "choose('tag')", "Tag", show=False, id="log.tag", tooltip="Only what bears a tag"),
        Binding("p", "choose('period')", "Period", show=False, id="log.period",
                tooltip="Today, this or last week, month, quarter or year, or days of your own"),
        Binding("b", "step(-1)", "Before", show=False, id="log.before", tooltip="The period before"),
        Binding("B", "step(1)", "After", show=False, id="log.after", tooltip="The period after"),
        Binding("l", "talk", "Talk", show=False, id="log.talk",
                tooltip="Write down another talk with the same client"),
        Binding("o", "client", "Client", show=False, id="log.client", tooltip="Open the client of the entry"),
        Binding("n,f4", "add", show=False, id="list.new", tooltip="Fill in the form of a new entry"),
        Binding("s,f6", "sort", show=False, id="list.sort", tooltip="Choose the column to sort by"),
    ]  # fmt: skip
    HELP_TEXT = (
        "Every call, visit, meeting and message, newest first. a writes one down in a line, as in the shell: "
        "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample. w chooses whose entries are "
        "shown, m mine, k the client, c the channel, t the tag, p the period (b the one before, B the one after); "
        "a click on any does the same. / asks for anything else: words, sentiment=negative, minutes>60. V keeps it "
        "all as a view; a period stays in words there, so that this month is the month in which one looks. Below, "
        "or at the side, stands all of the entry under the cursor."
    )

    FILTER_HINT = HINT

    def __init__(self) -> None:
        super().__init__("interaction", area="log", title="Contact log")

    @property
    def choices(self) -> Choices:
        """What the log is narrowed to."""
        return services.log_choices.split(self.asked.within)[0]

    def rows(self) -> ComposeResult:
        """What it is narrowed to, the table, and the entry under the cursor."""
        yield ChoiceLine()
        yield from super().rows()

    def make_table(self) -> RecordTable:
        """The table, which writes a day once."""
        return DayTable(self._source, empty=self.empty(), sorted_by=self.asked.order)

    def tell(self, session: Session, number: int) -> tuple[Talk | None, Content]:
        """All of an entry."""
        found = services.log_page.talk(session, number)
        return found, drawn(found, services.acting.context(session))

    def empty(self) -> str:
        """What stands in place of rows."""
        if self.asked.condition:
            return "Nothing fits here.\nEsc takes the filter away, then what the log is narrowed to."
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

    def facts(self) -> list[str]:
        """How many entries; what they are narrowed to is told beside."""
        held = self.choices._asdict()
        said = [
            Choice(f"choose('{of}')", key, "", _SAID.get(of, "{}").format(held[of]) if held[of] else ANY[of])
            for of, key in self._keys_of_choices()
        ]
        self.query_one(ChoiceLine).show(said)
        return super().facts()

    def _keys_of_choices(self) -> list[tuple[str, str]]:
        """Each choice with the key that changes it."""
        keys = {binding.action: self.app.get_key_display(binding) for _, binding in self._bindings}
        return [(of, keys[f"choose('{of}')"]) for of in Choices._fields]

    @on(ChoiceLine.Pressed)
    async def _choice_pressed(self, event: ChoiceLine.Pressed) -> None:
        await self.run_action(event.name)

    def action_mine(self) -> None:
        """What I logged, or all of us."""
        self._narrow(self.choices._replace(member="" if self.choices.member == ME else ME))

    @intention
    async def action_choose(self, of: str) -> None:
        """Ask for one of the choices."""
        near = self.told.cells["client"][1] if self.told is not None and self._client else None
        chosen = await ask(self, of, getattr(self.choices, of), near)
        if chosen is not None:
            self._narrow(self.choices._replace(**{of: chosen}))

    def action_step(self, steps: int) -> None:
        """The period so many of its lengths later; of all time, this month."""
        today = self.desk.actor.today(clock.now())
        self._narrow(self.choices._replace(period=stepped(self.choices.period, steps, today)))

    def _narrow(self, choices: Choices) -> None:
        """Narrow the log to something else; an open view goes on as one that was changed."""
        self.ask(self.asked._replace(within=services.log_choices.within(choices)))

    def _seen_by(self, where: str, sort: str, columns: str) -> Asked:
        """A view with what the log can be narrowed to among its choices, the rest in the filter line."""
        choices, rest = services.log_choices.split(where)
        return super()._seen_by(rest, sort, columns)._replace(within=services.log_choices.within(choices))

    def action_unselect(self) -> None:
        """Select nothing, then filter nothing, then show all of the log."""
        held = self.table.selected or self.asked.where or self._viewed
        if not held and self.asked.within:
            self._narrow(Choices())
        else:
            super().action_unselect()

    def quick_start(self) -> str:
        """The quick line begins with the client the log is narrowed to."""
        client = self.choices.client
        return f"{opening.whole(client)} " if client else ""

    def sort_by(self, name: str) -> None:
        """Day and time are one order, the newest first."""
        super().sort_by("at" if name == "time" else name)

    @property
    def _client(self) -> int | None:
        """The client of the entry under the cursor."""
        return self.told.client if self.told is not None else None

    def action_talk(self) -> None:
        """Open the quick line with the client of the entry."""
        client = self._client
        self.app.push_screen(
            screens.quick.QuickScreen(f"log {format_ref('client', client)} " if client else "log ")
        )

    def action_client(self) -> None:
        """Open the client of the entry."""
        if self._client is not None:
            self.app.push_screen(screens.client.ClientScreen(self._client, self.area))
