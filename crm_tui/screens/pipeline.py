"""The pipeline as a board: a lane for each stage, a card for each deal, and what is expected to close."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import Static

from crm_tui import screens, services
from crm_tui.errors import CrmError
from crm_tui.screens import stage_move
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.board import Board
from crm_tui.widgets.filter_line import FilterLine
from crm_tui.widgets.forecast_strip import strip
from crm_tui.widgets.intention import intention

if TYPE_CHECKING:
    from crm_tui.screens.deals import DealsScreen
    from crm_tui.services import board as boards


NONE = (
    "\n  No deal is open. Those that are stand here as cards, stage by stage.\n\n"
    "  n adds one by its form; in one line it is a, then\n"
    "      deal Haier: 200 freezers 1.2m close 30 jun\n"
    "  and Ctrl+N when the client is new.\n"
)


class PipelineScreen(CrmScreen[None]):
    """One pipeline at a time; deals are moved, opened, added and edited here."""

    AREA = "pipeline"
    DEFAULT_CSS = """
    PipelineScreen #forecast { height: auto; max-height: 7; padding: 0 1; background: $background; }
    """
    HELP_TEXT = (
        "Your deals by stage. Each lane counts all its deals, adds up their amounts and weighs them by how likely "
        "they are; deals in another currency are counted as other, never added. Won and lost show the last 30 "
        "days. < and > move the deal under the cursor, as does dragging it; w and l close it as won or lost; u "
        "takes the move back.\n"
        "! past close   * closes today   ~ rotting: too long in its stage   ? no next step   > next step"
    )
    AUTO_FOCUS = "Board"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,f4", "add", "New", key_display="n", id="pipeline.new",
                tooltip="Fill in the form of a new deal"),
        Binding("e,f2", "edit", "Edit", key_display="e", id="pipeline.edit",
                tooltip="Edit the deal under the cursor"),
        Binding("w", "close('won')", "Won", show=False, id="pipeline.won", tooltip="The deal is won"),
        Binding("l", "close('lost')", "Lost", show=False, id="pipeline.lost",
                tooltip="The deal is lost: you are asked why"),
        Binding("slash,f3", "filter", "Filter", key_display="/", id="pipeline.filter",
                tooltip="Show only what fits: words, or a condition such as owner=me and amount>100k"),
        Binding("／", "filter", show=False, id="pipeline.filter-wide", tooltip="Filter"),
        Binding("v", "view", "Table", id="pipeline.table", tooltip="The same deals as a list"),
        Binding("p", "next", "Pipeline", id="pipeline.next", tooltip="The next pipeline"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._where = ""
        self._pipeline: int | None = None
        self._table: DealsScreen | None = None
        self._moving = asyncio.Lock()
        self._readings = 0

    def body(self) -> ComposeResult:
        """Filter line, forecast, board."""
        yield FilterLine(
            "Pipeline", "words, or: owner=me and amount>100k and expected_close<30d", "opportunity"
        )
        yield Static("", id="forecast", markup=False)
        yield Board()

    @property
    def board(self) -> Board:
        """The board."""
        return self.query_one(Board)

    def on_mount(self) -> None:
        """Read the board."""
        self.reload()

    def reload(self) -> None:
        """Read the board anew; the cursor stays on its card."""
        self._reload()

    @intention
    async def _reload(self) -> None:
        await self._read(self._where)

    async def _read(self, where: str) -> None:
        self._readings += 1
        last, keep = self._readings, self.board.card.id if self.board.card else None
        found = await self.desk.read(
            lambda session: services.board.read(session, self._pipeline, where, keep)
        )
        if last != self._readings:  # another question was asked meanwhile
            return
        self._where, self._pipeline = where, found.pipeline
        self.board.show(found)
        self._tell()
        self.refresh_bindings()

    def _tell(self) -> None:
        """Say what is shown and what is to be expected."""
        found = self.board.data
        if found is None:
            return
        facts = [found.name, f"{found.forecast.open.deals:,} open", *([self._where] if self._where else [])]
        self.query_one(FilterLine).tell(" · ".join(facts))
        told = (
            strip(found, self.size.width - 2)
            if found.forecast.open.deals or self._where
            else Content.styled(NONE, "$muted-text")
        )
        self.query_one("#forecast", Static).update(told)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._tell()

    @on(Board.Opened)
    def _opened(self, event: Board.Opened) -> None:
        self.app.push_screen(screens.record.page_of("opportunity", event.id, self.area, self))

    def beside(self, noun: str, number: int, rows: int) -> tuple[str, int] | None:
        """The deal so many cards on, under the cursor from now on; None where the last lane ends."""
        found = self.board.go_beside(number, rows)
        return None if found is None else (noun, found)

    @on(Board.Carried)
    @intention
    async def _carried(self, event: Board.Carried) -> None:
        await self._move(event.id, event.stage)

    async def _move(self, number: int, stage: int) -> None:
        """Put a deal into a stage unless it is there already; moves asked for faster wait for each other."""
        async with self._moving:
            if any(
                card.id == number for lane in self.board.lanes if lane.stage == stage for card in lane.cards
            ):
                return
            await self._carry(number, stage)

    async def _carry(self, number: int, stage: int) -> None:
        """The move, and the board after it."""
        lane = next(lane for lane in self.board.lanes if lane.stage == stage)
        if await stage_move.move(self, number, stage, lane.name, lane.kind):
            await self._read(self._where)

    @intention
    async def action_close(self, kind: str) -> None:
        """Put the deal under the cursor into the first won or lost stage."""
        card = self.board.card
        stage = next((lane.stage for lane in self.board.lanes if lane.kind == kind), None)
        if card is not None and stage is not None and stage != self.board.lanes[self.board.lane].stage:
            await self._move(card.id, stage)

    @intention
    async def action_add(self) -> None:
        """Fill in the form of a new deal."""
        await self.app.push_screen_wait(screens.record_form.RecordForm("opportunity", given=self._given()))

    def _given(self) -> dict[str, str]:
        """A new deal begins in the stage under the cursor, where that is an open one."""
        lane = self.board.lanes[self.board.lane] if self.board.lanes else None
        return {"stage": format_ref("stage", lane.stage)} if lane is not None and lane.kind == "open" else {}

    @intention
    async def action_edit(self) -> None:
        """Edit the deal under the cursor."""
        if self.board.card is not None:
            await self.app.push_screen_wait(screens.record_form.RecordForm("opportunity", self.board.card.id))

    async def action_filter(self) -> None:
        """Type a filter."""
        await self.query_one(FilterLine).begin()

    @on(FilterLine.Left)
    def _filter_left(self) -> None:
        self.board.focus()

    @on(FilterLine.Typed)
    @intention
    async def _filter_typed(self, event: FilterLine.Typed) -> None:
        try:
            await self._read(event.text.strip())
        except CrmError as error:
            self.query_one(FilterLine).refuse(error.message)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next pipeline only where there are several."""
        if action == "next":
            found = self.board.data if self.is_mounted else None
            return found is not None and found.pipelines > 1
        return super().check_action(action, parameters)

    @intention
    async def action_next(self) -> None:
        """Show the next pipeline."""
        now = self._pipeline
        if now is not None:
            self._pipeline = await self.desk.read(lambda session: services.board.following(session, now))
            await self._read(self._where)

    def action_view(self) -> None:
        """The same deals as a list; the filter comes back from there."""
        if self.board.data is not None:
            self._table = screens.deals.DealsScreen(_stages(self.board.data), self._where)
            self.app.push_screen(self._table)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Take over the filter of the list, however it was left."""
        table, self._table = self._table, None
        if table is not None and table.asked.where != self._where:
            self.call_after_refresh(self.query_one(FilterLine).hold, table.asked.where)
            self._where = table.asked.where
            self.reload()


def _stages(found: boards.Board) -> str:
    """The open deals of the board in the grammar of filters."""
    stages = [lane.stage for lane in found.lanes if lane.kind == "open"]
    return " or ".join(f"stage={format_ref('stage', stage)}" for stage in stages) or "stage="
