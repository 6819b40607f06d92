"""A folder that `export all` wrote: its tables read back value by value, as they stand."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from crm_tui import clock
from crm_tui.errors import CrmError, Invalid
from crm_tui.exchange import json_files
from crm_tui.exchange.csv_records import CELL_LIMIT
from crm_tui.exchange.csv_writer import unescape
from crm_tui.models.catalogue import MODELS, metadata, table
from crm_tui.services.exporting.tables import TableColumn, columns, exported
from crm_tui.values.currencies import exponent
from crm_tui.values.references import parse_ref
from crm_tui.values.text import quoted

_DECIMAL = re.compile(r"(-?)(\d{1,18})(?:\.(\d+))?", re.ASCII).fullmatch
_WHOLE = re.compile(r"-?\d{1,18}", re.ASCII).fullmatch
_YES = {"yes": 1, "no": 0, "true": 1, "false": 0}

Cells = tuple[Any, ...]


class TableFile(NamedTuple):
    """One table of the folder and the file that holds it."""

    name: str
    path: Path

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """(line, stored values in the order of `columns`) of every row; Invalid names line and column."""
        wanted = columns(self.name)
        headers, found = self.cells()
        places = _places(self, wanted, headers)
        readers = [_reader(self.name, column) for column in wanted]
        money = _money(wanted)
        for line, cells in found:
            texts = [cells[place] if place is not None else None for place in places]
            try:
                yield line, _values(texts, readers, wanted, money)
            except ValueError as error:
                raise Invalid(f"{self.path}, line {line}: {error}") from None

    def cells(self) -> tuple[Sequence[str], Iterator[tuple[int, Sequence[Any]]]]:
        """The headers, and (line, cells as written) of every row."""
        return _json(self) if self.path.suffix == ".json" else _csv(self.path)


def tables(folder: str) -> list[TableFile]:
    """The tables of a folder, those that others refer to first; Invalid when it holds none of them."""
    known = exported()
    order = [found.name for found in metadata.sorted_tables if found.name in known]
    place = Path(folder)
    found = [
        TableFile(name, place / f"{name}.{ending}")
        for name in order
        for ending in ("csv", "json")
        if (place / f"{name}.{ending}").is_file()
    ]
    if len({each.name for each in found}) < len(found):
        raise Invalid(f"{folder} holds a table both as CSV and as JSON; leave one of the two.")
    if not any(each.name == "member" for each in found):
        raise Invalid(f"{folder} is no folder that crm export all wrote: it has no member.csv.")
    return found


def _csv(path: Path) -> tuple[Sequence[str], Iterator[tuple[int, list[str]]]]:
    """Our own files: UTF-8, comma, strict; a cell may hold anything, lines that look like rows too."""

    def rows() -> Iterator[tuple[int, list[str]]]:
        csv.field_size_limit(CELL_LIMIT)
        try:
            with path.open(encoding="utf-8-sig", newline="") as handle:
                reader = csv.reader(handle, strict=True)
                line = 1
                for cells in reader:
                    yield line, [unescape(cell) for cell in cells]
                    line = reader.line_num + 1
        except (UnicodeDecodeError, csv.Error) as error:
            raise Invalid(f"{path} cannot be read: {error}.") from None
        except OSError as error:
            raise CrmError(f"{path} could not be read: {error.strerror}.") from None

    found = rows()
    first = next(found, None)
    if first is None:
        raise Invalid(f"{path} is empty; its first line must name the columns.")
    return first[1], _even(path, len(first[1]), found)


def _even(path: Path, width: int, rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for line, cells in rows:
        if len(cells) != width:
            raise Invalid(f"{path}, line {line}: {len(cells)} cells where the header has {width}.")
        yield line, cells


def _json(file: TableFile) -> tuple[Sequence[str], Iterator[tuple[int, list[Any]]]]:
    read = json_files.read(file.path)
    if read.kind != file.name:
        raise Invalid(f"{file.path} holds {read.kind}, not {file.name}.")
    headers = list(dict.fromkeys(name for item in read.items for name in item))
    headers = headers or [column.header for column in columns(file.name)]
    rows = ((n, [item.get(name) for name in headers]) for n, item in zip(read.lines, read.items, strict=True))
    return headers, rows


def _places(file: TableFile, wanted: Sequence[TableColumn], headers: Sequence[str]) -> list[int | None]:
    known = {column.header for column in wanted}
    odd = [header for header in headers if header not in known]
    if odd:
        raise Invalid(f"{file.path} has columns {file.name} does not know: {', '.join(odd)}.")
    if wanted[0].header not in headers:
        raise Invalid(f"{file.path} has no column {wanted[0].header}.")
    return [headers.index(column.header) if column.header in headers else None for column in wanted]


def _money(wanted: Sequence[TableColumn]) -> dict[int, int]:
    """The place of each amount, and of its currency."""
    names = [column.name for column in wanted]
    return {i: names.index(c.facts.currency) for i, c in enumerate(wanted) if c.facts.kind == "money"}


def _values(
    texts: Sequence[Any],
    readers: Sequence[Callable[[Any], Any]],
    wanted: Sequence[TableColumn],
    money: Mapping[int, int],
) -> Cells:
    found = []
    for place, (text, read, column) in enumerate(zip(texts, readers, wanted, strict=True)):
        try:
            found.append(_minor(text, texts[money[place]]) if place in money and text else read(text))
        except ValueError as error:
            raise ValueError(f"{column.header}: {error}") from None
    return tuple(found)


def _reader(name: str, column: TableColumn) -> Callable[[Any], Any]:
    """A function from a cell to the stored value, which is as it was exported; ValueError says what is wrong."""
    nullable = table(MODELS[name]).columns[column.name].nullable and column.name != "id"
    parse = _parser(column)

    def read(text: Any) -> Any:
        if text is None or text == "":
            if nullable:
                return None
            if parse is str:
                return ""
            raise ValueError("it is missing")
        return parse(text)

    return read


def _parser(column: TableColumn) -> Callable[[Any], Any]:
    fact = column.facts
    if column.letter:
        return lambda text: _ref(column.letter, text)
    if column.name == "id" or fact.ref or fact.kind in ("int", "percent", "minutes", "money"):
        return _integer
    if fact.kind == "instant":
        return lambda text: clock.stamp(datetime.fromisoformat(text))
    if fact.kind == "day":
        return lambda text: date.fromisoformat(text).isoformat()
    if fact.kind == "bool":
        return _bool
    return str if fact.choices is None else lambda text: fact.choices(text).value  # type: ignore[misc]


def _ref(letter: str, text: Any) -> int:
    ref = parse_ref(str(text))
    if ref is None or str(text)[:1] != letter:
        raise ValueError(f"{quoted(str(text))} is no ref such as {letter}12")
    return ref[1]


def _integer(text: Any) -> int:
    if not _WHOLE(str(text)):
        raise ValueError(f"{quoted(str(text))} is no whole number")
    return int(text)


def _bool(text: Any) -> int:
    if str(text) not in _YES:
        raise ValueError(f"{quoted(str(text))} is neither yes nor no")
    return _YES[str(text)]


def _minor(text: Any, currency: Any) -> int:
    """Minor units of a decimal text, exactly."""
    places = exponent(currency or "")
    found = _DECIMAL(str(text))
    if found is None or len(found[3] or "") > places:
        raise ValueError(f"{quoted(str(text))} is no amount with at most {places} decimals")
    minor = int(found[2] + (found[3] or "").ljust(places, "0"))
    return -minor if found[1] else minor
