"""Rows of any noun for the record table, through the services."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len

from crm_tui import display, services
from crm_tui.values.references import format_ref
from crm_tui.values.text import names_in
from crm_tui.widgets.desk import Desk
from crm_tui.widgets.record_source import Align, Cell, Column, Row

if TYPE_CHECKING:
    from crm_tui.services.fields import Field
    from crm_tui.services.listing import Query
    from crm_tui.store.database import Session

_PATIENCE_SECONDS = 20.0

# Least and most cells of a column by the kind of its field, and whether it leans right.
WIDTHS: dict[str, tuple[int, int, Align]] = {
    "ref": (8, 24, "left"),
    "choice": (8, 16, "left"),
    "instant": (11, 16, "left"),
    "day": (12, 12, "left"),
    "money": (8, 18, "right"),
    "int": (4, 12, "right"),
    "percent": (4, 6, "right"),
    "minutes": (5, 8, "right"),
    "tags": (6, 24, "left"),
    "note": (10, 60, "left"),
    "bool": (4, 6, "left"),
}
WHOLE = {"choice": 16, "ref": 12, "phone": 18}
LABEL: tuple[int, int, Align] = (18, 40, "left")
OTHER: tuple[int, int, Align] = (8, 24, "left")
SHORT_TITLES = {"open_deals": "Deals", "open_complaints": "Complaints", "expected_close": "Close by"}
REF = Column("ref", "Ref", 4, 8, "left", "ref", 9)


class Asked(NamedTuple):
    """What a list asks for, as typed; `within` is the screen's own condition, `where` the person's filter."""

    noun: str
    within: str = ""
    where: str = ""
    sort: str = ""
    columns: tuple[str, ...] = ()
    archived: bool = False

    @property
    def condition(self) -> str:
        """Both conditions in the grammar of filters."""
        parts = [part for part in (self.within, self.where) if part.strip()]
        return " and ".join(f"({part})" for part in parts) if len(parts) > 1 else "".join(parts)

    @property
    def order(self) -> tuple[str, bool] | None:
        """The column sorted by first, as lists name it, and whether it falls; None for the noun's own order."""
        first = next(iter(names_in(self.sort)), "")
        name = first.lstrip("-+")
        return ("ref" if name == "id" else name, first.startswith("-")) if name else None

    def query(self, limit: int = 0) -> Query:
        """The same for the services."""
        return services.listing.Query(
            self.noun, self.condition, self.sort, self.columns, limit, self.archived
        )


class NounSource:
    """One question put to the file; see RecordSource for which thread calls what."""

    def __init__(self, desk: Desk, asked: Asked) -> None:
        self.asked = asked
        self._desk = desk
        self._columns: tuple[Column, ...] = ()
        self._begun = Event()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, once the first page was read."""
        return self._columns

    def first(self, count: int) -> Sequence[Row]:
        """The first rows."""
        try:
            return self._desk.read_here(lambda session: self._first(session, count))
        finally:
            self._begun.set()

    def ids(self) -> array[int]:
        """The ids of all matches in order; never before the first page, which tells the columns."""
        self._begun.wait(_PATIENCE_SECONDS)
        return self._desk.read_here(lambda session: services.listing.ids(session, self.asked.query()))

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """The rows of these ids."""
        return self._desk.read_here(lambda session: self._rows(session, ids))

    def _first(self, session: Session, count: int) -> list[Row]:
        query, shown = self._query(session, count)
        page = services.listing.page(session, query, count_to=0)
        self._columns = columns_of(page.fields[:shown])
        found = zip(page.ids, page.rows, strict=True)
        return [self._row(session, number, page.fields, cells, shown) for number, cells in found]

    def _rows(self, session: Session, ids: Sequence[int]) -> dict[int, Row]:
        query, shown = self._query(session)
        fields = services.listing.fields_of(session, query)
        found = services.listing.rows(session, query, ids).items()
        return {number: self._row(session, number, fields, cells, shown) for number, cells in found}

    def _query(self, session: Session, limit: int = 0) -> tuple[Query, int]:
        """The query with the fields that marks look at beside those shown, and how many are shown."""
        asked = self.asked.query(limit)
        asked = replace(asked, columns=services.columns.kept(session, asked.noun, asked.columns))
        names = tuple(field.name for field in services.listing.fields_of(session, asked))
        unseen = tuple(name for name in display.marks.UNSEEN.get(asked.noun, ()) if name not in names)
        return replace(asked, columns=names + unseen), len(names)

    def _row(
        self, session: Session, number: int, fields: Sequence[Field], cells: Sequence[Any], shown: int
    ) -> Row:
        around = services.acting.context(session)
        marks = display.marks.of_row(fields, cells, around)
        texts = [display.cells.brief(fields[at], cells[at], around) for at in range(shown)]
        marked = [Cell(text, *marks[at]) if at in marks and text else text for at, text in enumerate(texts)]
        return Row(number, (Cell(format_ref(self.asked.noun, number), tone="muted"), *marked))


def columns_of(fields: Sequence[Field]) -> tuple[Column, ...]:
    """The reference and the fields as columns; the first field names the record and never leaves."""
    made = [column_of(place, field.name, field.title, field.kind) for place, field in enumerate(fields)]
    return (REF, *made)


def column_of(place: int, name: str, title: str, kind: str) -> Column:
    """The column of a field at that place of the list, its title short enough to be read."""
    title = SHORT_TITLES.get(name, title)
    low, high, align = LABEL if place == 0 else WIDTHS.get(kind, OTHER)
    low = max(low, min(cell_len(title), 10)) if align == "right" else low
    return Column(name, title, low, high, align, kind, min(place, 8), WHOLE.get(kind, 0) if place else 0)
