"""Rows set aside on disk between reading and writing, so that a file of any size fits in little memory."""

import marshal
import tempfile
from collections.abc import Iterator
from typing import Any, NamedTuple


class Batch(NamedTuple):
    """Some rows in the file's order: the number of the first, their lines, their cells as read, their values in
    the order of the plan's fields (None where they cannot be used), and the reason for each such row."""

    first: int
    lines: list[int]
    cells: list[list[str]]
    values: list[tuple[Any, ...] | None]
    reasons: dict[int, str]


class Spool:
    """Plain values written one after another to a file without a name, and read back from the start."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="crm-")  # noqa: SIM115 - it lives as long as the plan

    def write(self, value: Any) -> None:
        """Set a value aside."""
        marshal.dump(value, self._file)

    def read(self) -> Iterator[Any]:
        """All values, oldest first."""
        self._file.flush()
        self._file.seek(0)
        while True:
            try:
                yield marshal.load(self._file)
            except EOFError:
                return

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()
