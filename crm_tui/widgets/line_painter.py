"""Lines of a record table as strips: gutter marks, cells in their columns, styles from the theme."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from crm_tui.widgets.cell_text import fit
from crm_tui.widgets.column_layout import GAP, GUTTER, Layout
from crm_tui.widgets.record_source import Cell, Row

CURSOR_MARK = "›"
SELECTED_MARK = "✓"
RISING_MARK = "▴"
FALLING_MARK = "▾"
_KEPT = (
    500  # strips; Textual keeps what it made of a strip with it, so the same one is given as long as it holds
)


class LinePainter:
    """Draws lines of `width` cells for one layout, its columns scrolled `left` cells to the left.

    `style_of` gives the Rich style of a part: header, cursor, warning …, or "" for a plain line.
    """

    def __init__(self, layout: Layout, width: int, left: int, style_of: Callable[[str], Style]) -> None:
        self.layout = layout
        self.width = width
        self._left = left
        self._style_of = style_of
        self._styles: dict[str, Style] = {}
        self._header: tuple[tuple[str, bool] | None, Strip] | None = None
        self._drawn: dict[tuple[int, str, bool], tuple[Row, Strip]] = {}

    def header(self, order: tuple[str, bool] | None) -> Strip:
        """The titles; `order` is the name of the column sorted by and whether it falls."""
        if self._header is None or self._header[0] != order:
            self._header = order, self._titles(order)
        return self._header[1]

    def row(self, row: Row, part: str, selected: bool) -> Strip:
        """A record's line in the style of `part`; its cursor mark stands for any part named cursor…"""
        look = (row.id, part, selected)
        drawn = self._drawn.get(look)
        if drawn is not None and drawn[0] is row:
            return drawn[1]
        if len(self._drawn) >= _KEPT:
            self._drawn.clear()
        strip = self._seen(self._segments(row, part, selected), self._style(part))
        self._drawn[look] = row, strip
        return strip

    def notice(self, text: str) -> Strip:
        """A line of the owner's words, in place of a row."""
        style = self._style("notice")
        return self._seen([Segment(" " * GUTTER + fit(text, max(0, self.width - GUTTER)), style)], style)

    def blank(self) -> Strip:
        """An empty line."""
        return Strip.blank(self.width, self._style(""))

    def _titles(self, order: tuple[str, bool] | None) -> Strip:
        pieces = [" " * GUTTER]
        for place in self.layout.places:
            title = place.column.title
            if order and order[0] == place.column.name:
                title = " ".join((title, FALLING_MARK if order[1] else RISING_MARK))
            pieces.append(fit(title, place.width, place.column.align) + " " * GAP)
        style = self._style("header")
        return self._seen([Segment("".join(pieces), style)], style)

    def _segments(self, row: Row, part: str, selected: bool) -> list[Segment]:
        on_cursor = part.startswith("cursor")
        segments: list[Segment] = []
        run = [CURSOR_MARK if on_cursor else " ", SELECTED_MARK if selected else " ", " "]
        for place in self.layout.places:
            cell = row.cells[place.index] if place.index < len(row.cells) else ""
            text, tone = (cell.shown, cell.tone) if isinstance(cell, Cell) else (cell, "")
            text = fit(text, place.width, place.column.align)
            # On the cursor its own colours stay: a tone may be unreadable on them, the mark tells the same.
            if tone and not on_cursor:
                segments += Segment("".join(run), self._style(part)), Segment(text, self._style(part, tone))
                run = []
            else:
                run.append(text)
            run.append(" " * GAP)
        return [*segments, Segment("".join(run), self._style(part))]

    def _seen(self, segments: list[Segment], style: Style) -> Strip:
        """What can be seen of a line: the gutter stands, the columns are scrolled sideways."""
        line = Strip(segments)
        if self._left:
            body = line.crop(GUTTER + self._left, self._left + self.width)
            line = Strip.join((line.crop(0, GUTTER), body))
        return line.adjust_cell_length(self.width, style)

    def _style(self, part: str, tone: str = "") -> Style:
        if (style := self._styles.get(part + tone)) is None:
            style = self._style_of(part) + self._style_of(tone) if tone else self._style_of(part)
            self._styles[part + tone] = style
        return style
