"""Text as it is kept and as it is shown: cleaned on the way in, made harmless on the way out."""

import unicodedata

from crm_tui.errors import Invalid

OVERRIDES = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_MARKS = frozenset(map(chr, (0x61C, 0x200E, 0x200F, *range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC))))
_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
# Ends what was cut. One cell in every terminal; the usual three dots are two cells wide in some Chinese ones.
CUT = "⋯"
UNSHOWABLE = "\u2426"  # of one cell in every terminal, which the usual replacement character is not


def with_article(words: str) -> str:
    """The words with `a` or `an` before them."""
    return f"{'an' if words[:1].lower() in tuple('aeiou') else 'a'} {words}"


def names_in(text: str) -> tuple[str, ...]:
    """Names that stand one after another, separated by commas of either width."""
    return tuple(name.strip() for name in text.replace("，", ",").split(",") if name.strip())


def clean(text: str, *, lines: bool = False, limit: int | None = None) -> str:
    """The text as it is stored: NFC, without control characters, lone surrogates and bidi overrides.

    Tabs stay; line feeds stay with `lines` (CRLF becomes one), else the ends are trimmed. Nothing is refused
    but a text longer than `limit` characters, which is Invalid.
    """
    if not text.isprintable():
        kept = "\t\n" if lines else "\t"
        text = "".join([c for c in text.replace("\r\n", "\n") if c in kept or not _is_dropped(c)])
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not lines:
        text = text.strip()
    if limit is not None and len(text) > limit:
        raise Invalid(f"{quoted(text)} is {len(text)} characters long; at most {limit} fit here.")
    return text


def safe(text: str, *, lines: bool = False) -> str:
    """The text as a terminal may receive it: no control byte, no bidi control, no lone surrogate.

    Tabs and line breaks become spaces (line feeds stay with `lines`), controls their pictures, marks of
    direction nothing, the rest a sign that something stood there. Joiners stay: scripts and emoji need them.
    """
    if text.isprintable():
        return text
    return "".join([_shown(c, lines) for c in text.replace("\r\n", "\n")])


def quoted(text: str) -> str:
    """The text in quotation marks for a sentence, cut to its first 40 characters."""
    line = safe(text)
    return f"“{line if len(line) <= 40 else line[:39] + CUT}”"


def _is_dropped(char: str) -> bool:
    return char < " " or "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff" or char in OVERRIDES


def _shown(char: str, lines: bool) -> str:
    if char in _BREAKS:
        return char if lines and char == "\n" else " "
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\u2421"
    if char in _MARKS:
        return ""
    return UNSHOWABLE if _is_dropped(char) else char
