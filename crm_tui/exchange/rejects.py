"""The file of rows an import could not take, to be mended and imported again."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from crm_tui.exchange.csv_reader import REJECT_COLUMNS
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.exchange.files import OWNER_ONLY, replacing


class Rejects:
    """Writes the original columns exactly as read, then `line` and `reason`; no file without a reject.

    Cells beyond the header's stand behind the reason, so that a row that is not mended is rejected again
    and nothing of it is lost; a row with too few is filled up with blanks. The reader drops both columns.
    The file has a byte order mark, or spreadsheets would spoil its Chinese, and appears when the block ends
    well; see files.replacing for `force`.
    """

    def __init__(
        self,
        path: str | Path,
        headers: Sequence[str],
        *,
        delimiter: str = ",",
        force: bool = False,
        mode: int = OWNER_ONLY,
    ) -> None:
        self.path, self.count, self._mode = Path(path), 0, mode
        self._headers, self._delimiter, self._force = list(headers), delimiter, force
        self._open = ExitStack()
        self._writer: CsvWriter | None = None

    def add(self, line: int, cells: Sequence[str], reason: str) -> None:
        """Write one row; the first makes the file, and is Refused where there is one already."""
        if self._writer is None:
            self._writer = self._started()
        width = len(self._headers)
        own = [*cells[:width], *[""] * (width - len(cells))]
        self._writer.rows([[*own, line, reason, *cells[width:]]])
        self.count += 1

    def _started(self) -> CsvWriter:
        opened = replacing(self.path, force=self._force, mode=self._mode, encoding="utf-8-sig")
        writer = CsvWriter(self._open.enter_context(opened), raw=True, delimiter=self._delimiter)
        writer.rows([[*self._headers, *REJECT_COLUMNS]])
        return writer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)
