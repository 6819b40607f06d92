"""What stands in the way of undoing a transaction: asked of the journal by sets, however large it was."""

import sqlite3
from collections.abc import Iterable, Iterator

from crm_tui.errors import Clash, State
from crm_tui.models.catalogue import foreign_keys
from crm_tui.store.entries import HEAD, Entry, clash

MOST = 5  # as many clashes are named

# A plus before a column keeps SQLite from looking it up by that column: a transaction is read once by its
# number, and each of its rows is looked up by table and row, whatever SQLite would guess of their numbers.


def before_undo(db: sqlite3.Connection, number: int) -> list[Clash]:
    """What later transactions made of the values and rows that transaction `number` left."""
    found: list[Clash] = []
    for tbl, in db.execute("SELECT DISTINCT tbl FROM journal WHERE txn=?", (number,)).fetchall():  # fmt: skip
        found += [
            *_rows(db, tbl, number),
            *_values(db, tbl, number),
            *_changed_since(db, tbl, number),
        ]
        if len(found) >= MOST:
            break
    return once(found)[:MOST]


def once(found: Iterable[Clash]) -> list[Clash]:
    """One clash for each field of a row, or for the row itself."""
    kept: dict[tuple[str, str], Clash] = {}
    for each in found:
        kept.setdefault((each.ref, each.field), each)
    return list(kept.values())


def after_undo(db: sqlite3.Connection, number: int, into: int, mark: int) -> list[Clash]:
    """What the undo, journaled after `mark`, did beyond the inverse, and references it left to nothing."""
    return once([*_surplus(db, number, into, mark), *_hanging(db, number), *_dangling(db, number)])[:MOST]


def _rows(db: sqlite3.Connection, tbl: str, number: int) -> Iterator[Clash]:
    """A row it inserted must be there, one it deleted must be gone."""
    found = db.execute(
        f"SELECT j.id, j.tbl, j.row, j.op, j.col, j.before, j.after FROM journal j WHERE j.txn=?1 AND +j.tbl=?2"
        f" AND {HEAD.format('j')} AND (j.op='i') <> EXISTS (SELECT 1 FROM \"{tbl}\" WHERE id=j.row)"
        " AND NOT EXISTS (SELECT 1 FROM journal k WHERE k.tbl=j.tbl AND k.row=j.row AND +k.txn=j.txn"
        f" AND k.id>j.id AND {HEAD.format('k')}) ORDER BY j.id LIMIT ?3",
        (number, tbl, MOST),
    )
    for row in found.fetchall():
        entry = Entry(*row)
        yield clash(db, entry, State("gone" if entry.op == "i" else "there again"), number)


def _values(db: sqlite3.Connection, tbl: str, number: int) -> Iterator[Clash]:
    """A column must hold what its newest change in the transaction left."""
    columns = db.execute(
        "SELECT DISTINCT col FROM journal WHERE txn=? AND +tbl=? AND op='u'", (number, tbl)
    ).fetchall()
    for (column,) in columns:
        found = db.execute(
            "SELECT j.id, j.tbl, j.row, j.op, j.col, j.before, j.after,"
            f' t.id, t."{column}" FROM journal j LEFT JOIN "{tbl}" t ON t.id=j.row'
            " WHERE j.txn=?1 AND +j.tbl=?2 AND j.op='u' AND j.col=?3"
            f' AND (t.id IS NULL OR t."{column}" IS NOT j.after)'
            " AND NOT EXISTS (SELECT 1 FROM journal k WHERE k.tbl=j.tbl AND k.row=j.row AND +k.txn=j.txn"
            " AND k.id>j.id AND (k.op='d' OR k.col=j.col)) ORDER BY j.id LIMIT ?4",
            (number, tbl, column, MOST),
        )
        for *entry, there, now in found.fetchall():
            yield clash(db, Entry(*entry), State("gone") if there is None else now, number)


def _changed_since(db: sqlite3.Connection, tbl: str, number: int) -> Iterator[Clash]:
    """A row it inserted must hold what it held when the transaction ended: undoing would lose the rest."""
    columns = db.execute(
        "SELECT DISTINCT l.col FROM journal j CROSS JOIN journal l ON l.tbl=j.tbl AND l.row=j.row"
        " WHERE j.txn=?1 AND +j.tbl=?2 AND j.op='i' AND l.op='u' AND +l.txn IS NOT ?1 AND l.id>j.id",
        (number, tbl),
    ).fetchall()
    for (column,) in columns:
        found = db.execute(
            "SELECT l.id, l.tbl, l.row, l.op, l.col, NULL, l.before,"
            f' t."{column}" FROM journal j CROSS JOIN journal l ON l.tbl=j.tbl AND l.row=j.row'
            f' JOIN "{tbl}" t ON t.id=j.row'
            " WHERE j.txn=?1 AND +j.tbl=?2 AND j.op='i' AND l.op='u' AND l.col=?3 AND +l.txn IS NOT ?1"
            f' AND l.id>j.id AND t."{column}" IS NOT l.before'
            " AND NOT EXISTS (SELECT 1 FROM journal k WHERE k.tbl=l.tbl AND k.row=l.row AND k.op='u'"
            " AND k.col=l.col AND +k.txn IS NOT ?1 AND k.id>j.id AND k.id<l.id) ORDER BY l.id LIMIT ?4",
            (number, tbl, column, MOST),
        )
        for *entry, now in found.fetchall():
            yield clash(db, Entry(*entry), now, number)


def _surplus(db: sqlite3.Connection, number: int, into: int, mark: int) -> list[Clash]:
    """Rows swept along by a cascade and references it emptied: what others hung on since.

    A row that the transaction itself had inserted may lose a reference before it goes.
    """
    found = db.execute(
        "SELECT DISTINCT u.tbl, u.row, CASE u.op WHEN 'u' THEN u.col END FROM journal u WHERE u.txn=?2 AND u.id>?3"
        f" AND (u.op='u' OR {HEAD.format('u')}) AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.tbl=u.tbl"
        " AND j.row=u.row AND +j.txn=?1 AND (j.op=CASE u.op WHEN 'i' THEN 'd' WHEN 'd' THEN 'i' ELSE 'u' END"
        " AND (u.op<>'u' OR j.col=u.col) OR u.op='u' AND j.op='i')) LIMIT ?4",
        (number, into, mark, MOST),
    )
    return [
        clash(db, Entry(0, tbl, row, "u", column, None, None), State("hangs on it"), number)
        for tbl, row, column in found.fetchall()
    ]


def _hanging(db: sqlite3.Connection, number: int) -> Iterator[Clash]:
    """Rows that refer to what the undo deleted; SQLite itself would say so only at the commit, and not which."""
    added = {
        tbl for (tbl,) in db.execute("SELECT DISTINCT tbl FROM journal WHERE txn=? AND op='i'", (number,))
    }
    for tbl, column, target in foreign_keys():
        if target not in added:
            continue
        found = db.execute(
            f'SELECT r.id FROM journal j CROSS JOIN "{tbl}" r ON r."{column}"=j.row WHERE j.txn=? AND +j.tbl=?'
            f" AND j.op='i' AND NOT EXISTS (SELECT 1 FROM \"{target}\" WHERE id=j.row) LIMIT ?",
            (number, target, MOST),
        )
        for (row,) in found.fetchall():
            yield clash(db, Entry(0, tbl, row, "u", column, None, None), State("hangs on it"), number)


def _dangling(db: sqlite3.Connection, number: int) -> Iterator[Clash]:
    """References that the undo brought back to rows that are gone by now."""
    touched = set(
        db.execute("SELECT DISTINCT tbl, col FROM journal WHERE txn=? AND op<>'i'", (number,)).fetchall()
    )
    for tbl, column, target in foreign_keys():
        if (tbl, column) not in touched:
            continue
        gone = db.execute(
            "SELECT DISTINCT j.before FROM journal j WHERE j.txn=? AND +j.tbl=? AND j.col=?"
            f' AND j.before IS NOT NULL AND EXISTS (SELECT 1 FROM "{tbl}" WHERE id=j.row AND "{column}"=j.before)'
            f' AND NOT EXISTS (SELECT 1 FROM "{target}" WHERE id=j.before) LIMIT ?',
            (number, tbl, column, MOST),
        )
        for (row,) in gone.fetchall():
            yield clash(db, Entry(0, target, int(row), "d", None, None, None), State("gone"), number)
