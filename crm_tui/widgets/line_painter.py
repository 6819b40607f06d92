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
MORE_LEFT, MORE_RIGHT = "‹", " ›"
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
        ends = [GUTTER + place.start + place.width - left for place in layout.places]
        self._whole = max((end for end in ends if GUTTER < end <= width), default=width)
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
        line = " " * GUTTER + fit(text, max(0, self.width - GUTTER))
        return Strip([Segment(line, self._style("notice"))], self.width)

    def blank(self) -> Strip:
        """An empty line."""
        return Strip.blank(self.width, self._style(""))

    def _titles(self, order: tuple[str, bool] | None) -> Strip:
        style = self._style("header")
        segments = [Segment(" " * GUTTER, style)]
        for place in self.layout.places:
            title = place.column.title
            if order and order[0] == place.column.name:
                title = " ".join((title, FALLING_MARK if order[1] else RISING_MARK))
            segments += Segment(fit(title, place.width, place.column.align), style), Segment(" " * GAP, style)
        return self._told(self._seen(segments, style), style)

    def _told(self, titles: Strip, style: Style) -> Strip:
        """The titles, with a sign at each side on which more columns are out of sight."""
        if self._left:
            titles = Strip.join((Strip([Segment(MORE_LEFT, style)], 1), titles.crop(1, self.width)))
        if self.layout.width > self._left + self.width > len(MORE_RIGHT):
            titles = Strip.join((titles.crop(0, self.width - 2), Strip([Segment(MORE_RIGHT, style)], 2)))
        return titles

    def _segments(self, row: Row, part: str, selected: bool) -> list[Segment]:
        """One segment as far as the style goes, but none goes on behind text that may be wide.

        So a terminal gets few bytes, and a picture of the screen puts every column in its place.
        """
        on_cursor = part.startswith("cursor")
        style = self._style(part)
        run = [CURSOR_MARK if on_cursor else " ", SELECTED_MARK if selected else " ", " "]
        segments: list[Segment] = []
        for place in self.layout.places:
            cell = row.cells[place.cell] if place.cell < len(row.cells) else ""
            text, tone = (cell.shown, cell.tone) if isinstance(cell, Cell) else (cell, "")
            # On the cursor its own colours stay: a tone may be unreadable on them, the mark tells the same.
            tinted = self._style(part, tone) if tone and not on_cursor else style
            shown = fit(text, place.width, place.column.align)
            if tinted is style and shown.isascii():
                run += shown, " " * GAP
            else:
                segments += Segment("".join(run), style), Segment(shown, tinted)
                run = [" " * GAP]
        return [*segments, Segment("".join(run), style)]

    def _seen(self, segments: list[Segment], style: Style) -> Strip:
        """What can be seen of a line: the gutter stands, the columns are scrolled sideways, the last one is whole.

        Strips are told their length: to measure a line anew costs more than to draw it.
        """
        length = self.layout.width + GAP
        if self._left or length > self.width:
            line = Strip(segments, length)
            body = line.crop(GUTTER + self._left, self._left + self._whole)
            return Strip.join((line.crop(0, GUTTER), body)).adjust_cell_length(self.width, style)
        return Strip([*segments, Segment(" " * (self.width - length), style)], self.width)

    def _style(self, part: str, tone: str = "") -> Style:
        if (style := self._styles.get(part + tone)) is None:
            style = self._style_of(part) + self._style_of(tone) if tone else self._style_of(part)
            self._styles[part + tone] = style
        return style
