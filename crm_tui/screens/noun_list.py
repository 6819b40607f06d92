"""The lists that have no area of their own: people, tasks, orders, products, tags … each reached by its name."""

from __future__ import annotations

from crm_tui.screens.behind import BehindScreen
from crm_tui.values.nouns import NOUNS

# noun: what its list is called, and what is in it
LISTS: dict[str, tuple[str, str]] = {
    noun: (name, text.removesuffix(".")) for noun, (_, name, text) in NOUNS.items() if name
}


class NounScreen(BehindScreen):
    """All records of one noun; Esc goes back to where it was opened."""

    HELP_TEXT = (
        "A list. / narrows it, n adds a record, e edits the one under the cursor, x puts it away, Delete "
        "removes it; two that are the same become one by M. Enter opens one. Esc goes back."
    )
    OPENS_WITH_VIEW = True

    def __init__(self, noun: str, area: str) -> None:
        super().__init__(noun, "", LISTS[noun][0], area)

    def empty(self) -> str:
        """What belongs here, where nothing does yet."""
        if self.asked.where:
            return super().empty()
        return f"{LISTS[self.noun][1]}.\n\nThere is none yet. n adds the first one."
