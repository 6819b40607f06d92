"""A stage of the board as lines, and how many stages stand side by side in a width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from crm_tui.display import short
from crm_tui.values.text import CUT
from crm_tui.widgets.card import Line, Look, Piece, drawn, sides
from crm_tui.widgets.cell_text import fit

if TYPE_CHECKING:
    from crm_tui.services.board import Lane

HEADER_LINES = 3
NARROWEST = 22  # cells of an open lane with its gutter and the line beside it
SLIM = 14  # cells of a won or lost one where there is little room
ROOMY = 28  # cells of an open lane from which a won or lost one is as wide as the narrowest
_FRAME = 2  # the gutter at the left of a lane and the line at its right


class Place(NamedTuple):
    """Where a lane stands; `width` includes gutter and line."""

    lane: int
    x: int
    width: int

    @property
    def inner(self) -> int:
        """The cells of a card."""
        return max(1, self.width - _FRAME)


def arrange(closed: Sequence[bool], left: int, width: int) -> list[Place]:
    """The lanes from `left` on that fit into the width; lanes before it join where there is room for them."""
    slim = NARROWEST if width >= sum(NARROWEST if ended else ROOMY for ended in closed) else SLIM
    least = [slim if ended else NARROWEST for ended in closed]
    first = last = min(left, max(0, len(closed) - 1))
    room = width
    while last < len(closed) and least[last] <= room:
        room -= least[last]
        last += 1
    while first > 0 and least[first - 1] <= room:
        first -= 1
        room -= least[first]
    last = max(last, min(first + 1, len(closed)))
    growing = [lane for lane in range(first, last) if not closed[lane]] or list(range(first, last))
    places, x = [], 0
    for lane in range(first, last):
        more = room // len(growing) + (growing.index(lane) < room % len(growing)) if lane in growing else 0
        wide = min(least[lane] + more, width)
        places.append(Place(lane, x, wide))
        x += wide
    return places


class LaneLines:
    """The lines below a lane's header: which card each belongs to (-1 for none), and where each card begins."""

    def __init__(self, lane: Lane, width: int, look: Look) -> None:
        self.lines: list[tuple[int, Line]] = []
        self.starts: list[int] = []
        look = look._replace(closed=lane.kind != "open")
        for index, card in enumerate(lane.cards):
            self.starts.append(len(self.lines))
            self.lines += [(index, line) for line in drawn(card, width, look)]
            if look.roomy:
                self.lines.append((-1, ()))
        more = lane.total.deals - len(lane.cards)
        if more > 0:
            self.lines.append((-1, (Piece(fit(f"{CUT} {more:,} more: v lists", width), "muted"),)))

    def span(self, card: int) -> tuple[int, int]:
        """The first line of a card and the first after it."""
        first = end = self.starts[card]
        while end < len(self.lines) and self.lines[end][0] == card:
            end += 1
        return first, end

    def card_at(self, line: int) -> int | None:
        """The card a line belongs to."""
        if 0 <= line < len(self.lines) and self.lines[line][0] >= 0:
            return self.lines[line][0]
        return None

    def nearest(self, line: int) -> int:
        """The card that begins nearest to a line; 0 where there is none."""
        return min(range(len(self.starts)), key=lambda card: abs(self.starts[card] - line), default=0)


def header(lane: Lane, width: int, currency: str, *, before: int = 0, after: int = 0) -> list[Line]:
    """Name and number of deals, their sum, their weighted sum; `before` and `after` count lanes out of sight."""
    total, is_open = lane.total, lane.kind == "open"
    amount = short.money(total.amount, currency) if total.deals else ""
    others = f"+{total.others:,} other" if total.others else ""
    below = f"{short.amount(total.weighted, currency)} weighted" if is_open else "last 30 days"
    word = " more" if width - cell_len(below) > len("‹ 99 more") else ""
    hidden = f"‹ {before}{word}" if before else f"{after}{word} ›" if after else ""
    return [
        sides(Piece(lane.name, "strong"), Piece(f"{total.deals:,}"), width),
        sides(Piece(amount), Piece(others, "muted"), width),
        sides(Piece(below if total.deals else "", "muted"), Piece(hidden, "strong"), width),
    ]
