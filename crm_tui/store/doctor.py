"""Examining a CRM file and its surroundings: what is sound, what could be safer, what is damaged."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress

from crm_tui.errors import CrmError, StoreDamaged
from crm_tui.store import connection, digests, examinations, index_check, namesakes, surroundings
from crm_tui.store.findings import BACK, Finding, advice, damage
from crm_tui.store.findings import exit_code as exit_code

Check = Callable[[sqlite3.Connection], Iterable[Finding]]

INSIDE: dict[str, Check] = {
    "pages": examinations.soundness,
    "structure": examinations.structure,
    "rows": examinations.rows,
    "dates": examinations.kept_dates,
    "history": examinations.trail,
    "index": index_check.examine,
    "sense": examinations.sense,
    "names": namesakes.examine,
    "reminders": examinations.claims,
    "backups": examinations.last_backup,
}
OLDER = ("pages", "backups")  # what can be asked of a file whose schema is not the present one
AROUND: dict[str, Callable[[str], Iterable[Finding]]] = {
    "modes": surroundings.modes,
    "synced": surroundings.synced,
    "disk": surroundings.disk,
    "leftovers": surroundings.left_behind,
}


def examine(path: str) -> list[Finding]:
    """Everything found, in the order examined; StoreError (exit 6) where the file is not there or not ours.

    Digests are brought up to date on the way, unless something is damaged.
    """
    try:
        findings = _opened(path)
    except StoreDamaged:
        findings = [_unreadable(path)]
    for name, check in AROUND.items():
        findings += _guarded(name, lambda check=check: check(path))  # type: ignore[misc]
    return findings


def _unreadable(path: str) -> Finding:
    """What is said of a file that SQLite cannot even open."""
    size = f"{os.path.getsize(path):,}"
    return damage(f"{path} cannot be read: it was cut off or overwritten ({size} bytes are there).", BACK)


def _opened(path: str) -> list[Finding]:
    """What the checks inside the file found."""
    db, found = connection.open_any(path)
    with closing(db):
        db.text_factory = _text
        findings = list(_inside(db, path, found))
        findings += _guarded("SQLite", lambda: surroundings.sqlite_version(db))
        if found == connection.SCHEMA:
            _keep_up(db, path, sound=exit_code(findings) == 0)
    return findings


def _inside(db: sqlite3.Connection, path: str, found: int) -> Iterator[Finding]:
    if found < connection.SCHEMA:
        yield advice(f"{path} is of an older version (schema {found}).", "Any crm command will bring it up.")
    for name, check in INSIDE.items():
        if found == connection.SCHEMA or name in OLDER:
            yield from _guarded(name, lambda check=check: check(db))  # type: ignore[misc]


def _guarded(name: str, check: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """What a check found before it could go no further; a damaged file may fail it in any way at all."""
    findings: list[Finding] = []
    try:
        findings.extend(check())
    except sqlite3.DatabaseError:
        findings.append(damage(f"The check of {name} met a part of the file that cannot be read.", BACK))
    except Exception as error:
        findings.append(
            damage(f"The check of {name} could not be finished ({type(error).__name__}: {error}).")
        )
    return findings


def _keep_up(db: sqlite3.Connection, path: str, *, sound: bool) -> None:
    """Renew digests where all is sound, else mark what the index lacks; a read-only file stays as it is."""
    with suppress(CrmError, sqlite3.Error, ValueError):
        places = [] if sound else index_check.differing(db)
        connection.begin(db, path, notice=False)
        try:
            if sound:
                digests.refresh(db)
            index_check.mark(db, places)
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


def _text(value: bytes) -> str:
    return value.decode(errors="replace")
