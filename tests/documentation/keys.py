"""Every key of the app, screen by screen, from the bindings themselves."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from textual.binding import Binding
from textual.keys import format_key

from crm_tui import screens, widgets
from crm_tui.app import CrmApp
from tests.documentation.commands import escaped

# What holds keys, in the words of the manual and in its order.
PLACES = {
    "CrmApp": "Everywhere",
    "DueScreen": "Today: the row under the cursor",
    "TodayScreen": "Today: the whole",
    "MorningScreen": "The page to print",
    "ListScreen": "Every list: what is shown",
    "RecordsScreen": "Every list: its records",
    "PageScreen": "The page of any record",
    "DossierScreen": "The page of a client, a contact, a deal or an order",
    "SaleScreen": "The page of a deal or an order",
    "DealScreen": "The page of a deal",
    "PlanScreen": "The page of a plan",
    "LogScreen": "Contact log",
    "PipelineScreen": "Pipeline: the board",
    "DealsScreen": "Pipeline: the list",
    "ComplaintsScreen": "Complaint queue",
    "HandlingScreen": "The page of a complaint",
    "KnowledgeScreen": "Complaints: knowledge",
    "ReportsScreen": "Reports",
    "BehindScreen": "The list behind a figure",
    "Dialog": "Every form, question and box over a screen",
    "RecordForm": "A form",
    "FieldForm": "One field of a record",
    "NameInput": "A field that names a record",
    "ChoiceInput": "A field with a few choices",
    "ConflictScreen": "Two people changed the same record",
    "QuickScreen": "The quick line",
    "FilterLine": "The filter line",
    "AskLine": "A question in one line",
    "Ask": "A question with several fields",
    "AskName": "A question that a name answers",
    "Pick": "A choice",
    "NumberScreen": "A number to ring on another phone",
    "Columns": "The choice of columns",
    "Views": "Saved views",
    "BulkEdit": "One field of many records",
    "HelpScreen": "Help",
    "RecordTable": "In a table",
    "DayTable": "In the table of the contact log",
    "FigureTable": "In the table of a report",
    "DueList": "In the list of Today",
    "ItemList": "In the lists of a page",
    "CursorList": "Moving in any list",
    "Board": "Moving on the board",
}


def block() -> list[str]:
    """A table of keys for each place that has some."""
    holders = {holder.__name__: holder for holder in places()}
    lines: list[str] = []
    for name, title in PLACES.items():
        rows = [_row(binding) for binding in bindings(holders[name])]
        if rows:
            lines += [f"### {title}", "", "| key | id | what it does |", "|---|---|---|", *rows, ""]
    return lines


def places() -> Iterator[type[Any]]:
    """The app, and every screen and widget that has keys of its own."""
    yield CrmApp
    for package in (screens, widgets):
        for found in iter_modules(package.__path__, f"{package.__name__}."):
            module = import_module(found.name)
            yield from (
                held
                for held in vars(module).values()
                if isinstance(held, type) and held.__module__ == found.name and "BINDINGS" in vars(held)
            )


def bindings(holder: type[Any]) -> list[Binding]:
    """The keys a class adds to those of its parents."""
    found: list[Binding] = holder.BINDINGS
    return found


def _row(binding: Binding) -> str:
    keys = " ".join(f"`{format_key(key.strip())}`" for key in binding.key.split(","))
    return f"| {escaped(keys)} | `{binding.id}` | {escaped(binding.tooltip)} |"
