"""Tables of plain text whose columns line up, Chinese or not, in a given width."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

GAP = "  "
NARROWEST = 6


def lines(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    width: int | None = None,
    right: Sequence[bool] = (),
) -> list[str]:
    """The header and each row as one line; columns shrink, widest first, until `width` cells hold them."""
    columns = range(len(headers))
    widths = [max([cell_len(headers[i]), *(cell_len(row[i]) for row in rows)]) for i in columns]
    if width is not None:
        widths = _shrunk(widths, width - cell_len(GAP) * (len(widths) - 1))
    flags = [bool(right[i]) if i < len(right) else False for i in columns]
    return [_line(row, widths, flags) for row in (headers, *rows)]


def clip(text: str, cells: int) -> str:
    """The text in at most `cells` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(cells - 1, 0)).rstrip() + "…" if cells > 0 else ""


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = []
    for text, size, flush in zip(row, widths, right, strict=True):
        shown = clip(text, size)
        room = " " * (size - cell_len(shown))
        cells.append(room + shown if flush else shown + room)
    return GAP.join(cells).rstrip()


def _shrunk(widths: list[int], room: int) -> list[int]:
    """The widths cut down to a level, so that narrow columns stay whole and the widest give way first."""
    found = list(widths)
    while sum(found) > room:
        widest = max(found)
        if widest <= NARROWEST:
            break
        level = max([size for size in found if size < widest], default=0)
        count = found.count(widest)
        target = max(level, widest - -(-(sum(found) - room) // count), NARROWEST)
        found = [target if size == widest else size for size in found]
    return found
