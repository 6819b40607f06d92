"""The rows that Today shows, written to a CSV file that the person names."""

from __future__ import annotations

from collections.abc import Sequence

from textual.dom import DOMNode

from crm_tui import services
from crm_tui.screens.saving import save_csv
from crm_tui.services.today_page import Item
from crm_tui.widgets.desk import desk_of


async def to_file(node: DOMNode, items: Sequence[Item]) -> None:
    """Ask for a name and write these rows, in this order."""
    desk = desk_of(node)

    def write(path: str, force: bool) -> int:
        desk.read_here(
            lambda session: services.due_listing.to_file(session, items, path, desk.path, force=force)
        )
        return len(items)

    await save_csv(node, "today", write)
