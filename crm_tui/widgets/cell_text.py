"""Text of a cell made fit for the screen: inert, and exactly as wide as asked in terminal cells."""

import re

from rich.cells import cell_len, set_cell_size

from crm_tui.widgets.record_source import Align

# One cell in every terminal; the usual three dots are two cells wide in some Chinese ones.
ELLIPSIS = "⋯"

_SPACES = "\t\n\r\v\f\x85\u2028\u2029"
# Joiners (U+200C, U+200D) are not among these: Indic and Persian words and emoji are wrong without them.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\x00-\x1f\x7f-\x9f\ud800-\udfff]|"
    "[\u2028\u2029]"
)


def inert(text: str) -> str:
    """The text with nothing a terminal would obey: the last guard, whatever was cleaned before.

    White space becomes a space, a control character its picture, a direction or zero-width sign nothing.
    """
    return text if text.isprintable() else _UNSEEN.sub(_seen, text)


def _seen(match: re.Match[str]) -> str:
    sign = match[0]
    if sign in _SPACES:
        return " "
    if sign < " ":
        return chr(0x2400 + ord(sign))
    return "␦" if "\x7f" <= sign <= "\x9f" or "\ud800" <= sign <= "\udfff" else ""


def fit(text: str, width: int, align: Align = "left") -> str:
    """The inert text, cut with an ellipsis or padded to `width` cells."""
    text = inert(text)
    length = cell_len(text)
    if length > width:
        return set_cell_size(text, width - 1) + ELLIPSIS if width > 0 else ""
    pad = " " * (width - length)
    return pad + text if align == "right" else text + pad
