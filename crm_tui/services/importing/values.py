"""The cells of a file turned into values, column by column: escapes off, words translated, parts joined, read."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.exchange import joining
from crm_tui.exchange.csv_writer import unescape
from crm_tui.services.acting import context
from crm_tui.services.fields import Field, MoneyField
from crm_tui.services.importing import cells
from crm_tui.services.importing.columns import PLURALS, Layout
from crm_tui.services.importing.options import Options
from crm_tui.services.importing.references import WITHIN, Bad, References
from crm_tui.services.importing.source import Source
from crm_tui.services.people import PeopleField
from crm_tui.values.names import key


class Cells:
    """Reads the cells of many rows into values by field, in the order of `fields`."""

    def __init__(
        self,
        session: Session,
        source: Source,
        options: Options,
        layout: Layout,
        known: Mapping[str, Field],
        references: References,
    ) -> None:
        self.session, self.source, self.options = session, source, options
        self.layout, self.known, self.references = layout, known, references
        self.around = context(session)
        self.fields = self._fields()
        self._readers = self._make_readers()
        self._values = self._translations()

    def values(self, rows: list[list[str]]) -> dict[str, list[Any]]:
        """The values of some rows, a column for each field; what cannot be used is a Bad."""
        return self._read(self._texts(rows))

    def _fields(self) -> tuple[str, ...]:
        found = dict.fromkeys(self._face(column.field) for column in self.layout.columns)
        names = [name for name in self.known if name in found]
        amounts = any(isinstance(self.known[name], MoneyField) for name in names)
        if amounts and "currency" not in names:
            names.append("currency")
        return tuple(names)

    def _face(self, field: str) -> str:
        base, dot, _ = field.partition(".")
        return PLURALS[base] if dot and PLURALS.get(base) in self.known else base

    def _make_readers(self) -> dict[str, cells.Column]:
        dates = self.options.dates
        return {
            name: cells.column(self.session, field, self.around, self.references, dates)
            for name in self.fields
            if not isinstance(field := self.known[name], MoneyField)
        }

    def _translations(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        headers = {key(column.header): self._face(column.field) for column in self.layout.columns}
        for field, written, meant in self.options.values:
            name = field if field in self.fields else headers.get(key(field), "")
            if not name:
                raise Invalid(f"--value names {field}, which is neither a field nor a column of this file.")
            found.setdefault(name, {})[key(written)] = meant
        return found

    def _texts(self, cells: list[list[str]]) -> dict[str, Sequence[str]]:
        """The cells of each field, formula escapes taken off, words translated, parts put together."""
        columns = list(zip(*cells, strict=True)) if cells else [()] * len(self.source.headers)
        raw: dict[str, Sequence[str]] = {}
        for column in self.layout.columns:
            found: Sequence[str] = columns[column.place]
            if self.source.escaped and "\n'" in "\n" + "\n".join(found):
                found = [unescape(cell) for cell in found]
            raw[column.field] = found
        texts = self._joined(raw, len(cells)) if any("." in name for name in raw) else raw
        for name, meanings in self._values.items():
            if name in texts:
                texts[name] = [meanings.get(key(cell), cell) for cell in texts[name]]
        return texts

    def _joined(self, raw: dict[str, Sequence[str]], count: int) -> dict[str, Sequence[str]]:
        bases = {name.partition(".")[0] for name in raw if "." in name}
        parts = {name: cells for name, cells in raw.items() if name.partition(".")[0] in bases}
        rows = [dict(zip(parts, row, strict=True)) for row in zip(*parts.values(), strict=True)]
        joined = {name: cells for name, cells in raw.items() if name not in parts}
        for base in bases:
            face = self._face(f"{base}.")
            if face in ("phones", "emails"):
                joined[face] = [_points(row, base) for row in rows]
            else:
                joined[face] = [joining.combine(row).get(base, "") for row in rows]
        return joined if count else dict.fromkeys(joined, ())

    def _read(self, texts: dict[str, Sequence[str]]) -> dict[str, list[Any]]:
        values: dict[str, list[Any]] = {}
        count = len(next(iter(texts.values()), ()))
        for name in self.fields:
            if name in self._readers:
                values[name] = self._readers[name](texts[name]) if name in texts else [None] * count
        amounts = [name for name in self.fields if isinstance(self.known[name], MoneyField)]
        if amounts:
            team = self.around.currency
            codes = [team if code is None or isinstance(code, Bad) else code for code in values["currency"]]
            for name in amounts:
                field = self.known[name]
                assert isinstance(field, MoneyField)
                values[name] = cells.money(self.session, field, self.around)(texts[name], codes)
            told = values["currency"]
            for name in amounts:
                told = [
                    team if code is None and amount is not None else code
                    for code, amount in zip(told, values[name], strict=True)
                ]
            values["currency"] = told
        values = {name: values[name] for name in self.fields}
        self._pick(values)
        return values

    def _pick(self, values: dict[str, list[Any]]) -> None:
        """Settle names that several bear by the client (or pipeline) of the row."""
        for name, column in values.items():
            field = self.known[name]
            noun = field.noun if isinstance(field, PeopleField) else field.facts.ref
            if not noun:
                continue
            homes = values.get(WITHIN.get(noun, "").removesuffix("_id"))
            for i, found in enumerate(column):
                if isinstance(found, tuple):
                    column[i] = self.references.pick(noun, found, homes[i] if homes else None, field.title)
                elif isinstance(found, list):
                    home = homes[i] if homes else None
                    each = [self.references.pick(noun, part, home, field.title) for part in found]
                    column[i] = next((part for part in each if isinstance(part, Bad)), each)


def _points(row: dict[str, str], base: str) -> str:
    found = joining.several(row, base)
    return "\n".join(f"{kind}: {value}" if kind else value for value, kind in found)
