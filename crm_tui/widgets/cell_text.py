"""Text of a cell made fit for the screen: inert, and exactly as wide as asked in terminal cells."""

from rich.cells import cell_len, set_cell_size

from crm_tui.values.text import CUT, safe
from crm_tui.widgets.record_source import Align

_SIGNS_A_CELL = 16  # a letter with all its marks takes hardly more
_FIRST_WIDE = "\u2e80"  # from here on scripts set no blanks between words


def fit(text: str, width: int, align: Align = "left") -> str:
    """The text as a terminal may receive it, cut with an ellipsis or padded to `width` cells.

    Made safe whatever the source did to it: this is the last place before the terminal. Of a text of any length
    no more is looked at than can be seen.
    """
    text = safe(text[: _SIGNS_A_CELL * max(width, 1) + 1])
    length = cell_len(text)
    if length > width:
        return _cut(text, width) if width > 0 else ""
    pad = " " * (width - length)
    return pad + text if align == "right" else text + pad


def _cut(text: str, width: int) -> str:
    """As much of a longer text as there is room for, to the end of a word where half of the room is filled then."""
    kept = set_cell_size(text, width - 1)
    following = text[len(kept) : len(kept) + 1]
    if kept[-1:].isalnum() and following.isalnum() and max(kept[-1], following) < _FIRST_WIDE:
        words = kept[: kept.rfind(" ") + 1].rstrip()
        kept = words if 2 * cell_len(words) >= width else kept
    return set_cell_size(kept.rstrip() + CUT, width)
