"""What an import reads from: a CSV file or the program's own JSON, as headers and rows of text."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from crm_tui.errors import Invalid
from crm_tui.exchange import csv_reader, json_files
from crm_tui.exchange.csv_reader import CsvFile
from crm_tui.exchange.csv_records import Row
from crm_tui.models.catalogue import NOUNS
from crm_tui.services.fields import Field
from crm_tui.services.importing.options import Options
from crm_tui.services.importing.references import References


class Source(NamedTuple):
    """Headers, rows once, and what was assumed; `position()` and `size` in bytes make a progress bar.

    `escaped` says that cells may have a formula escape to take off.
    """

    name: str
    headers: list[str]
    rows: Iterator[Row]
    said: tuple[str, ...]
    encoding: str
    delimiter: str
    escaped: bool
    position: Callable[[], int]
    size: int | None
    close: Callable[[], None]


def is_json(path: str) -> bool:
    """Whether a path is read as JSON: by its ending."""
    return path.lower().endswith(".json")


def csv_source(
    path: str | Path | IO[bytes], options: Options, known: Callable[[str], bool], name: str = ""
) -> Source:
    """A CSV file by path, or a binary handle such as standard input."""
    found: CsvFile = csv_reader.read(
        path, known=known, delimiter=options.delimiter or None, encoding=options.encoding or None
    )
    return Source(
        name or str(path), found.headers, filter(_written, found.rows), found.said, found.encoding.name,
        found.delimiter, True, lambda: found.position, found.size, found.lines.close,
    )  # fmt: skip


def _written(row: Row) -> bool:
    """Whether a row says anything at all; spreadsheets leave rows of bare separators behind."""
    return bool("".join(row.cells).strip())


def json_kind(path: str | Path | IO[bytes]) -> tuple[str, json_files.JsonFile]:
    """The noun a JSON export holds, and the export; Invalid where it is none of records."""
    found = json_files.read(path)
    if found.kind not in NOUNS:
        raise Invalid(f"The file holds {found.kind}, which is no kind of record that can be imported.")
    return found.kind, found


def json_source(
    found: json_files.JsonFile, fields: Mapping[str, Field], references: References, name: str
) -> Source:
    """The items of a JSON export as rows of text: what can be set of them, under the fields' names."""
    names = [item for item in ("ref", *fields) if item == "ref" or fields[item].editable]
    present = {name for item in found.items for name in (*item, *_custom(item))}
    headers = [item for item in names if item in present]

    def rows() -> Iterator[Row]:
        for line, item in zip(found.lines, found.items, strict=True):
            values = {**item, **_custom(item)}
            yield Row(
                line, [_text(references, fields.get(name), values.get(name), values) for name in headers]
            )

    return Source(
        name, headers, rows(), ("Read as JSON.",), "utf-8", ",", False, lambda: 0, None, lambda: None
    )


def _custom(item: Mapping[str, Any]) -> dict[str, Any]:
    found = item.get("custom")
    return found if isinstance(found, dict) else {}


def _text(references: References, field: Field | None, value: Any, item: Mapping[str, Any]) -> str:
    """A value of JSON as a cell of a file would hold it."""
    if value is None:
        return ""
    if isinstance(value, list):
        mark = ", " if field is not None and field.kind == "tags" else "\n"
        return mark.join(_text(references, field, part, item) for part in value)
    if isinstance(value, dict):
        if "amount" in value:
            return str(value["amount"])
        if "ref" in value:
            return _reference(references, field, str(value["ref"]), str(value.get("name") or ""))
        return f"{value.get('kind', 'work')}: {value.get('value', '')}"
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _reference(references: References, field: Field | None, ref: str, name: str) -> str:
    """The ref where it names, here too, a record of that name; else the name."""
    if field is None or not field.facts.ref or not name:
        return ref or name
    names = references.names(field.facts.ref)
    found = names.find(name)
    return ref if isinstance(found, tuple) and names.find(ref) in found else name
