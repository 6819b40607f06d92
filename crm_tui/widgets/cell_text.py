"""Text of a cell made fit for the screen: inert, and exactly as wide as asked in terminal cells."""

from rich.cells import cell_len, set_cell_size

from crm_tui.values.text import safe
from crm_tui.widgets.record_source import Align

# One cell in every terminal; the usual three dots are two cells wide in some Chinese ones.
ELLIPSIS = "⋯"


def fit(text: str, width: int, align: Align = "left") -> str:
    """The text as a terminal may receive it, cut with an ellipsis or padded to `width` cells.

    Made safe whatever the source did to it: this is the last place before the terminal.
    """
    text = safe(text)
    length = cell_len(text)
    if length > width:
        return set_cell_size(text, width - 1) + ELLIPSIS if width > 0 else ""
    pad = " " * (width - length)
    return pad + text if align == "right" else text + pad
