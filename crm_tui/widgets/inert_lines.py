"""The last place before the terminal: whatever widget drew a line, nothing in it makes the terminal act."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from crm_tui.values.text import safe


class InertLines(LineFilter):
    """Blanks controls that a widget took over from data or from a paste; inputs draw their text as it is."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same cells, with blanks where something else than text stood."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [Segment(inert(text), style, control) for text, style, control in segments]


def inert(text: str) -> str:
    """The text in as many cells as before."""
    if text.isprintable():
        return text
    return "".join([c if c.isprintable() or safe(c) == c else " " * cell_len(c) for c in text])
