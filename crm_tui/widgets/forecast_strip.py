"""The line above the board: what is open, what it weighs, and what is expected in this month and the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from crm_tui.display import short

if TYPE_CHECKING:
    from crm_tui.services.board import Board, Total


def strip(board: Board, width: int) -> Content:
    """The figures in full where they fit into the width, else in short; the last give way first."""
    forecast, currency = board.forecast, board.currency
    weighted = short.amount(forecast.open.weighted, currency)
    soon, later = forecast.this_month, forecast.next_month
    full = [
        ("Open", short.money(forecast.open.amount, currency) + _others(forecast.open)),
        ("weighted", weighted),
        ("closing this month", _counted(soon, currency) + _others(soon)),
        ("next month", _counted(later, currency) + _others(later)),
    ]
    brief = [*full[:2], ("this month", _counted(soon, currency)), ("next", _counted(later, currency))]
    line = _joined(full, "   ")
    while line.cell_length > width and brief:
        line = _joined(brief, "  ")
        brief.pop()
    return line


def _joined(parts: list[tuple[str, str]], gap: str) -> Content:
    return Content(gap).join(
        [Content.assemble((word, "$muted-text"), " ", (figure, "bold")) for word, figure in parts]
    )


def _counted(total: Total, currency: str) -> str:
    return f"{short.amount(total.amount, currency)} ({total.deals:,})"


def _others(total: Total) -> str:
    return f" +{total.others:,} other" if total.others else ""
