"""Styled lines drawn in the width they get: what is cut ends with the sign of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.visual import RenderOptions, Visual

from crm_tui.values.text import CUT

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style

GAP = "  "  # between the details of a line


class Detail(NamedTuple):
    """What stands behind the text of a line, and whether the text is rather cut than that it goes."""

    text: Content
    stays: bool


class CutLines(Visual):
    """One line of the screen for each line of the text, however wide it is; all of it where its widget wraps."""

    def __init__(self, text: Content) -> None:
        self._whole, self._lines = text, text.split(allow_blank=True)

    def drawn(self, width: int) -> Content:
        """The lines in `width` cells."""
        return Content("\n").join([cut(line, width) for line in self._lines])

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        shown = self._whole if _wraps(options.rules) else self.drawn(width)
        return shown.render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return max(line.cell_length for line in self._lines)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._whole.get_height(rules, width) if _wraps(rules) else len(self._lines)


def _wraps(rules: RulesMap) -> bool:
    return rules.get("text_wrap", "wrap") == "wrap"


def cut(line: Content, width: int) -> Content:
    """The line in at most `width` cells."""
    if line.cell_length <= width:
        return line
    return line.truncate(max(width - 1, 0)).rstrip() + CUT if width > 0 else Content("")


def joined(text: Content, details: Sequence[Detail], width: int) -> Content:
    """The text and its details side by side in `width` cells.

    Where that is too narrow, the last details that need not stay go, then the text is cut, then the line.
    """
    kept = list(details)
    while _cells(text, kept) > width and (loose := [detail for detail in kept if not detail.stays]):
        kept.remove(loose[-1])
    over = _cells(text, kept) - width
    if kept and 0 < over <= text.cell_length // 2:
        text = cut(text, text.cell_length - over)
    return cut(Content(GAP).join([text, *(detail.text for detail in kept)]), width)


def _cells(text: Content, details: Sequence[Detail]) -> int:
    return text.cell_length + sum(len(GAP) + detail.text.cell_length for detail in details)
