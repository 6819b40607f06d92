"""What is told of the row under the cursor: all of it, and on wide screens what is known of its client."""

from __future__ import annotations

from textual.widgets import Static

from crm_tui import quick
from crm_tui.quick.due.row import Scope
from crm_tui.screens import today_rows as rows
from crm_tui.services.today_page import Item
from crm_tui.widgets.cut_lines import CutLines
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import intention


class GlancePane(Static):
    """Two lines under a list, or a pane beside it."""

    DEFAULT_CSS = """
    GlancePane { height: 2; padding: 0 1; background: $surface; text-wrap: nowrap; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._item: Item | None = None

    @intention
    async def tell_of(self, item: Item | None, scope: Scope) -> None:
        """Say all of a row; its client as of that moment."""
        self._item = item
        self.update(CutLines(rows.told_of(item, None)))
        number = item.due.client[0] if item else None
        if number is None or self.screen.has_class("-narrow"):
            return
        desk = desk_of(self)
        seen = await desk.run(lambda: desk.plain_here(lambda db: quick.glance.client(db, scope, number)))
        if self.is_attached and item is self._item:
            self.update(CutLines(rows.told_of(item, seen)))
