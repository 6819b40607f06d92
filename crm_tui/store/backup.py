"""Backups: a verified copy beside the data file, dated, private, and only so many of each reason."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import NamedTuple

from crm_tui import clock
from crm_tui.errors import CrmError, Invalid, Refused
from crm_tui.store import digests, files
from crm_tui.store.connection import SCHEMA, begin, faults, open_any
from crm_tui.store.copies import copied

FOLDER = "backups"
KEEP = 10  # of each reason; a busy week of imports must not push out what a person asked for
PATIENCE = 5.0  # seconds that our own notes in the file wait for other writers


class Backup(NamedTuple):
    """A verified copy: where it is, when (stored instant) and why it was made, its bytes and rows in all."""

    path: str
    at: str
    reason: str
    bytes: int
    rows: int


def backup(path: str, target: str | None = None, *, reason: str = "manual", keep: int = KEEP) -> Backup:
    """Copy the CRM file `path`, check the copy in full, and note in the file that it was made.

    Without `target` the copy goes to the `backups` folder beside the file, and the oldest of the same reason
    beyond `keep` are removed. Refused if `target` exists already.
    """
    with faults(path), closing(_opened(path)) as db:
        made = copy_of(db, path, target, reason=reason)
        if target is None:
            rotate(path, reason, keep)
        _write(db, path, lambda: note(db, made))
    return made


def before(path: str, reason: str) -> Backup:
    """The copy that is set aside before something large: migrate, import, merge, erase."""
    return backup(path, reason=reason)


def copy_of(
    db: sqlite3.Connection, path: str, target: str | None, *, reason: str, check: bool = True
) -> Backup:
    """A copy of what the connection reads, verified with `check`, under its final name or not at all."""
    if not re.fullmatch(r"[a-z]+", reason):
        raise Invalid("The reason of a backup is one word of small letters.")
    at, group = clock.now(), files.group_of(path)
    final = _target(path, target, at.strftime("%Y%m%d-%H%M%S"), reason, group)
    draft = files.draft_of(final)
    try:
        files.make_file(draft, group)
        rows = copied(db, path, draft, check=check)
        size = os.stat(draft).st_size
        final = _settled(draft, final, numbered=target is None)
    finally:
        files.forget(draft)
    return Backup(final, clock.stamp(at), reason, size, rows)


def folder(path: str) -> str:
    """Where the backups of a data file lie."""
    return os.path.join(os.path.dirname(files.data_file(path)), FOLDER)


def listed(path: str, reason: str | None = None) -> list[str]:
    """The backups of a data file in its folder, oldest first; of one reason or of all."""
    stem = re.escape(_stem(path))
    pattern = re.compile(rf"{stem}-(\d{{8}}-\d{{6}})-{reason or '[a-z]+'}(?:-(\d+))?\.db")
    place = folder(path)
    names = os.listdir(place) if os.path.isdir(place) else []
    found = [(match[1], int(match[2] or 1), name) for name in names if (match := pattern.fullmatch(name))]
    return [os.path.join(place, name) for _, _, name in sorted(found)]


def rotate(path: str, reason: str, keep: int) -> list[str]:
    """Remove the oldest backups of a reason beyond `keep`; those removed."""
    gone = listed(path, reason)[: -max(keep, 1)]
    for old in gone:
        with suppress(OSError):
            os.unlink(old)
    return gone


def note(db: sqlite3.Connection, made: Backup) -> None:
    """Write down, inside the caller's transaction, which verified backup is the last."""
    db.executemany(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value=excluded.value",
        [("backup_at", made.at), ("backup_path", made.path)],
    )


def _opened(path: str) -> sqlite3.Connection:
    """A connection to the file, its digests brought up to date where its schema is."""
    db, found = open_any(path)
    if found == SCHEMA:
        _write(db, path, lambda: digests.refresh(db))
    return db


def _write(db: sqlite3.Connection, path: str, work: Callable[[], object]) -> None:
    """A small write of our own; a file that is busy or read-only is copied all the same."""
    with suppress(CrmError), faults(path):
        begin(db, path, notice=False, seconds=PATIENCE)
        try:
            work()
            db.execute("COMMIT")
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")


def _target(path: str, target: str | None, at: str, reason: str, group: int | None) -> str:
    name = f"{_stem(path)}-{at}-{reason}.db"
    if target is None:
        place = folder(path)
        files.make_folder(place, group)
        return os.path.join(place, name)
    final = os.path.join(target, name) if os.path.isdir(target) else target
    if os.path.lexists(final):
        raise files.taken(final)
    return final


def _settled(draft: str, final: str, *, numbered: bool) -> str:
    """Name the finished copy; those of one second are numbered on, so that names sort as they were made."""
    if not numbered:
        files.settle(draft, final)
        return final
    for number in range(_highest(final) + 1, 1000):
        name = final if number == 1 else f"{final.removesuffix('.db')}-{number}.db"
        with suppress(Refused):
            files.settle(draft, name)
            return name
    raise files.taken(final)


def _highest(final: str) -> int:
    """The highest number a backup of that second and reason has, 0 where there is none."""
    place, name = os.path.split(final)
    pattern = re.compile(rf"{re.escape(name.removesuffix('.db'))}(?:-(\d+))?\.db")
    return max(
        (int(match[1] or 1) for entry in os.listdir(place) if (match := pattern.fullmatch(entry))), default=0
    )


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(files.data_file(path)))[0]
