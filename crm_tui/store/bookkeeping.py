"""Tables the program keeps for itself: transactions, journal, look-up and search index, digests, claims.

None of them is journaled or exported. They are plain SQL: one schema text serves a new file and a migration.
"""

TABLES: dict[str, str] = {
    "meta": "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "txn": (
        "CREATE TABLE txn (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, member_id INTEGER,"
        " source TEXT NOT NULL CHECK (source IN ('cli','app','cron','import','script')),"
        " command TEXT NOT NULL, undoes INTEGER REFERENCES txn(id),"
        " open INTEGER UNIQUE CHECK (open = 1)) STRICT"
    ),
    "journal": (
        "CREATE TABLE journal (id INTEGER PRIMARY KEY AUTOINCREMENT, txn INTEGER, tbl TEXT NOT NULL,"
        " row INTEGER NOT NULL, op TEXT NOT NULL CHECK (op IN ('i','u','d')), col TEXT, before ANY, after ANY)"
        " STRICT"
    ),
    "pending": (
        "CREATE TABLE pending (tbl TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (tbl, row))"
        " STRICT, WITHOUT ROWID"
    ),
    "lookup": (
        "CREATE TABLE lookup (tbl TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, row INTEGER NOT NULL,"
        " PRIMARY KEY (tbl, kind, key, row)) STRICT, WITHOUT ROWID"
    ),
    "search": ("CREATE VIRTUAL TABLE search USING fts5(body, tokenize='ascii', prefix='1 2 3')"),
    "trigram": (
        "CREATE VIRTUAL TABLE trigram USING"
        " fts5(name, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')"
    ),
    "digest": (
        "CREATE TABLE digest (tbl TEXT NOT NULL, row INTEGER NOT NULL, digest BLOB NOT NULL,"
        " PRIMARY KEY (tbl, row)) STRICT, WITHOUT ROWID"
    ),
    "claim": (
        "CREATE TABLE claim (reminder TEXT NOT NULL, occurrence TEXT NOT NULL, target TEXT NOT NULL,"
        " claimed_at TEXT NOT NULL, sent_at TEXT, failed TEXT, PRIMARY KEY (reminder, occurrence, target))"
        " STRICT, WITHOUT ROWID"
    ),
}

INDEXES: dict[str, str] = {
    "journal_row": "CREATE INDEX journal_row ON journal (tbl, row)",
    "journal_txn": "CREATE INDEX journal_txn ON journal (txn)",
    "txn_undoes": "CREATE INDEX txn_undoes ON txn (undoes) WHERE undoes IS NOT NULL",
    "lookup_row": "CREATE INDEX lookup_row ON lookup (tbl, row)",
}


def statements() -> list[str]:
    """Everything that makes the bookkeeping tables of a new file."""
    return [*TABLES.values(), *INDEXES.values()]
