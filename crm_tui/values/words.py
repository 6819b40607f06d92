"""A typed line as words with their places: spaces and commas part, quotes group, a colon ends the head."""

from crm_tui.values.numerals import is_han, narrow

MARKS = "#@^>"
COMMAS = ",，、"
_ENDINGS = ("", *COMMAS, *".;!?。；！？")
_CLOSING = {'"': '"', "“": "”", "「": "」"}


class Word:
    """One word of a line: its text without quotes, and where it stands, from `start` up to `end`."""

    __slots__ = ("end", "quoted", "start", "text")

    def __init__(self, text: str, start: int, end: int, quoted: bool = False) -> None:
        self.text, self.start, self.end, self.quoted = text, start, end, quoted

    @property
    def mark(self) -> str:
        """The ASCII twin of the mark (# @ ^ >) this word begins with, else nothing.

        A mark counts before a letter, a digit or a Han character only; `@` also before a quoted name.
        """
        sign = narrow(self.text[:1])
        counts = sign in MARKS and self.text[1:2].isalnum() and (not self.quoted or sign == "@")
        return sign if counts else ""

    @property
    def escaped(self) -> bool:
        """Whether a backslash makes the mark at its beginning literal."""
        return (
            self.text[0] == "\\" and len(self.text) > 1 and narrow(self.text[1]) in MARKS and not self.quoted
        )


def split_words(text: str) -> list[Word]:
    """The words of a text in order; a comma between two digits parts nothing."""
    flat, at, words = narrow(text), 0, []
    while at < len(flat):
        if flat[at].isspace() or _is_comma(flat, at):
            at += 1
            continue
        word = _quoted(text, flat, at) or Word("", at, _end_of_word(flat, at))
        word.text = word.text or text[word.start : word.end]
        words.append(word)
        at = word.end
    return words


def split_head(line: str) -> tuple[str, str] | None:
    """Head and text, parted at the first colon, or None when there is none.

    A colon between two digits, before `//`, within quotes or after a backslash does not part.
    """
    flat = narrow(line)
    quoted = [(word.start, word.end) for word in split_words(line) if word.quoted]
    for at, character in enumerate(flat):
        grouped = any(start <= at < end for start, end in quoted)
        if character == ":" and not grouped and not _is_literal_colon(flat, at):
            return line[:at].strip(), line[at + 1 :].strip()
    return None


def unmarked(words: list[Word], at: int) -> list[Word]:
    """The words from there up to the next one with a mark."""
    end = next((place for place in range(at, len(words)) if words[place].mark), len(words))
    return words[at:end]


def name_of(text: str, words: list[Word]) -> str:
    """The words as one name, as the text has it: without the mark before it and commas after it.

    Quotes around a whole name group it; within one they are letters of it.
    """
    if words[0].quoted:
        return " ".join(word.text[1:] if word.mark else word.text for word in words)
    start = words[0].start + (1 if words[0].mark else 0)
    return " ".join(text[start : words[-1].end].split())


def cut(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without the spans, and without the spaces and doubled commas they would leave."""
    if not spans:
        return text
    kept, last = "", 0
    for start, end in sorted(spans):
        kept += text[last:start]
        following = text[end : end + 1]
        if following in _ENDINGS or following.isspace():
            kept = kept.rstrip(" \t\u3000")
            if following and following in COMMAS and kept[-1:] in ("", *COMMAS):
                end += 1
        last = end
    rest = text[last:]
    return (kept + rest).strip() if rest.strip() else kept.strip().rstrip(COMMAS)


def _quoted(text: str, flat: str, at: int) -> Word | None:
    """The group that begins here, `@` before its quote included; None where no quote opens and closes."""
    opening = at + 1 if flat[at] == "@" else at
    closing = _CLOSING.get(flat[opening : opening + 1])
    end = flat.find(closing, opening + 1) if closing else -1
    if end <= opening + 1:
        return None
    return Word(text[at:opening] + text[opening + 1 : end], at, end + 1, quoted=True)


def _end_of_word(flat: str, start: int) -> int:
    at = start
    while at < len(flat) and not flat[at].isspace() and not _is_comma(flat, at):
        if at > start and _is_glued_mark(flat, at):
            break
        at += 1
    return at


def _is_glued_mark(flat: str, at: int) -> bool:
    """Whether `@` or `#`, escaped or not, stands between two letters of a script without spaces."""
    sign = at + (flat[at] == "\\")
    before, after = flat[at - 1], flat[sign + 1 : sign + 2]
    return flat[sign : sign + 1] in ("@", "#") and is_han(before) and bool(after) and is_han(after)


def _is_comma(flat: str, at: int) -> bool:
    return flat[at] in COMMAS and not _between_digits(flat, at)


def _is_literal_colon(flat: str, at: int) -> bool:
    return _between_digits(flat, at) or flat.startswith("//", at + 1) or flat[at - 1 : at] == "\\"


def _between_digits(flat: str, at: int) -> bool:
    return flat[max(at - 1, 0)] in "0123456789" and flat[at + 1 : at + 2] in tuple("0123456789")
