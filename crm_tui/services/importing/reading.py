"""The first look at a file: every cell read into its value, every row into its key, faults noted by line."""

from array import array
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.exchange.csv_records import Row
from crm_tui.exchange.csv_writer import unescape
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.services.faces import faces
from crm_tui.services.fields import ColumnField, Field, noun_table
from crm_tui.services.importing.columns import IDENTITIES, Layout, match
from crm_tui.services.importing.existing import Level, levels, unique_columns
from crm_tui.services.importing.keys import Keys
from crm_tui.services.importing.options import Options
from crm_tui.services.importing.references import FURTHER, Bad, References, identity
from crm_tui.services.importing.rules import GIVEN, problem
from crm_tui.services.importing.source import Source
from crm_tui.services.importing.spool import Spool
from crm_tui.services.importing.values import Cells
from crm_tui.services.own_fields import OwnField
from crm_tui.store.database import driver
from crm_tui.values.names import key

AT_ONCE = 1000
READ, REJECTED = 0, 1

Progress = Callable[[int, int | None], None]


class Batch(NamedTuple):
    """Some rows in the file's order: the number of the first, and of each its values in the order of the fields,
    None where they cannot be used; the reason for each such row by its place."""

    first: int
    values: list[tuple[Any, ...] | None]
    reasons: dict[int, str]


def editable(session: Session, noun: str) -> dict[str, Field]:
    """The fields of a noun that a file can set."""
    return {name: field for name, field in faces(session, noun).items() if field.editable}


class Reading:
    """The rows of a file as values, spooled, with their keys, and what is wrong with those that are not."""

    def __init__(self, session: Session, source: Source, options: Options, references: References) -> None:
        self.session, self.source, self.options = session, source, options
        self.noun, self.model = options.noun, NOUNS[options.noun]
        self.known = editable(session, options.noun)
        self.layout: Layout = match(options, self.known, source.headers)
        self.references = references
        self._cells = Cells(session, source, options, self.layout, self.known, references)
        self.fields = self._cells.fields
        self.kept = {name: self.known[name] for name in self.fields}
        self.required = self._required()
        self.spool, self.cells = Spool(), Spool()
        self.lines, self.status = array("q"), bytearray()
        self.incomplete, self.direct = bytearray(), array("q")
        self.selfish = self._selfish()
        self.pointing = array("q")  # of each row, the number below zero of its reference to another row
        self.levels = levels(session, self.noun, self.known, self._keys())
        self.keys = [Keys() for _ in self.levels]
        self.uniques = self._uniques()
        self.unique_keys = [Keys() for _ in self.uniques]
        self.labels = Keys()
        self._problem = problem(session, self.noun)

    def run(self, progress: Progress | None = None) -> None:
        """Read the whole file."""
        try:
            while rows := list(islice(self.source.rows, AT_ONCE)):
                self._take(rows)
                if progress:
                    progress(self.source.position(), self.source.size)
        finally:
            self.source.close()

    def batches(self) -> Iterator[Batch]:
        """What was read, from the start."""
        return (Batch(*found) for found in self.spool)

    def batch(self, number: int) -> Batch:
        """A thousand rows, by their place among the batches."""
        return Batch(*self.spool[number])

    def _keys(self) -> tuple[str, ...]:
        return tuple(key for key in self.options.keys if key not in IDENTITIES)

    def _required(self) -> tuple[str, ...]:
        """Fields a new record cannot do without; Invalid when the file has no column for one."""
        info, columns = self.model.model_fields, table(self.model).columns
        needed = [
            name
            for name, field in self.known.items()
            if isinstance(field, ColumnField)
            and not columns[field.column].nullable
            and info[field.column].is_required()
        ]
        given = GIVEN.get(self.noun, {})
        has_identity = any(column.field in IDENTITIES for column in self.layout.columns) or self.options.keys
        for name in needed:
            if name not in self.fields and name not in given and not has_identity:
                raise Invalid(
                    f"The file has no column for {self.known[name].title} of a {self.noun}: say which it is"
                    f" with --map column={name}. It has {', '.join(self.source.headers)}."
                )
        own = [n for n, field in self.known.items() if isinstance(field, OwnField) and field.required]
        return (*(name for name in needed if not given.get(name, False) or name in own), *own)

    def _selfish(self) -> int | None:
        """The place of the field that may name another row of the same file."""
        places = [i for i, name in enumerate(self.fields) if self.known[name].facts.ref == self.noun]
        return places[0] if places else None

    def _uniques(self) -> list[Level]:
        """Keys the database holds unique, beside the ones rows are matched by."""
        found = []
        for columns in unique_columns(self.noun):
            names = tuple(column.removesuffix("_id") for column in columns)
            matched = [set(level.fields) for level in self.levels[:1]] if not self._identity() else []
            if all(name in self.fields for name in names) and set(names) not in matched:
                found += levels(self.session, self.noun, self.known, names)
        return found

    def _identity(self) -> int | None:
        """The column that holds refs or ids."""
        return next((c.place for c in self.layout.columns if c.field in IDENTITIES), None)

    def _take(self, rows: list[Row]) -> None:
        """Read a batch of rows and spool it."""
        first = len(self.lines)
        reasons = {i: row.problem for i, row in enumerate(rows) if row.problem is not None}
        good = [i for i in range(len(rows)) if i not in reasons]
        values = self._cells.values([rows[i].cells for i in good])
        direct = self._direct([rows[i].cells for i in good], reasons, good)
        self._fault(values, reasons, good)
        tuples: list[tuple[Any, ...] | None] = [*zip(*values.values(), strict=True)]
        if reasons:
            tuples, direct = _spread(tuples, direct, good, reasons, len(rows))
        self.lines.extend([row.line for row in rows])
        self.status += bytes([REJECTED if i in reasons else READ for i in range(len(rows))])
        self.direct.extend(direct)
        self._key(values, tuples, first, plain=not reasons and not any(direct))
        self.spool.write((first, tuples, reasons))
        self.cells.write([row.cells for row in rows])

    def _direct(self, cells: list[list[str]], reasons: dict[int, str], good: list[int]) -> list[int]:
        """The ids a ref or id column names; one that is not there is a fault of its row."""
        place = self._identity()
        if place is None:
            return [0] * len(cells)
        found = [identity(self.model, unescape(row[place])) for row in cells]
        asked = [number for number in found if isinstance(number, int)]
        marks = ",".join("?" * len(asked))
        query = f'SELECT id FROM "{noun_table(self.noun)}" WHERE id IN ({marks})'
        there = {number for (number,) in driver(self.session).execute(query, asked)}
        for i, number in zip(good, found, strict=True):
            if isinstance(number, Bad):
                reasons.setdefault(i, str(number))
            elif number is not None and number not in there:
                wanted = f"There is no {self.noun} with id {number} here; empty it to make a new one"
                reasons.setdefault(i, f"{wanted}, or give --key {self.model.noun.label}.")
        return [number if isinstance(number, int) else 0 for number in found]

    def _fault(self, values: dict[str, list[Any]], reasons: dict[int, str], good: list[int]) -> None:
        """Note the faults of each row: cells that cannot be used, and values that do not fit each other."""
        incomplete = bytearray(max(good, default=-1) + 1)
        for column in values.values():
            if Bad in set(map(type, column)):
                for i, value in zip(good, column, strict=True):
                    if type(value) is Bad:
                        reasons[i] = f"{reasons[i]} {value}" if i in reasons else str(value)
        for name in self.required:
            column = values.get(name) or [None] * len(good)
            if None in column:
                for i, value in zip(good, column, strict=True):
                    incomplete[i] |= value is None
        if self._problem is not None:
            for place, i in enumerate(good):
                if i not in reasons and not incomplete[i]:
                    reason = self._problem({name: column[place] for name, column in values.items()})
                    if reason:
                        reasons[i] = reason
        self._batch_incomplete = incomplete

    def _key(
        self, values: dict[str, list[Any]], rows: list[tuple[Any, ...] | None], first: int, *, plain: bool
    ) -> None:
        """Note the keys of a batch; in a `plain` one every row is good and named by no ref."""
        self.incomplete += self._batch_incomplete.ljust(len(rows), b"\0")
        ids = self.direct[first:]
        named = [] if plain else [dict(zip(self.fields, row, strict=True)) if row else None for row in rows]
        for number, (level, keys) in enumerate(zip(self.levels, self.keys, strict=True)):
            if plain:
                keys.add(level.column(values), first)
            else:
                keys.add(
                    [_row_key(level, row, id, number) for row, id in zip(named, ids, strict=True)], first
                )
        for level, keys in zip(self.uniques, self.unique_keys, strict=True):
            keys.add(
                level.column(values) if plain else [level.row(row) if row else None for row in named], first
            )
        if self.selfish is not None:
            self.pointing.extend([self._points_to(row) for row in rows])
            for name in {self.model.noun.label, FURTHER.get(self.noun, "")} & set(self.fields):
                place = self.fields.index(name)
                labels = [row[place] if row else None for row in rows]
                self.labels.add([hash(key(text)) if text else None for text in labels], first)

    def _points_to(self, row: tuple[Any, ...] | None) -> int:
        value = row[self.selfish] if row is not None and self.selfish is not None else None
        return value if isinstance(value, int) and value < 0 else 0


def _spread(
    tuples: list[tuple[Any, ...] | None],
    direct: list[int],
    good: list[int],
    reasons: dict[int, str],
    count: int,
) -> tuple[list[tuple[Any, ...] | None], list[int]]:
    """The values and ids of good rows at their places among all rows of a batch; nothing for the rest."""
    rows: list[tuple[Any, ...] | None] = [None] * count
    ids = [0] * count
    for i, number, row in zip(good, direct, tuples, strict=True):
        if i not in reasons:
            rows[i], ids[i] = row, number
    return rows, ids


def _row_key(level: Level, row: dict[str, Any] | None, id: int, number: int) -> int | None:
    """The key of one row under a level; a row named by its ref has that as its first key, and no other."""
    if row is None:
        return None
    if id:
        return None if number else hash(("id", id))
    return level.row(row)
