"""A deal as a card: lines of a few words, each with its tone, exactly as wide as the lane."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from crm_tui.display import short
from crm_tui.widgets.cell_text import fit, inert

if TYPE_CHECKING:
    from crm_tui.services.board_cards import Card

SIGNS = {
    "past close": ("! ", "error"),
    "closes today": ("* ", "warning"),
    "rotting": ("~ ", "warning"),
    "no next step": ("? ", "warning"),
}


class Piece(NamedTuple):
    """Some words of a line; `tone` names the style: muted, success, warning, error, strong or none."""

    text: str
    tone: str = ""


Line = tuple[Piece, ...]


def drawn(card: Card, width: int, today: date, *, roomy: bool, closed: bool) -> list[Line]:
    """The lines of a card; `roomy` gives the amount a line of its own."""
    if closed:
        return _closed(card, width, today)
    age = f"{card.days}d" if card.days is not None else ""
    rots = "rotting" in card.signs
    lines = [sides(Piece(card.name, "strong"), Piece(age, "warning" if rots else "muted"), width)]
    amount = short.money(*card.amount) if card.amount else "no amount"
    close = short.day(card.close, today) if card.close else ""
    if roomy:
        lines.append(sides(Piece(card.client, "muted"), Piece("", "muted"), width))
        lines.append(sides(Piece(amount), Piece(close and f"close {close}", "muted"), width))
    else:
        lines.append(sides(Piece(card.client, "muted"), Piece(amount), width))
    lines.append(_step(card, width, today))
    signs = [sign.value for sign in card.signs if sign != "no next step"]
    if signs:
        lines.append(_signs(signs, width))
    return lines


def sides(left: Piece, right: Piece, width: int) -> Line:
    """One text at the left and one at the right; the left gives way."""
    end = inert(right.text)
    if not end or cell_len(end) > width - 4:
        return (Piece(fit(left.text, width), left.tone),)
    room = width - cell_len(end) - 1
    return (Piece(fit(left.text, room) + " ", left.tone), Piece(end, right.tone))


def _closed(card: Card, width: int, today: date) -> list[Line]:
    amount = short.money(*card.amount) if card.amount else ""
    ended = short.day(card.close, today) if card.close else ""
    return [
        (Piece(fit(card.name, width)),),
        (Piece(fit(card.client, width), "muted"),),
        sides(Piece(amount), Piece(ended, "muted"), width),
    ]


def _step(card: Card, width: int, today: date) -> Line:
    if "no next step" in card.signs:
        return _signs(["no next step"], width)
    due = card.step_due
    when = short.day(due, today) + " " if due else ""
    late, now = due is not None and due < today, due == today
    mark = "! " if late else "* " if now else "> "
    tone = "error" if late else "warning" if now else "muted"
    head = Piece(mark + when, tone)
    return (head, Piece(fit(card.step, max(0, width - cell_len(head.text)))))


def _signs(signs: list[str], width: int) -> Line:
    """The signs with their words, as many as there is room for."""
    pieces: list[Piece] = []
    room = width
    for sign in signs:
        mark, tone = SIGNS[sign]
        text = ("  " if pieces else "") + mark + sign
        if cell_len(text) > room:
            text = (" " + mark).rstrip() if room >= 2 else ""
        pieces.append(Piece(text, tone))
        room -= cell_len(text)
    return (*pieces, Piece(" " * room))
