"""Suggests in an input of free text what others mostly wrote there, such as a city or an industry."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.suggester import Suggester

from crm_tui import services
from crm_tui.widgets.desk import desk_of


class WordSuggester(Suggester):
    """The rest of the word stands behind the cursor; the right arrow or End takes it."""

    def __init__(self, node: DOMNode, noun: str, field: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._node, self._noun, self._field = node, noun, field

    async def get_suggestion(self, value: str) -> str | None:
        """What was written before and begins so; None where that is nothing more."""
        found = await desk_of(self._node).read(
            lambda session: services.vocabulary.suggested(session, self._noun, self._field, value)
        )
        return found if len(found) > len(value) else None
