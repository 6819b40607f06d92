"""The drawing half of the board: stages side by side, cards below each other, one of them under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from crm_tui.widgets.card import Line, Look
from crm_tui.widgets.desk import is_dense
from crm_tui.widgets.lane import HEADER_LINES, LaneLines, Place, arrange, header

if TYPE_CHECKING:
    from crm_tui.services import board as boards
    from crm_tui.services.board_cards import Card

CURSOR_MARK = "›"
_ROOMY = 24  # lines from which a card takes one more


class BoardView(Widget, can_focus=True):
    """Draws a board it is given, as many stages as there is room for, about the one under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("board--header", "board--active", "board--target", "board--cursor", "board--blurred"),
        *(
            "board--card",
            "board--line",
            "board--muted",
            "board--success",
            "board--warning",
            "board--error",
            "board--strong",
        ),
    }
    DEFAULT_CSS = """
    BoardView {
        height: 1fr;
        & > .board--header { background: $panel; color: $foreground; }
        & > .board--active { background: $primary 35%; color: $foreground; text-style: bold; }
        & > .board--target { background: $accent; color: $background; text-style: bold reverse; }
        & > .board--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .board--blurred {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
        }
        & > .board--card { background: $surface; color: $foreground; }
        & > .board--line { color: $border; }
        & > .board--muted { color: $muted-text; }
        & > .board--success { color: $text-success; }
        & > .board--warning { color: $text-warning; }
        & > .board--error { color: $text-error; }
        & > .board--strong { text-style: bold; }
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.data: boards.Board | None = None
        self.lane = 0
        self.row = 0
        self.target: int | None = None
        self._left = 0
        self._tops: dict[int, int] = {}
        self._places: list[Place] = []
        self._lines: dict[int, LaneLines] = {}

    @property
    def lanes(self) -> tuple[boards.Lane, ...]:
        """The stages, in their order."""
        return self.data.lanes if self.data else ()

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        cards = self.lanes[self.lane].cards if self.lane < len(self.lanes) else ()
        return cards[self.row] if self.row < len(cards) else None

    @property
    def rows_shown(self) -> int:
        """The lines there are for cards."""
        return max(1, self.size.height - HEADER_LINES)

    def show(self, data: boards.Board) -> None:
        """Show this; the cursor stays on its card wherever that went, else about where it stood."""
        card, before = self.card, self._line_of_cursor()
        stage = self.lanes[self.lane].stage if self.lanes else None
        self.data = data
        place = _find(data.lanes, card.id if card else None)
        if place is None:
            lane = next((at for at, lane in enumerate(data.lanes) if lane.stage == stage), 0)
            place = lane, min(self.row, max(0, len(data.lanes[lane].cards) - 1)) if data.lanes else 0
        self.lane, self.row = place
        self._lay_out()
        if before is not None and self.lanes and self.lanes[self.lane].stage == stage and self.card:
            first, _ = self._lines[self.lane].span(self.row)
            self._tops[self.lane] = max(0, first - before)
        self.into_view()

    def on_resize(self) -> None:
        """Place the lanes anew."""
        self._lay_out()
        self.into_view()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.refresh()

    def move_to(self, lane: int, row: int) -> None:
        """Put the cursor there, or as near as there is something."""
        self.lane = max(0, min(lane, len(self.lanes) - 1))
        cards = self.lanes[self.lane].cards if self.lanes else ()
        self.row = max(0, min(row, len(cards) - 1))
        self.into_view()

    def into_view(self) -> None:
        """Scroll so that the card under the cursor is seen whole, with its header."""
        self._sideways()
        lines = self._lines.get(self.lane)
        if lines is not None and lines.starts:
            first, end = lines.span(self.row)
            top = min(self._tops.get(self.lane, 0), first)
            last = len(lines.lines) if self.row == len(lines.starts) - 1 else end
            self._tops[self.lane] = max(top, min(last - self.rows_shown, first))
        self.refresh()

    def scroll_lane(self, lane: int, by: int) -> None:
        """Scroll one lane by lines; the cursor stays where it is."""
        most = max(0, len(self._lines[lane].lines) - self.rows_shown)
        self._tops[lane] = max(0, min(self._tops.get(lane, 0) + by, most))
        self.refresh()

    def lane_at(self, x: int) -> int | None:
        """The lane in a column of cells."""
        return next((place.lane for place in self._places if place.x <= x < place.x + place.width), None)

    def card_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The lane and row of the card in a cell."""
        lane = self.lane_at(x)
        if lane is None or y < HEADER_LINES:
            return None
        row = self._lines[lane].card_at(y - HEADER_LINES + self._tops.get(lane, 0))
        return None if row is None else (lane, row)

    def beside(self, lane: int) -> int:
        """The row of another lane that stands at the height of the cursor."""
        height = self._line_of_cursor() or 0
        lines = self._lines.get(lane)
        return lines.nearest(height + self._tops.get(lane, 0)) if lines else 0

    def render_line(self, y: int) -> Strip:
        """One line through all lanes."""
        segments: list[Segment] = []
        for place in self._places:
            segments += self._header(place, y) if y < HEADER_LINES else self._body(place, y - HEADER_LINES)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _header(self, place: Place, y: int) -> list[Segment]:
        assert self.data is not None
        part = "active" if place.lane == self.lane else "header"
        base = self._style("target" if place.lane == self.target else part)
        before = self._places[0].lane if place is self._places[0] else 0
        after = len(self.lanes) - 1 - place.lane if place is self._places[-1] else 0
        lane = self.lanes[place.lane]
        lines = header(lane, place.inner, self.data.currency, before=before, after=after)
        return [Segment(" ", base), *self._pieces(lines[y], place.inner, base), self._edge(base)]

    def _body(self, place: Place, y: int) -> list[Segment]:
        made = self._lines[place.lane]
        at = y + self._tops.get(place.lane, 0)
        row, line = made.lines[at] if at < len(made.lines) else (-1, ())
        here = row >= 0 and (place.lane, row) == (self.lane, self.row)
        base = self._ground(row, here)
        mark = CURSOR_MARK if here and at == made.starts[row] else " "
        return [Segment(mark, base), *self._pieces(line, place.inner, base), self._edge(self.rich_style)]

    @property
    def _roomy(self) -> bool:
        """Whether cards take a line more and stand apart."""
        return self.size.height >= _ROOMY and not is_dense(self)

    def _ground(self, row: int, here: bool) -> Style:
        """What a card lies on; where cards touch, every other one stands out."""
        if here:
            return self._style("cursor" if self.has_focus else "blurred")
        raised = row >= 0 and (self._roomy or row % 2 == 0)
        return self._style("card") if raised else self.rich_style

    def _pieces(self, line: Line, width: int, base: Style) -> list[Segment]:
        """A line's words; on the cursor and its lane's head tones give way to colours made to be read there."""
        if not line:
            return [Segment(" " * width, base)]
        return [Segment(piece.text, base + self._tone(piece.tone, base)) for piece in line]

    def _tone(self, tone: str, base: Style) -> Style:
        loud = (self._style("cursor").bgcolor, self._style("active").bgcolor)
        if not tone or (tone != "strong" and base.bgcolor in loud):
            return Style.null()
        return self.get_component_rich_style("-".join(("board-", tone)), partial=True)

    def _edge(self, base: Style) -> Segment:
        return Segment("│", base + self.get_component_rich_style("board--line", partial=True))

    def _style(self, part: str) -> Style:
        return self.get_component_rich_style("-".join(("board-", part)))

    def _line_of_cursor(self) -> int | None:
        """How many lines below the headers the card under the cursor begins."""
        lines = self._lines.get(self.lane)
        if lines is None or self.row >= len(lines.starts):
            return None
        return lines.starts[self.row] - self._tops.get(self.lane, 0)

    def _sideways(self) -> None:
        """Bring the lane of the cursor into the window."""
        shown = [place.lane for place in self._places]
        if self.lanes and self.lane not in shown:
            step = -1 if not shown or self.lane < shown[0] else 1
            while self.lane not in [place.lane for place in self._places]:
                self._left = max(0, min(self._left + step, len(self.lanes) - 1))
                self._lay_out()

    def _lay_out(self) -> None:
        """Place lanes and cards anew at this size."""
        if self.data is None or not self.size.width:
            return
        closed = [lane.kind != "open" for lane in self.lanes]
        self._places = arrange(closed, self._left, self.size.width)
        self._left = self._places[0].lane if self._places else 0
        look = Look(self.data.today, self.data.currency, self._roomy, is_dense(self))
        self._lines = {
            place.lane: LaneLines(self.lanes[place.lane], place.inner, look) for place in self._places
        }
        for lane, made in self._lines.items():
            self._tops[lane] = max(0, min(self._tops.get(lane, 0), len(made.lines) - 1))


def _find(lanes: tuple[boards.Lane, ...], card: int | None) -> tuple[int, int] | None:
    for at, lane in enumerate(lanes):
        for row, found in enumerate(lane.cards):
            if found.id == card:
                return at, row
    return None
