"""What a record table asks of whoever owns the rows: columns, a first page, all ids in order, rows by id."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Literal, NamedTuple, Protocol

Align = Literal["left", "right"]
Tone = Literal["", "muted", "success", "warning", "error"]


class Column(NamedTuple):
    """One column; widths are in terminal cells.

    Below the sum of `min_width` columns are left out, the highest `priority` first; those of priority 0 stay
    and are scrolled sideways instead. `max_width` holds until all columns have what they wish for.
    Texts of up to `whole` cells are not cut: sooner a column less is shown.
    """

    name: str
    title: str
    min_width: int = 6
    max_width: int = 40
    align: Align = "left"
    kind: str = "text"
    priority: int = 1
    whole: int = 0


class Cell(NamedTuple):
    """A cell with a state: `mark` is the symbol that tells it without colour, `tone` the colour beside it."""

    text: str
    mark: str = ""
    tone: Tone = ""

    @property
    def shown(self) -> str:
        """The text as it stands on the screen, its mark first."""
        return " ".join((self.mark, self.text)) if self.mark else self.text


class Row(NamedTuple):
    """One record as display text, a cell for each column of the source."""

    id: int
    cells: tuple[str | Cell, ...]


class RecordSource(Protocol):
    """Rows of one question put to the database: this noun, this filter, this order.

    Every method is called in threads of the table, two of them at the same time at most, so each opens and
    closes what it reads through. A CrmError reaches the owner of the table as `LoadFailed`.
    """

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order they are shown."""

    def first(self, count: int) -> Sequence[Row]:
        """The first `count` rows, by the quickest way; the screen waits for them."""

    def ids(self) -> array[int]:
        """The ids of all rows in order, as array('q'), or ('i') where all of them fit."""

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """The rows of those ids; one that is gone is left out."""
