"""The records a few letters may mean, by plain SQL: what is asked at each key waits for no models."""

import sqlite3
from typing import NamedTuple

from crm_tui.store import lookup
from crm_tui.values.references import format_ref

FOUND_FIRST = ("client", "contact", "opportunity", "complaint", "task")


class Named(NamedTuple):
    """A record by the name a person knows it by; `of` is the client it belongs to, "" for none."""

    noun: str
    id: int
    name: str
    of: str = ""

    @property
    def ref(self) -> str:
        """The short id, such as c12."""
        return format_ref(self.noun, self.id)


def find(db: sqlite3.Connection, text: str, nouns: tuple[str, ...] = FOUND_FIRST) -> list[Named]:
    """The records of these nouns that a text may mean, the likeliest first, at most ten."""
    if not text.strip():
        return []
    return [Named(*match, lookup.owner(db, match)) for match in lookup.typed(db, nouns, text)]


def sure(db: sqlite3.Connection, noun: str, number: int, name: str) -> str:
    """What names that record and no other: its name, or its ref where the name means others, or another."""
    found = lookup.candidates(db, (noun,), name)
    return name if [match.id for match in found] == [number] else format_ref(noun, number)
