"""The text of a deal: title, amount and expected close in any order."""

from datetime import date, datetime

from crm_tui.errors import Invalid
from crm_tui.values.amounts import glued_amount, read_amount
from crm_tui.values.dates import EXAMPLES, read_day, read_glued
from crm_tui.values.numerals import plain
from crm_tui.values.words import Word, cut, split_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from crm_tui.values.amounts import Amount

_EXPECTED = "预计"
_CLOSE = ("close", _EXPECTED)
_CLOSES = ("成交", "签约", "簽約")


class Offer:
    """What a deal's text said; amount, currency and close are None where it did not."""

    __slots__ = ("amount", "close", "currency", "title")

    def __init__(self) -> None:
        self.title = ""
        self.amount: str | None = None
        self.currency: str | None = None
        self.close: date | None = None


def read_offer(text: str, now: datetime, home: str | None = None) -> Offer:
    """Read a deal's text without marks; two amounts, two close days or a `close` without a day are Invalid.

    Bare whole numbers and everything else stay, in order, as the title; a backslash keeps such a word there.
    """
    reader = _Reader(text, now, home)
    at = 0
    while at < len(reader.words):
        word = reader.words[at]
        at += 1 if word.quoted else reader.read_close(at) or reader.read_amount(at) or 1
    reader.offer.title = cut(text, reader.spans)
    return reader.offer


class _Reader:
    __slots__ = ("home", "now", "offer", "spans", "text", "words")

    def __init__(self, text: str, now: datetime, home: str | None) -> None:
        self.now, self.home = now, home
        self.text, self.words = text, list(_parted(split_words(text), now))
        self.spans: list[tuple[int, int]] = []
        self.offer = Offer()

    def read_close(self, at: int) -> int:
        """Read `close DATE`, 预计 DATE or DATE 成交 there; how many words it took."""
        word = self.words[at]
        if word.text.startswith("\\") and plain(word.text[1:]) in _CLOSE:
            self.spans.append((word.start, word.start + 1))
            return 1
        if plain(word.text) in _CLOSE:
            read = read_day(_texts(self.words[at + 1 : at + 5]), self.now.date())
            if read is None and self._is_a_verb(at):
                return 0
            if read is None:
                raise Invalid(
                    f"No day stands after “{word.text}”: write one such as {EXAMPLES}; "
                    f"\\{word.text} keeps the word in the title."
                )
            self._put_close(read[1], word.start, self.words[at + read[0]].end)
            return 1 + read[0]
        expected = len(_EXPECTED) if plain(word.text).startswith(_EXPECTED) else 0
        glued = read_glued(word.text[expected:], self.now, past=False)
        if glued is None or not glued[1].dated:
            return 0
        end = word.start + expected + glued[0]
        if not expected and self._after_closing(end) == end:
            return 0
        self._put_close(glued[1].day, word.start, end)
        return 1

    def _is_a_verb(self, at: int) -> bool:
        """Whether the word begins the title, as in "close the gap", and no figures follow it."""
        following = self.words[at + 1].text if at + 1 < len(self.words) else "0"
        return at == 0 and not any(c.isdigit() for c in following)

    def read_amount(self, at: int) -> int:
        """Read the amount there; how many words it took."""
        word, texts = self.words[at], _texts(self.words[at : at + 2])
        literal = word.text.startswith("\\")
        read = read_amount([texts[0].removeprefix("\\"), *texts[1:]], self.home)
        if read is not None and literal:
            self.spans.append((word.start, word.start + 1))
        elif read is not None:
            self._put_amount(read[1], word.start, self.words[at + read[0] - 1].end)
        glued = None if read else glued_amount(word.text, self.home)
        if glued is not None:
            self._put_amount(glued[1], word.start + glued[0], word.end)
        return read[0] if read else 0

    def _put_close(self, day: date, start: int, end: int) -> None:
        if self.offer.close not in (None, day):
            raise Invalid("Two days to close are given: write one.")
        self.offer.close = day
        self.spans.append((start, self._after_closing(end)))

    def _after_closing(self, end: int) -> int:
        """Where a 成交 behind the day ends, `end` where none stands there; 成交价 is another word."""
        rest = self.text[end:].lstrip()
        word = next((word for word in _CLOSES if rest.startswith(word)), "")
        whole = word and not rest[len(word) :][:1].isalnum()
        return len(self.text) - len(rest) + len(word) if whole else end

    def _put_amount(self, amount: "Amount", start: int, end: int) -> None:
        if self.offer.amount is not None:
            raise Invalid(
                f"{self.offer.amount} and {amount[0]} are two amounts: put a backslash before the one "
                "that belongs to the title."
            )
        self.offer.amount, self.offer.currency = amount
        self.spans.append((start, end))


def _parted(words: list[Word], now: datetime) -> "Iterator[Word]":
    """The words; 预计 and the day behind it are one of their own where Chinese is written without spaces."""
    for word in words:
        at = plain(word.text).find(_EXPECTED)
        day = at + len(_EXPECTED)
        glued = None if at < 0 or word.quoted else read_glued(word.text[day:], now, past=False)
        cuts = [at, day + glued[0]] if glued and glued[1].dated else []
        for start, end in zip([0, *cuts], [*cuts, len(word.text)], strict=True):
            if start < end:
                yield Word(word.text[start:end], word.start + start, word.start + end, word.quoted)


def _texts(words: list[Word]) -> list[str]:
    texts: list[str] = []
    for word in words:
        if word.quoted:
            break
        texts.append(word.text)
    return texts
