"""The rows a table holds: how long drawing waits for a page that is late."""

from array import array
from collections.abc import Sequence
from concurrent import futures
from threading import Event
from typing import Any

import pytest

from crm_tui.widgets import row_pages
from crm_tui.widgets.record_source import Column, Row


class Stuck:
    """A source whose rows do not come before it is let go."""

    columns: tuple[Column, ...] = ()

    def __init__(self) -> None:
        self.gone = Event()

    def first(self, count: int) -> Sequence[Row]:
        return []

    def ids(self) -> "array[int]":
        return array("q")

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        self.gone.wait(10)
        return {number: Row(number, ("here",)) for number in ids}


def test_only_the_first_of_many_lines_waits_for_a_late_page(monkeypatch: pytest.MonkeyPatch) -> None:
    source, arrived = Stuck(), Event()
    waits: list[float] = []
    really: Any = futures.wait

    def counted(readings: Any, seconds: float) -> Any:
        waits.append(seconds)
        return really(readings, seconds)

    monkeypatch.setattr(row_pages, "wait", counted)
    pages = row_pages.RowPages(source, lambda reading: arrived.set())
    for _ in range(40):
        pages.fetch([1, 2])
    assert len(waits) == 1
    source.gone.set()
    assert arrived.wait(10)
    pages.close()
