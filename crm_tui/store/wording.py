"""Rows that hold a word in their text, newest first, read from the full-text index no further than asked."""

import sqlite3

from crm_tui.store.index import CODES, SLOTS
from crm_tui.values.names import bigrams

_HOLDING = (
    "SELECT rowid/?1 FROM (SELECT rowid FROM search WHERE search MATCH ?2 AND rowid<=?3"
    " ORDER BY rowid DESC LIMIT ?4) WHERE rowid%?1=?5"
)


def tokens(text: str, most: int) -> list[str]:
    """The first words of a text as the index knows them, each once: a pair of Chinese characters is a word."""
    found = dict.fromkeys(token for token in bigrams(text).split() if len(token) > 1)
    return list(found)[:most]


def holding(db: sqlite3.Connection, table: str, token: str, looked_at: int) -> list[int]:
    """The rows of a table among so many of all tables that hold a token."""
    newest = db.execute(f'SELECT max(id) FROM "{table}"').fetchone()[0] or 0
    code = CODES[table]
    found = db.execute(_HOLDING, (SLOTS, f'"{token}"', newest * SLOTS + code, looked_at, code))
    return [row for (row,) in found]
