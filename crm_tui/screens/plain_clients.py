"""The list of clients without the models: what most people look at first, and all day."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from crm_tui import clock, display
from crm_tui.choices import Grade, Tier
from crm_tui.quick import first_page
from crm_tui.screens.noun_source import REF, column_of
from crm_tui.values.options import choice_title
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe
from crm_tui.widgets.record_source import Cell, Column, Row

if TYPE_CHECKING:
    import sqlite3

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.first_page import FirstClient
    from crm_tui.widgets.desk import Desk

_BEYOND = 2**31  # what array('i') cannot hold
# The default columns as the services name them, which are not loaded yet; a test holds both equal.
TITLES = {
    "name": ("Name", "text"),
    "tier": ("Tier", "choice"),
    "owner": ("Owner", "ref"),
    "last_touch": ("Last touch", "instant"),
    "next_step": ("Next step", "ref"),
    "grade": ("Grade", "choice"),
    "open_deals": ("Open deals", "int"),
    "open_complaints": ("Open complaints", "int"),
    "tags": ("Tags", "tags"),
}


def columns() -> tuple[Column, ...]:
    """The default columns of clients."""
    return (REF, *(column_of(place, name, *TITLES[name]) for place, name in enumerate(TITLES)))


class PlainClients:
    """All clients by name, read by plain SQL with the columns and texts the services give; see RecordSource."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.columns = columns()

    def first(self, count: int) -> Sequence[Row]:
        """The first rows."""
        return self._rows(lambda db: first_page.clients(db, count))

    def ids(self) -> array[int]:
        """The ids of all of them in order."""
        return self._desk.plain_here(_ids)

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """The rows of these ids."""
        return {row.id: row for row in self._rows(lambda db: first_page.clients_of(db, ids))}

    def _rows(self, find: Callable[[sqlite3.Connection], Sequence[FirstClient]]) -> list[Row]:
        actor = self._desk.actor
        return [_row(found, actor) for found in self._desk.plain_here(find)]


def _ids(db: sqlite3.Connection) -> array[int]:
    """With 4 bytes for each as long as they fit: of a million, the other 4 are the most the app would hold."""
    return array("i" if first_page.highest_client(db) < _BEYOND else "q", first_page.client_ids(db))


def _row(found: FirstClient, actor: Actor) -> Row:
    now = clock.now()
    texts = {
        "name": safe(found.name),
        "tier": choice_title(Tier(found.tier)) if found.tier else "",
        "grade": choice_title(Grade(found.grade)) if found.grade else "",
        "owner": safe(found.owner or ""),
        "last_touch": (
            display.brief.brief_instant(clock.instant(found.last_touch), actor.zone, actor.today(now))
            if found.last_touch
            else ""
        ),
        "next_step": safe(found.next_step or ""),
        "open_deals": str(found.open_deals),
        "open_complaints": str(found.open_complaints),
        "tags": safe(found.tags or ""),
    }
    cells: list[str | Cell] = [Cell(format_ref("client", found.id), tone="muted")]
    for name, text in ((name, texts[name]) for name in TITLES):
        mark = display.marks.of_word(name, getattr(found, name))
        cells.append(Cell(text, *mark) if mark is not None and text else text)
    return Row(found.id, tuple(cells))
