"""What a record table and its reading threads say; the public ones are nested in the table."""

from __future__ import annotations

from array import array
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from crm_tui.errors import CrmError
from crm_tui.widgets.record_source import RecordSource, Row

if TYPE_CHECKING:
    from crm_tui.widgets.record_table import RecordTable


@dataclass
class TableMessage(Message):
    """A message of a table to whoever owns it."""

    table: RecordTable

    @property
    def control(self) -> RecordTable:
        """The table it came from."""
        return self.table


class IdsRead(Message, bubble=False):
    """The order of all rows has come, with the selected ids it no longer holds."""

    def __init__(self, source: RecordSource, ids: array[int], vanished: frozenset[int]) -> None:
        super().__init__()
        self.source, self.ids, self.vanished = source, ids, vanished


class IdsFailed(Message, bubble=False):
    """The order of all rows could not be read."""

    def __init__(self, source: RecordSource, error: CrmError) -> None:
        super().__init__()
        self.source, self.error = source, error


class RowsRead(Message, bubble=False):
    """A page has come, or has failed."""

    def __init__(self, reading: Future[dict[int, Row]]) -> None:
        super().__init__()
        self.reading = reading
