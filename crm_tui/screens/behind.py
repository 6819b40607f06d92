"""The list behind a figure: the records that were counted, as a list like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from crm_tui import screens
from crm_tui.display.figures import show
from crm_tui.reports.report import Named
from crm_tui.screens.records import RecordsScreen
from crm_tui.values.text import safe

if TYPE_CHECKING:
    from crm_tui.reports.report import Report


def behind(found: Report, row: int, area: str) -> Screen[Any] | None:
    """The list behind a row, else the page of the record it is about, else None."""
    source, about = found.source(row), found.rows[row][0]
    if source is not None:
        title = safe(f"{found.title}: {show(found.columns[0], about)}")
        return BehindScreen(source.noun, source.where, title, area)
    return screens.record.page_of(about.noun, about.id, area) if isinstance(about, Named) else None


class BehindScreen(RecordsScreen):
    """Opens on a condition that always holds; Esc goes back to the figure."""

    HELP_TEXT = (
        "The records behind the figure. / narrows them further, s sorts, Space selects several, Enter opens one. "
        "Esc goes back to the report."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "unselect", "Back", id="behind.back", tooltip="Select nothing, filter nothing, go back"
        ),
    ]

    OPENS_WITH_VIEW = False

    def __init__(self, noun: str, within: str, title: str, area: str) -> None:
        super().__init__(noun, area=area, title=title, within=within)
