"""The head of a one-line entry: who, then people, channel, length, time and marks in any order."""

from crm_tui.errors import Ambiguous, Invalid
from crm_tui.values.channels import parse_channel, parse_direction
from crm_tui.values.durations import parse_minutes
from crm_tui.values.marks import add_once, name_length, parse_severity, tag_of
from crm_tui.values.text import quoted
from crm_tui.values.touchwords import CHANNEL, LENGTH, WHEN, read_touch
from crm_tui.values.words import Word, name_of, split_words, unmarked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from crm_tui.values.touchwords import Token

    Known = Callable[[str], bool | Sequence[tuple[str, str]]]


class Head:
    """What a head said; `phrases` are day and time as written, `rest` the word where reading stopped."""

    __slots__ = (
        "channel",
        "direction",
        "minutes",
        "persons",
        "phrases",
        "rest",
        "severity",
        "tags",
        "text",
        "who",
        "words",
    )

    def __init__(self, text: str = "") -> None:
        self.text, self.words, self.rest = text, split_words(text), 0
        self.who = ""
        self.persons: list[str] = []
        self.tags: list[str] = []
        self.phrases: list[str] = []
        self.channel: str | None = None
        self.direction: str | None = None
        self.minutes: int | None = None
        self.severity: str | None = None


class HeadReader:
    """Reads heads of one kind: `touch` says whether channel, length and time belong to it."""

    __slots__ = ("channels", "known", "now", "touch")

    def __init__(
        self, now: "datetime", known: "Known", channels: "Mapping[str, str] | None" = None, touch: bool = True
    ) -> None:
        self.now, self.known, self.channels, self.touch = now, known, channels, touch

    def read(self, text: str, *, strict: bool = True) -> Head:
        """The head of that text; an unrecognised word is Invalid, or when not strict ends the reading."""
        head = Head(text)
        at = self._read_who(head)
        while at < len(head.words):
            count = self._read_token(head, at)
            if count == 0 and strict:
                raise self._two_named(head, at) or self._unrecognised(head.words[at])
            if count == 0:
                break
            at += count
        head.rest = at
        return head

    def _read_who(self, head: Head) -> int:
        """The longest known run of leading words, else the words before the first recognised token.

        A known name may also follow its channel, length and time, as in `call 30m Haier`.
        """
        run = unmarked(head.words, 0)
        if not run:
            return 0
        at, start = 0, 0 if name_length(head.text, run, self.known) else self._known_after_touch(head, run)
        while at < start:
            at += self._read_token(head, at)
        count = name_length(head.text, run[start:], self.known) or self._unknown_length(run)
        head.who = name_of(head.text, run[start : start + count])
        return start + count

    def _known_after_touch(self, head: Head, run: list[Word]) -> int:
        """How many recognised words stand before a known name; 0 where none is known behind them."""
        at, count = 0, 1
        while count and at < len(run):
            count = self._touch_at(run, at)[0]
            at += count
        return at if name_length(head.text, run[at:], self.known) else 0

    def _unknown_length(self, run: list[Word]) -> int:
        """How many of the words stand before the first recognised one; the first is always a name."""
        return next((at for at in range(1, len(run)) if self._touch_at(run, at)[0]), len(run))

    def _read_token(self, head: Head, at: int) -> int:
        """Put the token there into the head; how many words it takes, 0 when none is recognised."""
        word = head.words[at]
        if word.mark == "@":
            return self._read_person(head, at)
        if word.mark == "#":
            add_once(head.tags, tag_of(word))
        elif word.mark == "^":
            head.severity = parse_severity(tag_of(word))
        if word.mark:
            return 0 if word.mark == ">" else 1
        count, tokens = self._touch_at(head.words, at)
        for token in tokens:
            _put(head, token, self.channels)
        return count

    def _read_person(self, head: Head, at: int) -> int:
        run = [head.words[at], *unmarked(head.words, at + 1)]
        count = name_length(head.text, run, self.known) or self._unknown_length(run)
        add_once(head.persons, name_of(head.text, run[:count]))
        return count

    def _touch_at(self, words: list[Word], at: int) -> "tuple[int, list[Token]]":
        texts = []
        for word in words[at : at + 5] if self.touch else []:
            if word.quoted or word.mark:
                break
            texts.append(word.text)
        return read_touch(texts, self.now, self.channels) if texts else (0, [])

    def _two_named(self, head: Head, at: int) -> "Ambiguous | None":
        """What to say where another client is named after the first; None where the words are no client."""
        count = name_length(head.text, unmarked(head.words, at), self.known)
        other = name_of(head.text, head.words[at : at + count]) if count else ""
        found = [pair for text in (head.who, other) for pair in self._meant(text)]
        if not any(ref[:1] == "c" for ref, _ in self._meant(other)):
            return None
        said = f"“{head.who}” and “{other}” are both named before the colon"
        return Ambiguous(f"{said}: name the one it is about, the other in the text.", found)

    def _meant(self, text: str) -> "list[tuple[str, str]]":
        found = self.known(text) if text else ()
        return [] if isinstance(found, bool) else [*found]

    def _unrecognised(self, word: Word) -> Invalid:
        shown = quoted(word.text)
        if not self.touch:
            return Invalid(f"{shown} is not known here: before the colon stand a name, @people and #tags.")
        return Invalid(
            f"{shown} is not known here: before the colon stand a name, @people, "
            "a channel (call, visit, 电话), a length (30m) and a time (yesterday 15:00)."
        )


def _put(head: Head, token: "Token", channels: "Mapping[str, str] | None") -> None:
    kind, text = token
    if kind == WHEN:
        head.phrases.append(text)
    elif kind == LENGTH:
        if head.minutes is not None:
            raise Invalid(f"“{text}” is a second length of time: write one.")
        head.minutes = parse_minutes(text)
    elif kind == CHANNEL:
        channel = parse_channel(text, channels)
        if channel and head.channel not in (None, channel):
            raise Invalid(f"“{text}” is a second channel beside {head.channel}: write one.")
        head.channel = channel or head.channel
        head.direction = parse_direction(text) or head.direction
