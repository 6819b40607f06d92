"""How wide each column is: what its first page wishes for, within the hints and the width there is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from crm_tui.values.text import safe
from crm_tui.widgets.record_source import Cell, Column, Row

GUTTER = 3  # cells for the cursor mark, the selection mark and a space
GAP = 2  # cells between two columns
_SORT_MARK = 2  # cells a title keeps free for the mark of the order
_NAME, _TEXT = 24, 16  # cells in which a name, and another text, can be read well
_MORE = 5  # columns of this priority and beyond are shown where those before them can be read well


class Place(NamedTuple):
    """A column that is shown: which cell of a row, where it begins after the gutter, its width in cells."""

    cell: int
    column: Column
    start: int
    width: int


class Layout(NamedTuple):
    """The columns that are shown, from left to right."""

    places: tuple[Place, ...]

    @property
    def width(self) -> int:
        """Cells of a whole line, gutter included."""
        return GUTTER + (self.places[-1].start + self.places[-1].width if self.places else 0)

    def column_at(self, x: int) -> Column | None:
        """The column at that cell of the whole line; the gap behind a column belongs to it."""
        for place in self.places:
            if place.start <= x - GUTTER < place.start + place.width + GAP:
                return place.column
        return None


def wishes(columns: Sequence[Column], rows: Iterable[Row]) -> list[int]:
    """The width in cells at which nothing of these rows or of the titles is cut, column by column.

    It is 0 for a column that none of the rows has anything in.
    """
    titles, found = [_title(column) for column in columns], list(rows)
    widest = [0] * len(columns)
    for row in found:
        for index, cell in enumerate(row.cells[: len(widest)]):
            shown = cell.shown if isinstance(cell, Cell) else cell
            widest[index] = max(widest[index], cell_len(safe(shown)))
    return [
        max(title, cells) if cells or not found else 0 for title, cells in zip(titles, widest, strict=True)
    ]


def arrange(columns: Sequence[Column], wish: Sequence[int], available: int) -> Layout:
    """Place the columns in `available` cells: drop what cannot fit, squeeze the widest, fill the rest.

    What names the record is squeezed last.
    """
    least = [_least(column, wanted) for column, wanted in zip(columns, wish, strict=True)]
    good = [_good(column, *cells) for column, *cells in zip(columns, wish, least, strict=True)]
    kept = _kept(columns, wish, good, available - GUTTER, _MORE)
    kept = _kept(columns, wish, least, available - GUTTER, 1, kept)
    room = available - GUTTER - GAP * (len(kept) - 1)
    widths = {i: max(least[i], min(wish[i], columns[i].max_width)) for i in kept}
    _squeeze(widths, {i: good[i] for i in kept if columns[i].priority}, room)
    _squeeze(widths, {i: good[i] for i in kept}, room)
    _squeeze(widths, {i: least[i] for i in kept}, room)
    _grow(widths, wish, room)
    _grow(widths, [column.max_width for column in columns], room)  # rows further down may be longer
    places, start = [], 0
    for index in kept:
        places.append(Place(index, columns[index], start, widths[index]))
        start += widths[index] + GAP
    return Layout(tuple(places))


def _least(column: Column, wish: int) -> int:
    """The width below which a column is dropped sooner than squeezed: figures are whole or not there at all."""
    whole = column.max_width if column.align == "right" else column.whole
    return max(column.min_width, min(wish or _title(column), whole))


def _title(column: Column) -> int:
    return cell_len(safe(column.title)) + _SORT_MARK


def _good(column: Column, wish: int, least: int) -> int:
    """The width at which its texts can be read well, though some may be cut."""
    readable = _TEXT if column.priority else _NAME
    return max(least, min(wish, readable, column.max_width))


def _kept(
    columns: Sequence[Column],
    wish: Sequence[int],
    sizes: Sequence[int],
    room: int,
    loose: int,
    among: Sequence[int] | None = None,
) -> list[int]:
    """The columns there is room for; those without anything in them go first, then the least important.

    Of the others only those of priority `loose` and beyond go.
    """
    kept = list(range(len(columns)) if among is None else among)
    while sum(sizes[i] + GAP for i in kept) - GAP > room:
        going = [i for i in kept if columns[i].priority >= (loose if wish[i] else 1)]
        if not going:
            break
        kept.remove(max(going, key=lambda i: (not wish[i], columns[i].priority, i)))
    return kept


def _squeeze(widths: dict[int, int], least: dict[int, int], room: int) -> None:
    """Take a cell from the widest column at a time, so that the narrow ones stay whole."""
    while sum(widths.values()) > room:
        loose = [index for index in least if widths[index] > least[index]]
        if not loose:
            return
        widths[max(loose, key=widths.__getitem__)] -= 1


def _grow(widths: dict[int, int], wish: Sequence[int], room: int) -> None:
    """Give cells that are left to the columns below their wish, the narrowest of them first."""
    while sum(widths.values()) < room:
        short = [index for index in widths if widths[index] < wish[index]]
        if not short:
            return
        widths[min(short, key=widths.__getitem__)] += 1
