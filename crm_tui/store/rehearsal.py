"""What a change would do, tried on a connection of its own that keeps nothing."""

import sqlite3

from crm_tui.store.connection import Stamp, faults, open_file, open_txn


class rehearsing:  # noqa: N801 - read as a word in `with rehearsing(path, …) as db:`
    """A write transaction on a connection of its own that is always taken back: what would be, without a trace.

    StoreBusy at once while another program writes. Nothing of it reaches the disk, not even a side file.
    """

    def __init__(self, path: str, stamp: Stamp, at: str) -> None:
        self.path, self.stamp, self.at = path, stamp, at

    def __enter__(self) -> sqlite3.Connection:
        self.db = open_file(self.path, timeout=0)
        try:
            with faults(self.path):
                self.db.execute("PRAGMA cache_spill=OFF")
                self.db.execute("PRAGMA journal_mode=MEMORY")
                self.db.execute("BEGIN IMMEDIATE")
                open_txn(self.db, self.stamp, self.at)
        except BaseException:
            self.db.close()
            raise
        return self.db

    def __exit__(self, *_: object) -> None:
        self.db.execute("ROLLBACK")
        self.db.close()
