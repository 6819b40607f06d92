"""Going on along a list from the page of a record that was opened from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

Held = TypeVar("Held")


class Along(Protocol):
    """A list that a page was opened from."""

    def beside(self, noun: str, number: int, rows: int) -> tuple[str, int] | None:
        """The record so many rows from that one, under the cursor from now on; None where the list ends."""


def place_beside(place: int | None, cursor: int, rows: int, count: int) -> int | None:
    """The place so many rows from another among `count`; None where the list ends.

    Without a place the record has left the list, and the one under the cursor has taken its place.
    """
    at = cursor + rows - (rows > 0) if place is None else place + rows
    return at if 0 <= at < count else None


def step_beside(held: Sequence[Held], is_it: Callable[[Held], bool], cursor: int, rows: int) -> int | None:
    """The place so many rows from the one that is meant; of several the one under the cursor is."""
    order = sorted(range(len(held)), key=lambda at: at != cursor)
    return place_beside(next((at for at in order if is_it(held[at])), None), cursor, rows, len(held))
