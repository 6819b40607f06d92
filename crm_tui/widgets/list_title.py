"""What is told of a list in the line above it: its title and facts, the last ones left out where room is short."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.messages import Update
from textual.widgets import Static

from crm_tui.values.text import CUT, safe
from crm_tui.widgets.cut_lines import CutLines

_BETWEEN = " · "  # two facts


class ListTitle(Static):
    """One line; its room is given by its owner, whatever it says."""

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._title, self._facts = "", ""

    def tell(self, title: str, facts: str) -> None:
        """Show them from now on."""
        self._title, self._facts = title, safe(facts)
        self.on_resize()
        # It would tell the screen so itself, but one frame later than the row whose selection it tells of.
        self.screen.post_message(Update(self))

    def on_resize(self) -> None:
        """Show as many facts as there is room for."""
        room = (self.size.width or self.app.size.width - 2) - cell_len(self._title) - 2
        told = Content.assemble((self._title, "bold $foreground"), "  ", _fitting(self._facts, room))
        self.update(CutLines(told), layout=False)


def _fitting(facts: str, room: int) -> str:
    """The first facts, one at least, and a sign where some are missing."""
    parts = facts.split(_BETWEEN)
    whole = len(parts)
    while len(parts) > 1 and cell_len(_BETWEEN.join(parts)) + 2 * (len(parts) < whole) > room:
        parts.pop()
    return _BETWEEN.join(parts) + (f" {CUT}" if len(parts) < whole else "")
