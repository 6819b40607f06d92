"""The complaint queue as rows: like any list, but a deadline reads as the time that is left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm_tui import clock
from crm_tui.choices import ComplaintStatus
from crm_tui.display import short
from crm_tui.screens.noun_source import NounSource
from crm_tui.widgets.record_source import Cell, Column, Row

if TYPE_CHECKING:
    from crm_tui.services.fields import Field
    from crm_tui.store.database import Session

COLUMNS = ("summary", "severity", "status", "deadline", "client", "owner")
_WAITS_FOR = {
    ComplaintStatus.WAITING_CLIENT.value: "for client",
    ComplaintStatus.WAITING_SUPPLIER.value: "for supplier",
}
_NEAR = timedelta(hours=24)
_WIDTHS = {"summary": (22, 60), "severity": (11, 12), "status": (13, 18), "deadline": (12, 12)}


class QueueSource(NounSource):
    """Complaints by their next deadline."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the noun, as wide as their words need here."""
        made = []
        for column in super().columns:
            low, high = _WIDTHS.get(column.name, (column.min_width, column.max_width))
            made.append(column._replace(min_width=low, max_width=high, whole=0))
        return tuple(made)

    def _row(
        self, session: Session, number: int, fields: Sequence[Field], cells: Sequence[Any], shown: int
    ) -> Row:
        row = super()._row(session, number, fields, cells, shown)
        values = {field.name: value for field, value in zip(fields, cells, strict=True)}
        made = list(row.cells)
        for place, field in enumerate(fields[:shown], start=1):
            if field.name == "deadline":
                made[place] = time_left(values["deadline"], str(values["status"]))
        if {"status", "deadline"} <= {field.name for field in fields[:shown]}:
            _say_whom(made, [field.name for field in fields], str(values["status"]))
        return Row(number, tuple(made))


def _say_whom(cells: list[str | Cell], names: list[str], status: str) -> None:
    """Let the deadline that stands still tell for whom we wait, so that the status has room."""
    if status in _WAITS_FOR:
        cells[1 + names.index("status")] = Cell("Waiting", "~", "muted")
        cells[1 + names.index("deadline")] = Cell(_WAITS_FOR[status], "", "muted")


def time_left(deadline: datetime | None, status: str) -> Cell:
    """Time left or over, or why there is none; `deadline` is the next one."""
    if deadline is None:
        return Cell("paused" if status in _WAITS_FOR else "", "", "muted")
    left = deadline - clock.now()
    if left < timedelta():
        return Cell(f"{short.span(left)} late", "!", "error")
    return Cell(f"{short.span(left)} left", *(("*", "warning") if left < _NEAR else ("", "")))
