"""The look-up and search index against the rows it was made from; what differs is marked to be made anew."""

import sqlite3
from collections.abc import Iterator

from crm_tui.store import index
from crm_tui.store.findings import Finding, damage, fine

ANEW = "It is marked and indexed anew at the next search; run crm doctor once more after that."


def differing(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Rows whose keys or words are not those of the index, and index entries without a row."""
    return [place for tbl in index.CODES for place in _of_table(db, tbl)]


def mark(db: sqlite3.Connection, places: list[tuple[str, int]]) -> None:
    """Mark rows for the next refresh, inside the caller's write transaction."""
    db.executemany(
        "INSERT INTO pending SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM pending WHERE tbl=?1 AND row=?2)",
        places,
    )


def examine(db: sqlite3.Connection) -> Iterator[Finding]:
    """One finding for all that differs, with the first few of them."""
    found = differing(db)
    if found:
        some = ", ".join(f"{tbl} {row}" for tbl, row in found[:5])
        yield damage(f"The search index does not fit {len(found)} rows ({some}).", ANEW)
    else:
        yield fine("The search index fits the rows.")


def _of_table(db: sqlite3.Connection, tbl: str) -> Iterator[tuple[str, int]]:
    """Sounds are left out, since only some programs of ours can make them."""
    waiting = {row for (row,) in db.execute("SELECT row FROM pending WHERE tbl IN (?, ?)", (tbl, f"~{tbl}"))}
    keys: dict[int, set[tuple[str, str]]] = {}
    for row, kind, key in db.execute("SELECT row, kind, key FROM lookup WHERE tbl=? AND kind<>'y'", (tbl,)):
        keys.setdefault(row, set()).add((kind, key))
    bodies = {
        rowid // index.SLOTS: body
        for rowid, body in db.execute(
            "SELECT rowid, body FROM search WHERE rowid % ? = ?", (index.SLOTS, index.CODES[tbl])
        )
    }
    for row, wanted, words in index.wanted(db, tbl):
        there = (keys.pop(row, set()), bodies.pop(row, None))
        if row not in waiting and (
            there[0] != wanted or not (there[1] or "").startswith(words) or there[1] is None
        ):
            yield tbl, row
    yield from ((tbl, row) for row in {*keys, *bodies} - waiting)
