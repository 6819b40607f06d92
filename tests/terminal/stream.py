"""What a terminal receives, taken apart: text on the one hand, all that makes a terminal act on the other."""

import re
from collections.abc import Iterator

# A number in every hostile sequence that the program never sends by itself.
PLANTED = "7731"
PICTURES = (
    ("redraw", "\r\x1b\\[2K"),
    ("sgr", "\x1b\\[[0-9;:]*m"),
    ("move", "\x1b\\[[0-9;]*[A-HJKf]"),
    ("mode", "\x1b\\[[<-?][0-9;]*[hlu]"),
    ("csi", "\x1b\\[[0-?]*[ -/]*[@-~]"),
    ("string", "\x1b[\\]PX^_].*?(?:\x07|\x1b\\\\)"),
    ("escape", "\x1b[ -/]*[0-Z\\\\^-~]"),
    ("line", "\r?\n"),
    ("control", "[\x00-\x1f\x7f-\x9f]"),
    ("bidi", "[\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]"),
    ("text", "[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]+"),
)
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PICTURES), re.DOTALL)
_UNFINISHED = re.compile("\x1b(?:\\[[0-?]*[ -/]*|[\\]PX^_][^\x07\x1b]*)?$")
# What commands may send: a bold head, and the line of progress drawn over and over.
COMMANDS = re.compile("\x1b\\[[0-9;]*m|\x1b\\[[0-2]?[AK]|\x1b\\[\\?25[hl]|\r\x1b\\[2K|\r?\n")
# What the app may send: styles, moves, and the modes it sets at its start and takes back at its end.
APP = re.compile(
    "\x1b\\[[0-9;]*m|\x1b\\[[0-9]+;[0-9]+H|\x1b\\[\\?(?:1000|1003|1004|1006|1015|1049|2004|2026|2048|25|7)[hl]"
    "|\x1b\\[\\?20(?:26|48)\\$p|\x1b\\[<u|\x1b\\[>25u|\x1b\\]22;[a-z]+\x07|\r?\n"
)


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a stream with their kinds, in order."""
    for found in _TOKEN.finditer(text):
        yield found.lastgroup or "", found.group()


def unfinished(text: str) -> int:
    """How many characters at the end belong to a sequence of which the rest is still to come."""
    found = _UNFINISHED.search(text)
    return len(found.group()) if found else 0


def foreign(text: str, own: re.Pattern[str]) -> list[str]:
    """Every part of a stream that is neither text nor of the program's own: what came out of data."""
    return [
        token
        for kind, token in tokens(text)
        if kind != "text" and (PLANTED in token or not own.fullmatch(token))
    ]
