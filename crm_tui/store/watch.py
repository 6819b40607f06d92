"""The one eye on the file: notices within a second that any program has changed it."""

from __future__ import annotations

import os
import sqlite3

from crm_tui.errors import CrmError
from crm_tui.store import connection


class Watch:
    """Asks SQLite's `data_version` on a connection of its own, which waits for nobody.

    The connection is opened when it is first asked; whether the file was changed before, its time tells.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._seen: int | None = None
        self._began = _time_of(path)

    def changed(self) -> bool:
        """Whether the file was changed since the last time; a busy or vanished file is asked again later."""
        try:
            if self._db is None:
                self._db = connection.open_file(self._path, timeout=0)
            (found,) = self._db.execute("PRAGMA data_version").fetchone()
        except (sqlite3.Error, CrmError):
            return False
        before, self._seen = self._seen, found
        return before != found if before is not None else self._began != _time_of(self._path)

    def close(self) -> None:
        """Give the connection back."""
        if self._db is not None:
            self._db.close()


def _time_of(path: str) -> int:
    """When the file was last written, in nanoseconds; 0 where it cannot be told."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0
