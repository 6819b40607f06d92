"""Reading the program's own JSON, with the line of each item and of each fault."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from crm_tui.errors import CrmError, Invalid, NotFound

SCHEMA = 1
SIZE_LIMIT = 200_000_000  # bytes that are read; it is held in memory
_SPACES = " \t\r\n"


@dataclass(slots=True)
class JsonFile:
    """What was read: the noun, how many matched when it was written, the items, and the line of each."""

    kind: str = ""
    total: int = 0
    items: list[dict[str, Any]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def read(source: str | Path | IO[bytes]) -> JsonFile:
    """Read a file that write wrote, or a person edited; Invalid names line and fault."""
    text = _content(source)
    reader = _Reader(text)
    try:
        return reader.read()
    except RecursionError:
        raise Invalid("The JSON is nested too deeply to be an export.") from None


def _content(source: str | Path | IO[bytes]) -> str:
    try:
        if isinstance(source, (str, Path)):
            with Path(source).open("rb") as handle:
                data = handle.read(SIZE_LIMIT + 1)
        else:
            data = source.read(SIZE_LIMIT + 1)
    except FileNotFoundError as fault:
        raise NotFound(f"There is no file {source}.") from fault
    except OSError as fault:
        raise CrmError(f"{source} could not be read: {fault.strerror}.") from fault
    if len(data) > SIZE_LIMIT:
        raise Invalid(f"JSON is read up to {SIZE_LIMIT // 1_000_000} MB; use CSV for more.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Invalid(f"Line {line}, byte offset {fault.start}: JSON must be UTF-8.") from None


class _Reader:
    """Walks the outer object itself, so that each item knows its line."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self._line, self._counted_to = 1, 0
        self._decoder = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse_constant)

    def read(self) -> JsonFile:
        found = JsonFile()
        head: dict[str, object] = {}
        self._expect("{")
        while not self._take("}"):
            key = self._value()
            self._expect(":")
            if key == "items":
                self._items(found)
            else:
                head[str(key)] = self._value()
            if not self._take(","):
                self._expect("}")
                break
        self._skip_spaces()
        if self.at < len(self.text):
            raise self._invalid("there is more after the end of the export")
        return _checked(found, head)

    def _items(self, found: JsonFile) -> None:
        self._expect("[")
        while not self._take("]"):
            self._skip_spaces()
            line = self._line_now()
            item = self._value()
            if not isinstance(item, dict):
                raise Invalid(f"Line {line}: an item must be an object with fields.")
            found.items.append(item)
            found.lines.append(line)
            if not self._take(","):
                self._expect("]")
                break

    def _value(self) -> Any:
        self._skip_spaces()
        try:
            value, self.at = self._decoder.raw_decode(self.text, self.at)
        except json.JSONDecodeError as fault:
            self.at = fault.pos
            raise self._invalid(fault.msg) from None
        except ValueError as fault:
            long = "int_max_str_digits" in str(fault)
            raise self._invalid("a number of too many digits" if long else str(fault)) from None
        return value

    def _take(self, sign: str) -> bool:
        self._skip_spaces()
        found = self.text.startswith(sign, self.at)
        self.at += found
        return found

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise self._invalid(f"{sign!r} is missing")

    def _skip_spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in _SPACES:
            self.at += 1

    def _line_now(self) -> int:
        self._line += self.text.count("\n", self._counted_to, self.at)
        self._counted_to = self.at
        return self._line

    def _invalid(self, fault: str) -> Invalid:
        column = self.at - self.text.rfind("\n", 0, self.at)
        line = self.text.count("\n", 0, self.at) + 1
        return Invalid(f"Line {line}, column {column}: {fault}; the file is no export of this program.")


def _checked(found: JsonFile, head: dict[str, object]) -> JsonFile:
    schema, kind, count = head.get("schema"), head.get("kind"), head.get("count", len(found.items))
    if schema != SCHEMA:
        raise Invalid(f"The file has schema {schema!r}; this program reads schema {SCHEMA}.")
    if not isinstance(kind, str) or not kind:
        raise Invalid('The file does not say what it holds; it needs "kind", such as "client".')
    if count != len(found.items):
        raise Invalid(
            f"The file says it has {count} items and has {len(found.items)}; a part may be missing."
        )
    found.kind = kind
    total = head.get("total")
    found.total = total if isinstance(total, int) else len(found.items)
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {twice!r} stands twice in one object")
    return fields


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")
