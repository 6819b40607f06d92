"""Rows set aside on disk between reading and writing, so that a file of any size fits in little memory."""

import marshal
import tempfile
from array import array
from collections.abc import Iterator
from typing import Any

from crm_tui.errors import CrmError


class Spool:
    """Plain values written one after another to a file without a name, and read back in any order.

    CrmError where the temporary folder has no room. The file has no buffer, which could not be emptied then.
    """

    def __init__(self) -> None:
        try:
            self._file = tempfile.TemporaryFile(prefix="crm-", buffering=0)  # noqa: SIM115 - it lives with the plan
        except OSError as fault:
            raise _no_room(fault) from None
        self._starts = array("q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def write(self, value: Any) -> None:
        """Set a value aside."""
        rest = memoryview(marshal.dumps(value))
        self._starts.append(self._starts[-1] + len(rest))
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as fault:
            raise _no_room(fault) from None

    def __getitem__(self, number: int) -> Any:
        start, end = self._starts[number], self._starts[number + 1]
        self._file.seek(start)
        return marshal.loads(self._file.read(end - start))

    def __iter__(self) -> Iterator[Any]:
        return (self[number] for number in range(len(self)))

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()


def _no_room(fault: OSError) -> CrmError:
    return CrmError(
        f"There is no room to set the rows aside ({fault.strerror}): free some space, or name another folder"
        " in TMPDIR. Nothing was changed."
    )


class Notes(Spool):
    """Small values, set aside a few hundred at a time."""

    AT_ONCE = 500

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Any] = []

    def add(self, value: Any) -> None:
        """Set one value aside."""
        self._waiting.append(value)
        if len(self._waiting) == self.AT_ONCE:
            self.settle()

    def settle(self) -> None:
        """Write what waits."""
        self.write(self._waiting)
        self._waiting = []

    def each(self) -> Iterator[Any]:
        """Every value, oldest first."""
        if self._waiting:
            self.settle()
        for some in self:
            yield from some
