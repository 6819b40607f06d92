"""The list of clients: everybody who buys or may buy, with what is open for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_tui import clock, display
from crm_tui.choices import Grade, Tier
from crm_tui.quick import first_page
from crm_tui.screens.noun_source import REF, column_of
from crm_tui.screens.records import RecordsScreen
from crm_tui.values.options import choice_title
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe
from crm_tui.widgets.record_source import Cell, Column, Row

if TYPE_CHECKING:
    import sqlite3

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.first_page import FirstClient

# The default columns as the services name them, which are not loaded yet; a test holds both equal.
TITLES = {
    "name": ("Name", "text"),
    "tier": ("Tier", "choice"),
    "grade": ("Grade", "choice"),
    "owner": ("Owner", "ref"),
    "last_touch": ("Last touch", "instant"),
    "next_step": ("Next step", "ref"),
    "open_deals": ("Open deals", "int"),
    "open_complaints": ("Open complaints", "int"),
    "tags": ("Tags", "tags"),
}


def columns() -> tuple[Column, ...]:
    """The default columns of clients."""
    return (REF, *(column_of(place, name, *TITLES[name]) for place, name in enumerate(TITLES)))


def first_clients(db: sqlite3.Connection, actor: Actor, count: int) -> tuple[tuple[Column, ...], list[Row]]:
    """The first page by plain SQL, with the columns and texts the services give."""
    return columns(), [_row(found, actor) for found in first_page.clients(db, count)]


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
    for name, text in texts.items():
        mark = display.marks.of_word(name, getattr(found, name))
        cells.append(Cell(text, *mark) if mark is not None and text else text)
    return Row(found.id, tuple(cells))


class ClientsScreen(RecordsScreen):
    """Enter opens the page of everything about a client."""

    HELP_TEXT = (
        "Your clients. / finds one by any word, or asks a condition: tier=key and owner=me and last_touch>90d. "
        "Enter opens everything about a client: talks, people, deals, complaints, tasks. a writes down a talk: "
        "Haier @Wang Min call 30m: wants 200 units >fri send the sample."
    )

    FIRST_STEP = (
        "Everybody who buys from you or may buy stands here.\n\n"
        "n fills in the form of the first client. A talk makes its client as you go: press a, write\n"
        "    Haier @Wang Min call 30m: wants 200 units\n"
        "and Ctrl+N. A whole list comes from a spreadsheet, in the shell:\n"
        "    crm import customers.csv --as client"
    )

    def __init__(self) -> None:
        super().__init__("client", area="clients", title="Clients", first_page=first_clients)
