"""A picture as it is kept: short names, no fonts from elsewhere, each letter on its cell whatever the font."""

import re
from html import escape, unescape
from itertools import groupby

from rich.cells import cell_len

NAMES = re.compile(r"terminal-\d+-")  # of the parts of a picture; shorter, they are a third of the file less
FONTS = re.compile(r"\s*@font-face \{.*?\n    \}", re.DOTALL)  # fetched by whoever looks at it
TEXT = re.compile(
    r'<text class="([^"]*)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+"([^>]*)>([^<]*)</text>'
)
CELL = 12.2  # units from one cell to the next


def tidy(picture: str) -> str:
    """The picture with wide letters given two cells each; the drawing counts one for every letter."""
    spaced = picture.replace("<svg ", '<svg xml:space="preserve" ', 1)  # some viewers trim even hard spaces
    return FONTS.sub("", NAMES.sub("t-", TEXT.sub(_on_cells, spaced)))


def _on_cells(found: re.Match[str]) -> str:
    look, start, y, rest, letters = found.groups()
    x, parts = float(start), []
    for _, run in groupby(unescape(letters), key=lambda letter: cell_len(letter) == 2):
        text = "".join(run)
        length = cell_len(text) * CELL
        parts.append(
            f'<text class="{look}" x="{x:g}" y="{y}" textLength="{length:g}"{rest}>{escape(text)}</text>'
        )
        x += length
    return "".join(parts)
