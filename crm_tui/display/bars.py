"""A report as horizontal bars: label, bar, value and share of each row, drawn in cells of text."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from crm_tui.display.figures import NUMERIC, show
from crm_tui.reports.report import Amount, Column, Report
from crm_tui.values.text import CUT

# Braille, which is one cell wide in every terminal; the block elements are two in some Chinese ones.
FULL, LEFT_HALF, RIGHT_HALF = "⣿", "⡇", "⢸"
GAP = 2
LABEL_AT_MOST = 28
BAR_AT_LEAST = 6


class Bar(NamedTuple):
    """One row; `value` is None where there is none.

    It is drawn on the scale of all rows of the same `scale`, which goes up to `full` at least.
    """

    label: str
    value: float | None
    shown: str
    share: str
    scale: str = ""
    full: float = 0.0


class Drawn(NamedTuple):
    """One line in parts of fixed width: what stands before the bar, the bar with its blanks, what follows it."""

    label: str
    bar: str
    figures: str


def figures(found: Report) -> list[Column]:
    """The columns that can be drawn."""
    return [column for column in found.columns if column.kind in NUMERIC]


def figure(found: Report, name: str) -> Column | None:
    """The column of that name, else the report's own, else its first figure; None when it has none."""
    known = {column.name: column for column in figures(found)}
    return known.get(name) or known.get(found.figure) or next(iter(known.values()), None)


def heading(found: Report, column: Column) -> str:
    """What the bars show, and whether all of them can be held against one another."""
    place = found.columns.index(column)
    currencies = {row[place].currency for row in found.rows if isinstance(row[place], Amount)}
    return f"{column.title}, each currency by itself" if len(currencies) > 1 else column.title


def bars(found: Report, column: Column) -> list[Bar]:
    """A bar for each row; money in different currencies is measured and shared out apart."""
    place = found.columns.index(column)
    values = [row[place] for row in found.rows]
    sizes = [_size(value) for value in values]
    scales = [value.currency if isinstance(value, Amount) else "" for value in values]
    full = 100.0 if column.kind == "percent" else 0.0
    whole: dict[str, float | None] = {}
    for scale in set(scales):
        own = [size for size, other in zip(sizes, scales, strict=True) if other == scale and size is not None]
        whole[scale] = sum(own) if column.adds and own and min(own) >= 0 and sum(own) > 0 else None
    return [
        Bar(_label(found, row), size, show(column, value), _share(size, whole[scale]), scale, full)
        for row, value, size, scale in zip(found.rows, values, sizes, scales, strict=True)
    ]


def drawn(rows: Sequence[Bar], width: int) -> list[Drawn]:
    """The rows as lines of `width` cells; where there is little room, shares go first, then labels get short."""
    values = max((cell_len(row.shown) for row in rows), default=0)
    shares = max((len(row.share) for row in rows), default=0)
    label = min(max((cell_len(row.label) for row in rows), default=0), LABEL_AT_MOST, max(width // 3, 6))
    if shares and width - label - values - shares - 3 * GAP < BAR_AT_LEAST:
        shares = 0
    tail = values + (GAP + shares if shares else 0)
    label = max(min(label, width - tail - 2 * GAP - BAR_AT_LEAST), 1)
    room = max(width - label - tail - 2 * GAP, 0)
    ends: dict[str, list[float]] = {}
    for row in rows:
        ends.setdefault(row.scale, []).extend((row.value or 0.0, row.full))
    spans = {scale: _span(sizes, room) for scale, sizes in ends.items()}
    lines = []
    for row in rows:
        text = _cut(row.label, label) + " " * GAP
        figure = _right(row.shown, values) + (" " * GAP + _right(row.share, shares) if shares else "")
        lines.append(Drawn(text, _bar(row.value, *spans[row.scale], room) + " " * GAP, figure))
    return lines


def _size(value: object) -> float | None:
    if isinstance(value, Amount):
        return float(value.minor)
    return float(value) if isinstance(value, int | float) else None


def _label(found: Report, row: Sequence[object]) -> str:
    """What the row is about: the cells before its first figure; a currency stands beside its amount already."""
    texts = []
    for column, value in zip(found.columns, row, strict=True):
        if column.kind in NUMERIC:
            break
        if column.kind != "currency":
            texts.append(show(column, value))
    return " › ".join(texts)


def _share(size: float | None, whole: float | None) -> str:
    return "" if size is None or whole is None else f"{round(100 * size / whole)}%"


def _span(values: Sequence[float], room: int) -> tuple[int, float]:
    """How many cells are left of zero, and what a cell stands for."""
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high or not room:
        return 0, 1.0
    left = 0 if low == 0 else room if high == 0 else max(1, min(room - 1, round(room * -low / (high - low))))
    per_cell = max(-low / left if left else 0.0, high / (room - left) if room > left else 0.0)
    return left, per_cell


def _bar(value: float | None, left: int, per_cell: float, room: int) -> str:
    """The bar in `room` cells, zero after the first `left`; what is not zero is seen, however small."""
    halves = 0 if not value else max(1, round(2 * abs(value) / per_cell))
    full, half = divmod(halves, 2)
    if value and value < 0:
        return (
            ((RIGHT_HALF if half else "") + FULL * full).rjust(left)[-left:].ljust(room)
            if left
            else " " * room
        )
    return (" " * left + (FULL * full + (LEFT_HALF if half else ""))).ljust(room)[:room]


def _cut(text: str, cells: int) -> str:
    """The text in just so many cells; a cut is marked by what is one cell wide in every terminal."""
    return set_cell_size(text, cells) if cell_len(text) <= cells else set_cell_size(text, cells - 1) + CUT


def _right(text: str, cells: int) -> str:
    return " " * max(cells - cell_len(text), 0) + text
