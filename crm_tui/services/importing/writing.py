"""The values of new records turned into rows of their tables, and written a batch at a time."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Protocol

from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import Record
from crm_tui.services.fields import ColumnField, Field
from crm_tui.services.importing import rules
from crm_tui.services.importing.parts import Parts
from crm_tui.services.importing.planned import FATES, Fate, Plan
from crm_tui.services.importing.reading import Batch
from crm_tui.store import bulk

CREATED = FATES.index(Fate.CREATED)


class Applied(Protocol):
    """What a writer needs of the transaction it writes in."""

    session: Session
    plan: Plan
    db: sqlite3.Connection
    noun: str
    tbl: str
    known: dict[str, Field]
    model: type[Record]

    def is_mine(self, row: int) -> bool:
        """Whether the transaction takes that row of the file."""

    def later(self, row: int, target: int) -> bool:
        """Whether a row names one that only a later transaction inserts."""


class Writer:
    """Turns the values of new records into rows of their tables."""

    def __init__(self, applying: Applied, parts: Parts) -> None:
        self.applying, self.parts = applying, parts
        session, noun, reading = applying.session, applying.noun, applying.plan.reading
        self.names = reading.fields
        self.constants = rules.constants(session, applying.known, reading.fields)
        self.fill = rules.fill(session, noun)
        self.further = rules.further(session, noun)
        self.columns, self.sources = self._columns()
        self.defaults = self._defaults()
        self.refs = [i for i, name in enumerate(self.names) if applying.known[name].facts.ref]

    def write(self, batch: Batch) -> None:
        """Insert the records of a batch, then what hangs on them."""
        applying, rows = self.applying, self._rows(batch)
        plain = self.fill is None and not self.defaults
        bulk.insert(
            applying.db, applying.tbl, ("id", *self.columns), self._fast(rows) if plain else self._slow(rows)
        )
        if self.parts.tables:
            found = self.parts.collect((number, self._whole(values)) for number, values in rows)
            for name, lines in found.items():
                bulk.insert(applying.db, name, self.parts.tables[name], lines)
        if self.further is not None:
            name, columns = rules.EVENTS[applying.noun]
            lines = [self.further(n, self._whole(values)) for n, values in rows]
            bulk.insert(applying.db, name, columns, lines)

    def _rows(self, batch: Batch) -> list[tuple[int, tuple[Any, ...]]]:
        """(id, values) of the records to be created, references settled."""
        plan, is_mine = self.applying.plan, self.applying.is_mine
        last = batch.first + len(batch.values)
        fates = plan.fates[batch.first : last]
        if not self.refs and not any(fates) and is_mine(batch.first) and is_mine(last - 1):
            return list(zip(plan.ids[batch.first : last], batch.values, strict=True))  # type: ignore[arg-type]
        found = []
        for row, values in enumerate(batch.values, batch.first):
            if plan.fates[row] == CREATED and values is not None and is_mine(row):
                found.append((plan.ids[row], self._settled(row, values) if self._open(values) else values))
        return found

    def _open(self, values: tuple[Any, ...]) -> bool:
        for place in self.refs:
            value = values[place]
            if isinstance(value, list) or (value is not None and value < 0):
                return True
        return False

    def _settled(self, row: int, values: tuple[Any, ...]) -> tuple[Any, ...]:
        plan, found = self.applying.plan, list(values)
        for place in self.refs:
            value = found[place]
            if isinstance(value, list):
                found[place] = [plan.resolved.get(part, part) for part in value]
            elif value is not None and value < 0:
                target = plan.rows.get(value)
                late = target is not None and self.applying.later(row, target)
                found[place] = None if late else plan.resolved[value]
        return tuple(found)

    def _columns(self) -> tuple[list[str], list[Any]]:
        """The columns that are written, and for each the place of its value in a row, or a constant's name."""
        known, noun = self.applying.known, self.applying.noun
        own = {field.column: name for name, field in known.items() if isinstance(field, ColumnField)}
        if self.fill is None:
            columns = {name: column for column, name in own.items()}
            names = [name for name in (*self.names, *self.constants) if name in columns]
            own = {columns[name]: name for name in names}
        else:
            filled = table(NOUNS[noun]).columns.keys()
            own |= {c: c for c in ("staged_on", "respond_by", "resolve_by") if c in filled}
        return list(own), list(own.values())

    def _defaults(self) -> dict[str, Any]:
        """What a blank cell means in a column that cannot be empty."""
        model, found = self.applying.model, {}
        for column, name in zip(self.columns, self.sources, strict=True):
            if not table(model).columns[column].nullable and not model.model_fields[column].is_required():
                default = model.model_fields[column].default
                found[name] = getattr(default, "value", default)
        if self.fill is None:
            found = {name: value for name, value in found.items() if name in self.names}
        return found

    def _fast(self, rows: list[tuple[int, tuple[Any, ...]]]) -> Iterator[tuple[Any, ...]]:
        """The rows as they are, in a noun whose new records are given nothing but constants."""
        places = [self.names.index(name) for name in self.sources if name in self.names]
        tail = tuple(self.constants[name] for name in self.sources if name not in self.names)
        if places == list(range(len(self.names))):
            return ((number, *values, *tail) for number, values in rows)
        return ((number, *[values[place] for place in places], *tail) for number, values in rows)

    def _slow(self, rows: list[tuple[int, tuple[Any, ...]]]) -> Iterator[tuple[Any, ...]]:
        for number, values in rows:
            whole = self._whole(values)
            yield (number, *[whole.get(name) for name in self.sources])

    def _whole(self, values: tuple[Any, ...]) -> dict[str, Any]:
        """The values of a new record by field, completed by the rules of its noun."""
        found = {**self.constants, **dict(zip(self.names, values, strict=True))}
        if self.fill is not None:
            self.fill(found)
        for name, value in self.defaults.items():
            if found.get(name) is None:
                found[name] = value
        return found
