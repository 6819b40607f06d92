"""The rows that Today shows, written to a CSV file that the person names."""

from __future__ import annotations

from collections.abc import Sequence

from textual.dom import DOMNode

from crm_tui import services
from crm_tui.screens.ask import Question
from crm_tui.screens.saving import save
from crm_tui.services.today_page import Item
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import say


async def to_file(node: DOMNode, items: Sequence[Item]) -> None:
    """Ask for a name and write these rows, in this order."""
    desk = desk_of(node)

    def write(name: str, force: bool) -> str:
        path = services.exporting.target.named(name, "today.csv")
        desk.read_here(
            lambda session: services.due_listing.to_file(session, items, path, desk.path, force=force)
        )
        return path

    question = Question("path", "To which file?", "~/today.csv", "today-{date}.csv", required=True)
    path = await save(node, "Write what is shown as CSV", question, write)
    if path:
        say(node, f"Wrote {len(items):,} {'row' if len(items) == 1 else 'rows'} to {path}.")
