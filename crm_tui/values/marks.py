"""The marks within a text: #tag, @name, ^severity and >date follow-up, read and taken out of it."""

from crm_tui.errors import Invalid
from crm_tui.values.dates import EXAMPLES, read_glued, read_when
from crm_tui.values.numerals import narrow
from crm_tui.values.words import COMMAS, Word, cut, name_of, split_words, unmarked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime, time

    Known = Callable[[str], bool | Sequence[tuple[str, str]]]
    FollowUp = tuple[date, time | None, str]

SEVERITIES = {"low": "low", "normal": "medium", "medium": "medium", "high": "high", "critical": "critical"}
SEVERITIES |= {
    "urgent": "critical",
    "低": "low",
    "中": "medium",
    "普通": "medium",
    "高": "high",
    "紧急": "critical",
}
SEVERITIES |= {"緊急": "critical"}
_TAIL = ".;:!?。；：！？…)）]】#＃"


class Marks:
    """What the marks of a text said, and the text without them."""

    __slots__ = ("follow_ups", "persons", "severity", "tags", "text")

    def __init__(self) -> None:
        self.text = ""
        self.persons: list[str] = []
        self.tags: list[str] = []
        self.severity: str | None = None
        self.follow_ups: list[FollowUp] = []


def read_marks(text: str, now: "datetime", known: "Known", *, keep_names: bool = False) -> Marks:
    """Read the marks of a text; Invalid for a follow-up without a date and for an unknown severity.

    `#` and `^` go with their words, `>` with all it says. `@name` before another mark or the end goes too; a
    name within the sentence (with `keep_names` any name) stays without its sign, so the sentence stays whole.
    """
    reader = _Reader(text, now, known, keep_names)
    reader.read()
    reader.marks.text = cut(text, reader.spans)
    return reader.marks


def parse_severity(word: str) -> str:
    """low, medium, high or critical for an English or Chinese word, else Invalid."""
    severity = SEVERITIES.get(narrow(word).lower())
    if severity is None:
        raise Invalid(f"“{word}” is no severity: write ^low, ^medium, ^high or ^critical, 低 中 高 紧急.")
    return severity


def add_once(values: list[str], value: str) -> None:
    """Append the value unless it is there."""
    if value not in values:
        values.append(value)


def name_length(text: str, words: list[Word], known: "Known") -> int:
    """How many of these words of the text the name at their beginning has: the longest known one, else 0."""
    if words and words[0].quoted:
        return 1
    for count in range(min(len(words), 12), 0, -1):
        if known(name_of(text, words[:count])):
            return count
    return 0


def tag_of(word: Word) -> str:
    """The word after the mark, as typed, without the punctuation that follows it."""
    return word.text[1:].rstrip(_TAIL)


class _Reader:
    """Walks over the words of one text and collects marks and the spans to take out."""

    __slots__ = ("keep_names", "known", "marks", "now", "spans", "text", "words")

    def __init__(self, text: str, now: "datetime", known: "Known", keep_names: bool) -> None:
        self.text, self.now, self.known, self.keep_names = text, now, known, keep_names
        self.words = split_words(text)
        self.marks = Marks()
        self.spans: list[tuple[int, int]] = []

    def read(self) -> None:
        at = 0
        while at < len(self.words):
            word = self.words[at]
            if word.escaped:
                self.spans.append((word.start, word.start + 1))
            at += self._read_mark(at, word) if word.mark and not word.quoted else 1

    def _read_mark(self, at: int, word: Word) -> int:
        """Read the mark there; how many words it took."""
        if word.mark == ">":
            return self._read_follow_up(at)
        if word.mark == "@":
            return self._read_person(at)
        value = tag_of(word)
        self.spans.append((word.start, word.start + 1 + len(value)))
        if word.mark == "#":
            add_once(self.marks.tags, value)
        else:
            self.marks.severity = parse_severity(value)
        return 1

    def _read_person(self, at: int) -> int:
        word, count = self.words[at], self._name_length(at)
        name = name_of(self.text, self.words[at : at + count]).rstrip(_TAIL)
        add_once(self.marks.persons, name)
        last = self.words[at + count - 1]
        ends = self._mark_follows(at + count) and not self.keep_names
        tail = len(last.text) - len(last.text.rstrip(_TAIL))
        self.spans.append((word.start, last.end - tail if ends else word.start + 1))
        return count

    def _name_length(self, at: int) -> int:
        run = self.words[at : at + 1] + unmarked(self.words, at + 1)
        return name_length(self.text, run, self.known) or 1

    def _mark_follows(self, at: int) -> bool:
        """Whether the next thing there, names aside, is another mark or the end."""
        while at < len(self.words) and self.words[at].mark == "@" and not self.words[at].quoted:
            at += self._name_length(at)
        return at == len(self.words) or (bool(self.words[at].mark) and not self.words[at].quoted)

    def _read_follow_up(self, at: int) -> int:
        """`>` a date of one to four words, then the text up to the next mark that is no name within it."""
        day, clock, after = self._date_at(at)
        end = at + 1
        while end < len(self.words) and not self._ends_follow_up(end):
            end += 1
        stop = self.words[end].start if end < len(self.words) else len(self.text)
        inner = read_marks(
            self.text[after:stop].strip().lstrip(COMMAS).strip(), self.now, self.known, keep_names=True
        )
        for name in inner.persons:
            add_once(self.marks.persons, name)
        self.marks.follow_ups.append((day, clock, inner.text.rstrip(COMMAS)))
        self.spans.append((self.words[at].start, max(after, stop)))
        return end - at

    def _date_at(self, at: int) -> "tuple[date, time | None, int]":
        first = self.words[at]
        date_words = [first.text[1:]]
        for word in unmarked(self.words, at + 1)[:3]:
            if word.quoted:
                break
            date_words.append(word.text)
        read = read_when(date_words, self.now, past=False)
        if read is not None:
            return read[1].day, read[1].clock, self.words[at + read[0] - 1].end
        glued = read_glued(first.text[1:], self.now, past=False)
        if glued is not None:
            return glued[1].day, glued[1].clock, first.start + 1 + glued[0]
        raise Invalid(
            f"“{first.text}” begins a follow-up without a date: write > and one such as {EXAMPLES}; "
            "\\> keeps the sign."
        )

    def _ends_follow_up(self, at: int) -> bool:
        mark = "" if self.words[at].quoted else self.words[at].mark
        if mark != "@":
            return bool(mark)
        return self._mark_follows(at)
