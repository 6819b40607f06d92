"""The checks doctor makes inside a file, each a function from a connection to findings."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from crm_tui import clock
from crm_tui.models.catalogue import MODELS
from crm_tui.store import copies, digests, schema, triggers
from crm_tui.store.entries import named
from crm_tui.store.findings import MOST, Finding, advice, damage, fine
from crm_tui.store.invariants import DERIVED, RULES, Invariant, backup_is_old, written

STALE_CLAIM = "Nothing is sent twice by itself: look at what was due, then run crm remind --notify again."


def soundness(db: sqlite3.Connection) -> Iterator[Finding]:
    """SQLite's own checks of pages, indexes and references."""
    wrong = copies.ailments(db)
    yield from (damage(f"The file is broken: {text}.") for text in wrong)
    if not wrong:
        yield fine("Every page, index and reference is sound.")


def structure(db: sqlite3.Connection) -> Iterator[Finding]:
    """Tables, indexes and triggers against the text the program makes them from."""
    found = {
        str(name): _bare(sql)
        for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    }
    due = {_name(sql): _bare(sql) for sql in (*schema.statements(), *triggers.statements())}
    wrong = [name for name, sql in due.items() if found.get(name) != sql]
    yield from (damage(f"{name} is missing or not as the program makes it.") for name in wrong[:MOST])
    extra = [
        name for name in found if name not in due and not name.startswith(("search_", "trigram_", "sqlite_"))
    ]
    if extra:
        yield advice(f"Not made by crm: {', '.join(extra[:MOST])}.", "Remove it if you do not know it.")
    if not wrong:
        yield fine("Tables, indexes and triggers are as the program makes them.")


def rows(db: sqlite3.Connection) -> Iterator[Finding]:
    """Rows against their digests; those that the journal names since get new ones."""
    differing = digests.changed(db)
    for tbl, row in differing[:MOST]:
        some = f"Part of {tbl} from {row} on" if tbl in digests.GROWING else named(tbl, row)
        yield damage(f"{some} differs from what was last written.")
    if len(differing) > MOST:
        yield damage(f"{len(differing) - MOST} more rows differ from what was last written.")
    if not differing:
        yield fine("Every row is as it was last written.")


def kept_dates(db: sqlite3.Connection) -> Iterator[Finding]:
    """Columns that the program keeps, and dates that must be dates."""
    yield from _broken(db, (*DERIVED, *written()), damage, "Every date is a date, and kept ones are right.")


def sense(db: sqlite3.Connection) -> Iterator[Finding]:
    """What must hold between the values of a record for reports to be right."""
    yield from _broken(db, RULES, advice, "Deals, complaints and tasks agree with themselves.")
    if not db.execute("SELECT 1 FROM stage WHERE kind='open' AND archived_at IS NULL").fetchone():
        yield advice("No pipeline has an open stage, so no deal can be made.", "Add one with crm stage add.")


def trail(db: sqlite3.Connection) -> Iterator[Finding]:
    """The journal's own order: nothing left open, nothing without its transaction, no id to be given twice."""
    wrong = [
        f"Transaction x{id} was left open."
        for (id,) in db.execute("SELECT id FROM txn WHERE open IS NOT NULL").fetchall()
    ] + [
        f"Journal entry {id} belongs to no transaction."
        for (id,) in db.execute(
            "SELECT j.id FROM journal j WHERE j.txn IS NOT NULL AND NOT EXISTS"
            " (SELECT 1 FROM txn WHERE id=j.txn) LIMIT ?", (MOST,),
        ).fetchall()
    ]  # fmt: skip
    counters = dict(db.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    for tbl in (*MODELS, "txn", "journal"):
        (highest,) = db.execute(f'SELECT coalesce(max(id), 0) FROM "{tbl}"').fetchone()
        if highest > (counters.get(tbl) or 0):
            wrong.append(f"The counter of {tbl} is behind, so that ids could be given twice.")
    yield from (damage(text) for text in wrong)
    outside = db.execute("SELECT count(*) FROM journal WHERE txn IS NULL").fetchone()[0]
    if not wrong:
        yield fine(f"The history is whole; {outside} of its entries were made outside the program.")


def claims(db: sqlite3.Connection) -> Iterator[Finding]:
    """Reminders that were claimed and never marked as sent."""
    unsent = db.execute("SELECT count(*) FROM claim WHERE sent_at IS NULL").fetchone()[0]
    if unsent:
        yield advice(f"{unsent} reminders were begun and not sent.", STALE_CLAIM)
    else:
        yield fine("Every reminder that was begun was sent.")


def last_backup(db: sqlite3.Connection) -> Iterator[Finding]:
    """The age of the last verified backup."""
    found = db.execute("SELECT value FROM meta WHERE key='backup_at'").fetchone()
    if found is None:
        yield advice("There is no verified backup yet.", "Run crm backup, best every day from cron.")
    elif backup_is_old(found[0], clock.now().date()):
        yield advice(
            f"The last verified backup is of {found[0][:10]}.", "Run crm backup, best every day from cron."
        )
    else:
        yield fine(f"The last verified backup is of {found[0][:10]}.")


def _broken(
    db: sqlite3.Connection, rules: Iterable[Invariant], level: Callable[[str, str], Finding], good: str
) -> Iterator[Finding]:
    sound = True
    for rule in rules:
        for tbl, row in db.execute(rule.query).fetchmany(MOST):
            sound = False
            what = f"{named(tbl, row)} {rule.broken}."
            yield level(what, rule.mend)
    if sound:
        yield fine(good)


def _bare(sql: object) -> str:
    return re.sub(r"\s+", " ", str(sql)).strip()


def _name(sql: str) -> str:
    """The name of what a CREATE statement makes."""
    found = re.match(r'CREATE (?:UNIQUE |VIRTUAL )?(?:TABLE|INDEX|TRIGGER) "?(\w+)', sql)
    assert found is not None, sql
    return found[1]
