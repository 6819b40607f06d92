"""Tables of plain text whose columns line up, Chinese or not, in a given width."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from crm_tui.values.text import CUT

GAP = "  "
NARROWEST = 6
READABLE, NAME = 10, 20  # cells a text needs to be worth showing, and what names the record
FOLDED = 24  # cells of a last column whose text goes on below
FEW = 6  # columns whose texts are rather cut than that one of them is left out
FIXED = 2  # columns that always stay, most often the ref and the name


class Laid(NamedTuple):
    """A table as lines: its head (several where titles are folded), its body, the titles that had no room."""

    head: list[str]
    body: list[str]
    left_out: list[str]

    @property
    def lines(self) -> list[str]:
        """The head and the body together."""
        return [*self.head, *self.body]


class Column:
    """One column; `whole` cells are never cut, since part of a figure or a date misleads."""

    def __init__(self, title: str, texts: list[str], *, right: bool, whole: bool, keep: bool) -> None:
        self.title, self.texts, self.right, self.keep = title, texts, right, keep
        self.widest = max((cell_len(text) for text in texts), default=0)
        self.full = max(cell_len(title), self.widest)
        self.tight = max([self.widest, *map(cell_len, title.split())])
        self.least = self.tight if whole else min(self.tight, READABLE)
        self.good = max(self.least, min(self.tight, NAME)) if keep else self.least


def laid(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    width: int | None = None,
    right: Sequence[bool] = (),
    whole: Sequence[bool] = (),
    keep: int = 0,
    fold: bool = False,
) -> Laid:
    """The rows under their headers in `width` cells.

    Where that is too narrow, empty columns go, titles are folded, texts are cut down to what can be read, and
    then the last columns are left out, but for the one numbered `keep`. With `fold` the texts of the last
    column go on below instead of being cut.
    """
    columns = [
        Column(
            title,
            [row[i] for row in rows],
            right=_at(right, i),
            whole=_at(whole, i) or _at(right, i),
            keep=i < FIXED or i == keep,
        )
        for i, title in enumerate(headers)
    ]
    if fold:
        columns[-1].least = min(columns[-1].tight, FOLDED)
    kept, sizes = _fitted(columns, width)
    stacks = [folded(column.title, size) for column, size in zip(kept, sizes, strict=True)]
    head = [_line(line, sizes, kept) for line in _level(stacks)]
    body = [
        _line(line, sizes, kept)
        for number in range(len(rows))
        for line in _row([column.texts[number] for column in kept], sizes[-1] if fold else None)
    ]
    gone = [column.title for column in columns if column not in kept and column.widest]
    return Laid(head, body, gone)


def clip(text: str, cells: int) -> str:
    """The text in at most `cells` cells, with a sign where it was cut."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(cells - 1, 0)).rstrip() + CUT if cells > 0 else ""


def folded(text: str, cells: int) -> list[str]:
    """The text as lines of at most `cells` cells, broken between words where that can be."""
    found = [""]
    for word in text.split():
        for part in chop_cells(word, max(cells, 2)) if cell_len(word) > cells else [word]:
            longer = f"{found[-1]} {part}".strip()
            if cell_len(longer) <= cells:
                found[-1] = longer
            else:
                found.append(part)
    return found


def hanging(lead: str, text: str, width: int | None) -> list[str]:
    """The lines of a text behind `lead`; what is longer than `width` cells goes on below its beginning."""
    room = width - cell_len(lead) if width else 0
    lines = [
        part
        for line in text.split("\n")
        for part in (folded(line, room) if width and cell_len(line) > room else [line])
    ]
    blank = " " * cell_len(lead)
    return [f"{blank if number else lead}{line}".rstrip() for number, line in enumerate(lines)]


def _at(flags: Sequence[bool], i: int) -> bool:
    return bool(flags[i]) if i < len(flags) else False


def _fitted(columns: list[Column], width: int | None) -> tuple[list[Column], list[int]]:
    """The columns that there is room for, and how wide each is."""
    full = [column.full for column in columns]
    if width is None or sum(full) <= _room(width, columns):
        return columns, full
    kept = [column for column in columns if column.widest or column.keep]
    _leave_out(kept, [column for column in columns[FEW:] if not column.keep], width, "good")
    _leave_out(kept, [column for column in columns if not column.keep], width, "least")
    room = _room(width, kept)
    if sum(column.full for column in kept) <= room:
        return kept, [column.full for column in kept]
    sizes = [min(column.tight, room) for column in kept]
    for least in (
        [column.good for column in kept],
        [column.least for column in kept],
        [NARROWEST] * len(kept),
    ):
        sizes = _shrunk(sizes, least, room)
    return kept, sizes


def _leave_out(kept: list[Column], loose: list[Column], width: int, size: str) -> None:
    """Take the last of the loose columns away until all have the width of that name."""
    for column in reversed(loose):
        if sum(getattr(one, size) for one in kept) <= _room(width, kept):
            return
        if column in kept:
            kept.remove(column)


def _room(width: int, columns: list[Column]) -> int:
    return width - cell_len(GAP) * (len(columns) - 1)


def _shrunk(sizes: list[int], least: list[int], room: int) -> list[int]:
    """The sizes cut down cell by cell, the widest first, none below its least."""
    found = list(sizes)
    while sum(found) > room:
        loose = [i for i, size in enumerate(found) if size > least[i]]
        if not loose:
            break
        found[max(loose, key=found.__getitem__)] -= 1
    return found


def _level(titles: list[list[str]]) -> Iterable[tuple[str, ...]]:
    """The lines of folded titles side by side, all ending on the same line."""
    tallest = max(map(len, titles))
    return zip(*([""] * (tallest - len(title)) + title for title in titles), strict=True)


def _row(cells: list[str], last: int | None) -> Iterable[list[str]]:
    """One row as lines: more than one where the last column is folded into so many cells."""
    if last is None:
        return [cells]
    *before, text = cells
    first, *rest = folded(text, last)
    return [[*before, first], *([""] * len(before) + [part] for part in rest)]


def _line(row: Sequence[str], sizes: Sequence[int], columns: Sequence[Column]) -> str:
    cells = []
    for text, size, column in zip(row, sizes, columns, strict=True):
        shown = clip(text, size)
        room = " " * (size - cell_len(shown))
        cells.append(room + shown if column.right else shown + room)
    return GAP.join(cells).rstrip()
