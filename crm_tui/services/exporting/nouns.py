"""The records of one noun as pages of cells that an import takes back unchanged."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlmodel import Session

from crm_tui.services import listing
from crm_tui.services.exporting.cells import amounts, of_kind
from crm_tui.services.exporting.labels import Labels
from crm_tui.services.exporting.parts import readers
from crm_tui.services.faces import faces
from crm_tui.services.fields import ColumnField, Field, MoneyField, noun_table
from crm_tui.services.listing import Query
from crm_tui.store.database import driver
from crm_tui.values.references import LETTERS

PAGE = 1000

Texts = Callable[[dict[str, Sequence[Any]]], Sequence[Any]]


def headers(session: Session, noun: str) -> list[str]:
    """The columns of a noun's file: its ref, then every field that can be set."""
    return ["ref", *_fields(session, noun)]


def pages(
    session: Session, noun: str, where: str = "", *, archived: bool = False
) -> Iterator[list[Sequence[Any]]]:
    """Cells by id, page by page, each as the columns of `headers`."""
    return Writing(session, noun).pages(where, archived=archived)


def _fields(session: Session, noun: str) -> dict[str, Field]:
    return {name: field for name, field in faces(session, noun).items() if field.editable}


class Writing:
    """Reads pages of stored values and turns each column into text."""

    def __init__(self, session: Session, noun: str) -> None:
        self.session, self.noun, self.db = session, noun, driver(session)
        self.fields = _fields(session, noun)
        self.few = False
        self.labels = cache(lambda named: Labels(session, named, few=self.few))
        self.own = {name: f.column for name, f in self.fields.items() if isinstance(f, ColumnField)}
        self.parts = readers(session, noun, self.fields, self.labels)

    def pages(self, where: str, *, archived: bool) -> Iterator[list[Sequence[Any]]]:
        """Every page of what is asked for."""
        columns = ",".join(["id", *(f'"{column}"' for column in self.own.values())])
        select = f'SELECT {columns} FROM "{noun_table(self.noun)}"'
        if where.strip():
            numbers = sorted(listing.ids(self.session, Query(self.noun, where, "id", archived=archived)))
            self.few = len(numbers) <= PAGE // 2
            for start in range(0, len(numbers), PAGE // 2):
                some = numbers[start : start + PAGE // 2]
                marks = ",".join("?" * len(some))
                yield self._page(
                    self.db.execute(f"{select} WHERE id IN ({marks}) ORDER BY id", some).fetchall()
                )
            return
        live = "" if archived else " WHERE archived_at IS NULL"
        rows = self.db.execute(f"{select}{live} ORDER BY id")
        while found := rows.fetchmany(PAGE):
            yield self._page(found)

    def _page(self, rows: list[tuple[Any, ...]]) -> list[Sequence[Any]]:
        ids, *columns = zip(*rows, strict=True)
        stored: dict[str, Sequence[Any]] = dict(zip(self.own, columns, strict=True))
        beside = {name: cells for read in self.parts for name, cells in read(ids).items()}
        given: dict[int, Sequence[Any]] = {}
        letter = LETTERS[self.noun]
        texts: list[Sequence[Any]] = [[f"{letter}{number}" for number in ids]]
        for name, field in self.fields.items():
            if name in stored:
                texts.append(self._texts(field, stored[name], stored))
            else:
                cells = beside.get(name)
                if id(cells) not in given:  # two columns may hold the very same
                    given[id(cells)] = [*map(cells.get, ids)] if cells else [None] * len(ids)
                texts.append(given[id(cells)])
        return texts

    def _texts(self, field: Field, column: Sequence[Any], stored: dict[str, Sequence[Any]]) -> Sequence[Any]:
        if column[0] is None and column.count(None) == len(column):
            return column
        if field.facts.ref:
            return self.labels(field.facts.ref).texts(column)
        if isinstance(field, MoneyField):
            return amounts(column, stored[field.facts.currency])
        return of_kind(field.kind)(column)
