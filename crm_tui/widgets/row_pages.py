"""The few rows a table holds: pages read by id in a thread of their own, the oldest forgotten first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice

from crm_tui.widgets.record_source import RecordSource, Row

KEPT = 1000  # rows in memory
FIRST_ROWS = 72  # a tall terminal full
_PATIENCE_SECONDS = 0.008  # a page that comes within this is drawn at once, without a blank one before it
_FIRST_PATIENCE_SECONDS = 0.25  # the first page: nothing is on the screen yet that could stand still

_Reading = Future[dict[int, Row]]


class RowPages:
    """Rows by id over a source, for the thread of the screen.

    `arrived` is called with a finished reading, in the reading thread; hand it to `take` in the thread of the
    screen.
    """

    def __init__(self, source: RecordSource, arrived: Callable[[_Reading], object]) -> None:
        self._source = source
        self._arrived = arrived
        self._reader = ThreadPoolExecutor(1, "rows")
        self._rows: dict[int, Row] = {}
        self._stale: dict[int, Row] = {}
        self._reading: _Reading | None = None
        self._outwaited: _Reading | None = None  # one that was late once: no further line waits for it

    @property
    def busy(self) -> bool:
        """Whether a reading is under way; another is not begun until it has come."""
        return self._reading is not None

    def begin(self) -> None:
        """Begin to read the first rows, and count all others as out of date."""
        self.expire()
        source = self._source
        self._reading = self._reader.submit(lambda: {row.id: row for row in source.first(FIRST_ROWS)})

    def first(self) -> None:
        """Wait for the first rows; `known` then gives them, unless they are late."""
        self._wait(_FIRST_PATIENCE_SECONDS)
        if self._reading is not None:
            self._reading.add_done_callback(self._arrived)

    def fetch(self, ids: Sequence[int], *, waiting: bool = True) -> None:
        """Read those of the ids that are missing or out of date; one reading is under way at a time."""
        if waiting:
            self._wait(_PATIENCE_SECONDS)
        wanted = [key for key in ids if key not in self._rows]
        if wanted and not self.busy:
            self._reading = self._reader.submit(self._page, wanted)
            self._reading.add_done_callback(self._arrived)
            if waiting:
                self._wait(_PATIENCE_SECONDS)

    def get(self, key: int) -> Row | None:
        """The row, perhaps one from before `expire`; None where it was not read or is gone."""
        return self._rows.get(key) or self._stale.get(key)

    def fresh(self, key: int) -> bool:
        """Whether that row was read since the last `expire`."""
        return key in self._rows

    def known(self) -> list[Row]:
        """The rows at hand, in the order they were read."""
        return list(self._rows.values())

    def expire(self) -> None:
        """Count all rows as out of date: they are shown until their successors have come."""
        self._stale, self._rows = _newest(self._stale | self._rows), {}
        self._reading = None

    def ask(self, source: RecordSource) -> None:
        """Read from that source from now on, its first rows at once."""
        self._source = source
        self.begin()

    def take(self, reading: _Reading) -> bool:
        """Keep what a reading brought, or raise the error it ended with; one taken or overtaken says no."""
        if reading is not self._reading:
            return False
        self._reading = None
        self._rows = _newest(self._rows | reading.result())
        return True

    def close(self) -> None:
        """Begin no more readings."""
        self._reader.shutdown(wait=False, cancel_futures=True)

    def _page(self, wanted: Sequence[int]) -> dict[int, Row]:
        """The rows wanted; one deleted since its id was read is blank until the ids are read again."""
        found = self._source.rows(wanted)
        return {key: found.get(key) or Row(key, ()) for key in wanted}

    def _wait(self, patience_seconds: float) -> None:
        """Give the reading under way a moment; its rows are at hand at once, an error comes by `arrived`."""
        reading = self._reading
        if reading is None or reading is self._outwaited:
            return
        if not wait([reading], patience_seconds).done:
            self._outwaited = reading
        elif reading.exception() is None:
            self.take(reading)


def _newest(rows: dict[int, Row]) -> dict[int, Row]:
    return rows if len(rows) <= KEPT else dict(islice(rows.items(), len(rows) - KEPT, None))
