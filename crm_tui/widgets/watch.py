"""The one eye on the file: notices within a second that any program has changed it."""

from __future__ import annotations

import sqlite3

from crm_tui.errors import CrmError
from crm_tui.store import connection


class Watch:
    """Asks SQLite's `data_version` on a connection of its own, which waits for nobody."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._seen: int | None = None

    def changed(self) -> bool:
        """Whether the file was changed since the last time; a busy or vanished file is asked again later."""
        try:
            if self._db is None:
                self._db = connection.open_file(self._path, timeout=0)
            (found,) = self._db.execute("PRAGMA data_version").fetchone()
        except (sqlite3.Error, CrmError):
            return False
        before, self._seen = self._seen, found
        return before is not None and before != found

    def close(self) -> None:
        """Give the connection back."""
        if self._db is not None:
            self._db.close()
