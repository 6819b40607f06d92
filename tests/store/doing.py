"""Transactions of the tests, each one statement or a few, and their undoing."""

import sqlite3

from crm_tui.store.connection import Stamp, writing
from crm_tui.store.journal import take_back
from tests.store.rows import AT


class Doing:
    """A connection on which members do things and take them back."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self.db, self.path = db, path

    def do(self, *statements: str, member: int = 1, command: str = "work") -> int:
        """One transaction of a member; its number."""
        with writing(self.db, self.path, Stamp(member, "cli", command), AT) as txn:
            for statement in statements:
                self.db.execute(statement)
        return txn

    def undo(self, number: int, member: int = 1) -> int:
        """Take a transaction back, or redo an undo; the number of the undo."""
        with writing(self.db, self.path, Stamp(member, "cli", "undo", number), AT) as txn:
            take_back(self.db, number, txn)
        return txn

    def one(self, query: str) -> object:
        """The first value of the first row."""
        row = self.db.execute(query).fetchone()
        return row[0] if row else None
