"""In which encoding a file was written: told by a mark or by being valid UTF-8, else asked, never guessed."""

import codecs
from dataclasses import dataclass

from crm_tui.errors import Invalid

CANDIDATES = ("gb18030", "big5", "utf-16", "cp1252", "cp932")
PREVIEW_CHARACTERS = 60

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_NO_TEXT = (
    (b"PK\x03\x04", "a workbook or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF-", "a PDF"),
    (b"SQLite format 3\0", "a database"),
    (b"\0\0\0\0", "binary"),
)
# The wider codecs hold the narrower ones whole, and programs that say gb2312 write gbk.
_READ_AS = {"gbk": "gb18030", "gb2312": "gb18030", "utf-8": "utf-8-sig"}
_CODE_PAGES = (437, 850, 874, 932, 949, 950, *range(1250, 1259))
_ACCEPTED = {
    *("ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"),
    *("gb18030", "gbk", "gb2312", "big5", "big5hkscs", "shift_jis", "euc_jp", "euc_kr"),
    *("mac-roman", "koi8-r", "koi8-u"),
    *(f"cp{page}" for page in _CODE_PAGES),
    *(f"iso8859-{part}" for part in (1, 2, 5, 7, 9, 15)),
}


@dataclass(frozen=True, slots=True)
class Encoding:
    """The codec a file is read with, and the sentence that tells a person so."""

    name: str
    said: str


def named(name: str, head: bytes = b"") -> Encoding:
    """The encoding a person asked for; Invalid for a word that names none of text.

    The head of the file tells the byte order of UTF-16 that lacks its mark.
    """
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        found = ""
    if found not in _ACCEPTED:
        raise Invalid(f"There is no text encoding {name!r}; try one of utf-8, {', '.join(CANDIDATES)}.")
    codec = _READ_AS.get(found, found)
    if codec == "utf-16":
        codec = _ordered_utf16(head)
    return Encoding(codec, f"Read as {label(codec)}, as asked.")


def detect(head: bytes) -> Encoding:
    """The encoding of a file that begins with these bytes (64 KB are plenty).

    A byte order mark or valid UTF-8 needs no question. Anything else is Invalid, with `candidates`: pairs of
    an encoding and a line of the file as it would read in it.
    """
    for start, what in _NO_TEXT:
        if head.startswith(start):
            raise Invalid(f"The file is {what}, not text; save it as CSV first.")
    for mark, codec, title in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, f"Read as {title}, by its byte order mark.")
    wide = head.count(0) * 4 > len(head)  # UTF-16 without its mark is valid, unreadable UTF-8
    if not wide and _decoded(head, "utf-8") is not None:
        return Encoding("utf-8-sig", "Read as UTF-8.")
    raise asking("The file is not UTF-8", head)


def asking(fault: str, sample: bytes) -> Invalid:
    """The error which asks for an encoding and shows what the sample would read like in the likely ones."""
    shown = previews(sample)
    ways = "; ".join(f"{name} would read “{line}”" for name, line in shown)
    error = Invalid(f"{fault}; say how it was written with --encoding{f': {ways}' if ways else ''}.")
    error.candidates = tuple(shown)
    return error


def previews(sample: bytes) -> list[tuple[str, str]]:
    """(encoding, one line) for each candidate in which these bytes are valid throughout."""
    found = []
    for name in CANDIDATES:
        if name == "utf-16" and b"\0" not in sample:
            continue  # nearly any bytes are valid UTF-16; real tables hold ASCII commas or line ends
        text = _decoded(sample, name)
        if text is not None:
            found.append((name, _telling_line(text)))
    return found


def label(codec: str) -> str:
    """A codec's name as people write it."""
    return "UTF-8" if codec == "utf-8-sig" else codec.upper() if codec.startswith("utf") else codec


def _decoded(sample: bytes, codec: str) -> str | None:
    """The text, but for a character cut off at the end; None where the bytes are not valid."""
    try:
        codec = _ordered_utf16(sample) if codec == "utf-16" else codec
        return codecs.getincrementaldecoder(codec)("strict").decode(sample)
    except UnicodeDecodeError:
        return None


def _ordered_utf16(head: bytes) -> str:
    """The codec for UTF-16: by its mark, else by the side on which the ASCII signs have their zero."""
    if not head or head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"


def _telling_line(text: str) -> str:
    """The first line that differs between encodings, fit for a terminal."""
    lines = text.splitlines() or [""]
    line = next((each for each in lines if not each.isascii()), lines[0])
    return "".join(each if each.isprintable() else " " for each in line).strip()[:PREVIEW_CHARACTERS]
