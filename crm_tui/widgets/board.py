"""The board one works on: keys and mouse go through the cards, open them and carry them to another stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.message import Message

from crm_tui.widgets.along import place_beside
from crm_tui.widgets.board_view import BoardView
from crm_tui.widgets.cursor_list import MOVING

_WHEEL = 3  # lines for a turn of the wheel


class Board(BoardView):
    """Says what the person wants with a card; it writes nothing itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "card(-1)", "Up", show=False, id="board.up", tooltip="The card above",
                group=MOVING),
        Binding("down", "card(1)", "Down", show=False, id="board.down", tooltip="The card below",
                group=MOVING),
        Binding("left", "lane(-1)", "Left", show=False, id="board.left", tooltip="The stage before",
                group=MOVING),
        Binding("right", "lane(1)", "Right", show=False, id="board.right", tooltip="The stage after",
                group=MOVING),
        Binding("home", "card(-1000000)", "First", show=False, id="board.first", tooltip="The first card",
                group=MOVING),
        Binding("end", "card(1000000)", "Last", show=False, id="board.last", tooltip="The last card",
                group=MOVING),
        Binding("pageup", "card(-4)", "Page up", show=False, id="board.page-up", tooltip="Some cards up",
                group=MOVING),
        Binding("pagedown", "card(4)", "Page down", show=False, id="board.page-down", tooltip="Some cards down",
                group=MOVING),
        Binding("enter", "open", "Open", id="board.open", tooltip="Open the deal under the cursor"),
        Binding("less_than_sign,shift+left", "carry(-1)", "Move", key_display="< >", id="board.carry-back",
                tooltip="Move the deal to the stage before"),
        Binding("greater_than_sign,shift+right", "carry(1)", "On", show=False, key_display=">", id="board.carry-on",
                tooltip="Move the deal to the next stage"),
    ]  # fmt: skip

    @dataclass
    class Opened(Message):
        """A card was opened by Enter or a double click."""

        id: int

    @dataclass
    class Carried(Message):
        """A card is to be moved into another stage."""

        id: int
        stage: int

    _held: int | None = None

    def action_card(self, rows: int) -> None:
        """Go up or down in the lane."""
        self.move_to(self.lane, self.row + rows)

    def action_lane(self, lanes: int) -> None:
        """Go to the lane beside, to the card at the same height."""
        lane = max(0, min(self.lane + lanes, len(self.lanes) - 1))
        if lane != self.lane:
            self.move_to(lane, self.beside(lane))

    def go_beside(self, number: int, cards: int) -> int | None:
        """The card so many cards from one, lane after lane, under the cursor from now on; None at the end."""
        places = [(lane, row) for lane, held in enumerate(self.lanes) for row in range(len(held.cards))]
        ids = [self.lanes[lane].cards[row].id for lane, row in places]
        cursor = places.index((self.lane, self.row)) if (self.lane, self.row) in places else 0
        here = ids.index(number) if number in ids else None
        at = place_beside(here, cursor, cards, len(ids))
        if at is None:
            return None
        self.move_to(*places[at])
        return ids[at]

    def action_open(self) -> None:
        """Open the card under the cursor."""
        if self.card is not None:
            self.post_message(self.Opened(self.card.id))

    def action_carry(self, lanes: int) -> None:
        """Ask for the card under the cursor to be moved so many stages on."""
        lane = self.lane + lanes
        if self.card is not None and 0 <= lane < len(self.lanes):
            self.post_message(self.Carried(self.card.id, self.lanes[lane].stage))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Take the card under the pointer."""
        found = self.card_at(event.x, event.y)
        if found is not None:
            self.move_to(*found)
            self._held = self.card.id if self.card else None
            self.capture_mouse()
        elif (lane := self.lane_at(event.x)) is not None:
            self.move_to(lane, 0)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show where the card would go."""
        if self._held is None:
            return
        lane = self.lane_at(event.x)
        self.target = lane if lane != self.lane else None
        self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let the card go where the pointer is."""
        held, self._held, self.target = self._held, None, None
        self.release_mouse()
        lane = self.lane_at(event.x)
        if held is not None and lane is not None and lane != self.lane:
            self.post_message(self.Carried(held, self.lanes[lane].stage))
        self.refresh()

    def on_click(self, event: Click) -> None:
        """A second click opens."""
        if event.chain == 2 and self.card_at(event.x, event.y) == (self.lane, self.row):
            self.action_open()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Turn the wheel over a lane."""
        self._wheel(event.x, _WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The same upwards."""
        self._wheel(event.x, -_WHEEL)

    def _wheel(self, x: int, lines: int) -> None:
        lane = self.lane_at(x)
        if lane is not None:
            self.scroll_lane(lane, lines)
