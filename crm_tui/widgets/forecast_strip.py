"""The line above the board: what is open, what it weighs, and what is expected in this month and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from crm_tui.display import short

if TYPE_CHECKING:
    from crm_tui.services.board import Board, Total

_GAP = "   "


def strip(board: Board, width: int) -> Content:
    """As many of the figures as fit into the width, the most important first."""
    forecast, currency = board.forecast, board.currency
    later = _month_after(forecast.month.month)
    parts = [
        ("Open", _told(forecast.open, currency)),
        ("weighted", short.amount(forecast.open.weighted, currency)),
        (f"closing {forecast.month:%b}", _counted(forecast.this_month, currency)),
        (f"{forecast.month.replace(day=1, month=later):%b}", _counted(forecast.next_month, currency)),
    ]
    shown: list[Content] = []
    for word, figure in parts:
        if (
            sum(part.cell_length for part in shown) + len(_GAP) * len(shown) + cell_len(word + figure) + 1
            > width
        ):
            break
        shown.append(Content.assemble((word, "$text-muted"), " ", (figure, "bold")))
    return Content(_GAP).join(shown)


def _month_after(month: int) -> int:
    return month % 12 + 1


def _told(total: Total, currency: str) -> str:
    return short.money(total.amount, currency) + _others(total)


def _counted(total: Total, currency: str) -> str:
    return f"{short.amount(total.amount, currency)} ({total.deals:,})" + _others(total)


def _others(total: Total) -> str:
    return f" +{total.others:,} other" if total.others else ""
