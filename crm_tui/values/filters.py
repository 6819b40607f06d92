"""Filters: `tier=key and owner=me and last_touch>90d` read into a tree of comparisons.

Operators are = != < <= > >= ~ (contains), joined by and, or, not and brackets; terms side by side mean and.
Values with blanks stand in quotes; `x=` asks for empty. Full-width signs are read as their twins.
"""

from dataclasses import dataclass

from crm_tui.errors import Invalid
from crm_tui.values.filter_words import END, Word, split_words
from crm_tui.values.text import quoted

DEEPEST = 50  # brackets and nots inside one another; nobody types more, and Python's own depth is finite


@dataclass(frozen=True, slots=True)
class Compare:
    """One field held against a value as typed; `field` is "" where a word alone asks for any text."""

    field: str
    op: str
    value: str


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all parts match; two or more."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any part matches; two or more."""

    parts: tuple["Node", ...]


Node = Compare | Not | And | Or


def parse_filter(text: str) -> Node:
    """The tree of a filter; Invalid, saying after which words it cannot be read."""
    return _Reader(text).whole()


class _Reader:
    """One pass over a filter's words, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = split_words(text)
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        node = self.either()
        if self.word.kind != "end":
            raise self.error("there is a closing bracket too many")
        return node

    @property
    def word(self) -> Word:
        return self.words[self.at] if self.at < len(self.words) else END

    def take(self, kind: str) -> bool:
        found = self.word.kind == kind
        self.at += found
        return found

    def either(self) -> Node:
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def both(self) -> Node:
        parts = [self.one()]
        while self.take("and") or self.word.kind in ("word", "quoted", "not", "("):
            parts.append(self.one())
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def one(self) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error("the brackets are too deep")
        node = self.negated() or self.bracketed() or self.comparison()
        self.depth -= 1
        return node

    def negated(self) -> Node | None:
        return Not(self.one()) if self.take("not") else None

    def bracketed(self) -> Node | None:
        if not self.take("("):
            return None
        node = self.either()
        if not self.take(")"):
            raise self.error("a closing bracket is missing")
        return node

    def comparison(self) -> Node:
        word = self.word
        if word.kind not in ("word", "quoted"):
            raise self.error("something to look for is missing")
        self.at += 1
        op = self.word
        if not self.take("op"):
            return Compare("", "~", word.text)
        value = self.word
        if op.text == "==":
            raise Invalid(f"The filter compares with a single =: write {word.text}={value.text}.")
        if self.take("quoted") or self.take("word"):
            return Compare(word.text, op.text, value.text)
        if value.kind == "op":
            raise self.error("two signs of comparison follow each other")
        return Compare(word.text, op.text, "")

    def error(self, problem: str) -> Invalid:
        before = self.text[: self.word.start if self.word is not END else len(self.text)].strip()
        where = f"after {quoted(before[-39:])}" if before else "at its beginning"
        return Invalid(
            f"The filter cannot be read {where}: {problem}. Write it like tier=key and last_touch>90d."
        )
