"""A deal as a card: lines of a few words, each with its tone, exactly as wide as the lane."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from crm_tui.display import short
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit

if TYPE_CHECKING:
    from crm_tui.services.board_cards import Card

SIGNS = {
    "past close": ("! ", "error"),
    "closes today": ("* ", "warning"),
    "rotting": ("~ ", "warning"),
    "no next step": ("? ", "warning"),
}
_GAP = "  "


class Piece(NamedTuple):
    """Some words of a line; `tone` names the style: muted, success, warning, error, strong or none."""

    text: str
    tone: str = ""


Line = tuple[Piece, ...]


class Look(NamedTuple):
    """What cards are drawn by: the day it is, the currency that goes unsaid, the room there is."""

    today: date
    currency: str
    roomy: bool = False
    dense: bool = False
    closed: bool = False


def drawn(card: Card, width: int, look: Look) -> list[Line]:
    """The lines of a card."""
    if look.dense:
        return [_dense(card, width, look)]
    if look.closed:
        return _closed(card, width, look)
    rots = "rotting" in card.signs
    age = f"{card.days}d" if card.days is not None else ""
    lines = [sides(Piece(card.name, "strong"), Piece(age, "warning" if rots else "muted"), width)]
    amount = Piece(_amount(card, look) or "no amount", "" if card.amount else "muted")
    if look.roomy:
        close = f"close {short.day(card.close, look.today)}" if card.close else "no close date"
        lines.append((Piece(fit(card.client, width), "muted"),))
        lines.append(sides(amount, Piece(close, "muted"), width))
    else:
        lines.append(sides(Piece(card.client, "muted"), amount, width))
    lines.append(_step(card, width, look.today))
    signs = [sign.value for sign in card.signs if sign != "no next step"]
    if signs:
        lines += _signs(signs, width)
    return lines


def _amount(card: Card, look: Look) -> str:
    return short.money(*card.amount, look.currency) if card.amount else ""


def sides(left: Piece, right: Piece, width: int) -> Line:
    """One text at the left and one at the right; the left gives way."""
    end = safe(right.text)
    if not end or cell_len(end) > width - 4:
        return (Piece(fit(left.text, width), left.tone),)
    room = width - cell_len(end) - 1
    return (Piece(fit(left.text, room) + " ", left.tone), Piece(end, right.tone))


def _dense(card: Card, width: int, look: Look) -> Line:
    """All of a card in one line: its first sign, its name, its amount."""
    sign, tone = SIGNS[card.signs[0]] if card.signs and not look.closed else ("  ", "")
    name = sides(Piece(card.name), Piece(_amount(card, look), "muted"), width - cell_len(sign))
    return (Piece(sign, tone), *name)


def _closed(card: Card, width: int, look: Look) -> list[Line]:
    ended = short.day(card.close, look.today) if card.close else ""
    return [
        (Piece(fit(card.name, width)),),
        (Piece(fit(card.client, width), "muted"),),
        sides(Piece(_amount(card, look)), Piece(ended, "muted"), width),
    ]


def _step(card: Card, width: int, today: date) -> Line:
    if "no next step" in card.signs:
        return _signs(["no next step"], width)[0]
    due = card.step_due
    when = short.day(due, today) + " " if due else ""
    late, now = due is not None and due < today, due == today
    mark = "! " if late else "* " if now else "> "
    tone = "error" if late else "warning" if now else "muted"
    head = Piece(mark + when, tone)
    return (head, Piece(fit(card.step, max(0, width - cell_len(head.text)))))


def _signs(signs: list[str], width: int) -> list[Line]:
    """The signs with their words, side by side where there is room, else below each other."""
    told = [Piece("".join((SIGNS[sign][0], sign)), SIGNS[sign][1]) for sign in signs]
    room = width - sum(cell_len(piece.text) for piece in told) - len(_GAP) * (len(told) - 1)
    if room < 0:
        return [(Piece(fit(text, width), tone),) for text, tone in told]
    line = [part for piece in told for part in (piece, Piece(_GAP))]
    return [(*line[:-1], Piece(" " * room))]
