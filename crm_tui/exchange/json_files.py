"""The program's own JSON: one object that says what it holds, and its items, one on a line."""

import json
from collections.abc import Iterable, Mapping
from typing import TextIO

from crm_tui.errors import CrmError
from crm_tui.exchange.json_reader import SCHEMA, JsonFile, read

__all__ = ["JsonFile", "read", "write"]


def write(
    handle: TextIO,
    kind: str,
    items: Iterable[Mapping[str, object]],
    *,
    count: int,
    total: int | None = None,
) -> None:
    """Write items of plain values as they come; exactly `count` must. `total`, the matches, may be more."""
    total = count if total is None else total
    handle.write(f'{{"schema":{SCHEMA},"kind":{_text(kind)},"count":{count},"total":{total},"items":[')
    written = 0
    for item in items:
        handle.write((",\n" if written else "\n") + _text(item))
        written += 1
    handle.write("\n]}\n" if written else "]}\n")
    if written != count:
        raise CrmError(f"{written} {kind} items came where {count} were counted; try the export again.")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
