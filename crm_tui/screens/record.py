"""The page of one record of any noun: its fields that are set, and what was changed of it by whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from crm_tui import display, screens, services
from crm_tui.screens.page import PageScreen
from crm_tui.values.text import safe
from crm_tui.widgets.along import Along

if TYPE_CHECKING:
    from crm_tui.services.history import Change
    from crm_tui.store.database import Session
    from crm_tui.values.kinds import Context

HIDDEN = ("id", "version")


def page_of(noun: str, number: int, area: str, along: Along | None = None) -> PageScreen:
    """The screen that shows a record: the page of its noun where it has one, else this one.

    `along` is the list it is opened from, along which one goes on to its neighbours.
    """
    page = _page_of(noun, number, area)
    page.along = along
    return page


def _page_of(noun: str, number: int, area: str) -> PageScreen:
    if noun == "complaint":
        return screens.complaint.ComplaintScreen(number, area)
    if noun == "plan":
        return screens.plan.PlanScreen(number, area)
    if noun == "client":
        return screens.client.ClientScreen(number, area)
    if noun == "contact":
        return screens.person.PersonScreen(number, area)
    if noun == "opportunity":
        return screens.deal.DealScreen(number, area)
    if noun == "order":
        return screens.sale.OrderScreen(number, area)
    return RecordScreen(noun, number, area)


class RecordScreen(PageScreen):
    """Everything set of one record, in the order of its form."""

    DEFAULT_CSS = """
    RecordScreen {
        & > #record-title { height: 1; padding: 0 1; background: $surface; }
        & > #record-body { padding: 1 2; }
        & #record-sheet, & #record-past, & #record-panes, & Horizontal { height: auto; }
        & #record-past { margin: 1 0 0 0; }
        & .record-title { width: 18; color: $muted-text; }
        & .record-when { width: 34; color: $muted-text; }
        & .record-text { width: 1fr; }
        & .record-heading { color: $accent; text-style: bold; }
    }
    RecordScreen.-wide {
        & > #record-body { padding: 0 1; }
        & #record-panes { layout: horizontal; min-height: 100%; }
        & #record-sheet { width: 1fr; padding: 1 2 1 1; }
        & #record-past { width: 1fr; height: 1fr; min-height: 100%; margin: 0; padding: 1 1 1 2;
            border-left: vkey $border; }
    }
    """

    HELP_TEXT = (
        "One record: all that is known of it, and below who changed what. e edits, c rings whom it is about, "
        "Esc goes back."
    )
    AUTO_FOCUS = "VerticalScroll"

    def body(self) -> ComposeResult:
        """The sheet."""
        yield Static("", id="record-title", markup=False)
        with VerticalScroll(id="record-body"), Container(id="record-panes"):
            yield Vertical(id="record-sheet")
            yield Vertical(id="record-past")

    def read(self, session: Session) -> Shown:
        """The record, its fields that are set, its newest changes."""
        return read(session, self.noun, self.number)

    async def show(self, shown: Shown) -> None:
        """Put up the sheet."""
        self.client = shown.client
        title = Content.assemble((shown.ref, "$accent bold"), "  ", (safe(shown.name), "bold"))
        self.query_one("#record-title", Static).update(title)
        with self.app.batch_update():
            for place, rows in (("#record-sheet", _fields(shown)), ("#record-past", _changes(shown))):
                pane = self.query_one(place, Vertical)
                # Not waited for: whoever ends the wait ends the widgets amid their going, and the page hangs.
                pane.remove_children()
                await pane.mount(*rows)


class Shown(NamedTuple):
    """A record as text: fields as (title, text), changes as (when and who, what)."""

    ref: str
    name: str
    client: int | None
    fields: list[tuple[str, str]]
    changes: list[tuple[str, str]]


def read(session: Session, noun: str, number: int) -> Shown:
    """The record, its fields that are set, its newest changes."""
    sheet = services.pages.sheet(session, noun, number)
    around = services.acting.context(session)
    texts = [
        (
            field.title,
            str(value) if field.kind == "note" and value else display.cells.show(field, value, around),
        )
        for name, (field, value) in sheet.cells.items()
        if name not in HIDDEN
    ]
    changes = [(_when(change, around), services.history.in_a_line(change)) for change in sheet.changes]
    return Shown(sheet.ref, sheet.name, sheet.client, [(t, x) for t, x in texts if x], changes)


def _when(change: Change, around: Context) -> str:
    at = change.at.astimezone(around.zone).strftime("%Y-%m-%d %H:%M") if change.at else ""
    return f"{at}  {change.member}"


def _fields(shown: Shown) -> Iterator[Widget]:
    for title, text in shown.fields:
        yield _pair(title, text, "record-title")


def _changes(shown: Shown) -> Iterator[Widget]:
    yield Static(Content("What was changed"), classes="record-heading")
    for when, what in shown.changes:
        yield _pair(when, what, "record-when")


def _pair(left: str, right: str, kind: str) -> Widget:
    return Horizontal(
        Static(Content(safe(left)), classes=kind),
        Static(Content(safe(right, lines=True)), classes="record-text"),
    )
