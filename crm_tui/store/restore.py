"""Bringing a backup back into the live file, page by page, so that an open app notices and nothing is lost."""

import os
import sqlite3
from contextlib import closing
from typing import NamedTuple

from crm_tui.errors import Refused, StoreError
from crm_tui.store import files
from crm_tui.store.backup import Backup, backup, copy_of
from crm_tui.store.connection import APPLICATION_ID, connect, faults, must_be_file, open_any
from crm_tui.store.copies import Contents, checked, copy


class Restored(NamedTuple):
    """What was brought back, and the copy of what it replaced (None where nothing was, or nothing readable)."""

    path: str
    contents: Contents
    replaced: Backup | None
    replaced_is_damaged: bool


def must_be_backup(source: str) -> None:
    """StoreError where the file is missing, somebody else's or newer than the program; its pages are not read."""
    if not os.path.exists(source):
        raise StoreError(f"{source} does not exist: crm backup --list shows the backups there are.")
    open_any(source, mode="ro")[0].close()


def restore(source: str, path: str) -> Restored:
    """Make the file `path` hold what the backup `source` holds.

    The backup is checked in full first, and what is there is copied to the `backups` folder, damaged or not.
    StoreError: the backup is damaged, newer than the program or no CRM file, or what is there is somebody else's.
    """
    must_be_backup(source)
    contents = checked(source)
    if os.path.exists(path):
        must_be_file(path)
    if os.path.exists(path) and os.path.samefile(source, path):
        raise Refused(f"{path} is that very file: name a backup of it.")
    replaced, damaged = _set_aside(path)
    if os.path.exists(path):
        _pour(source, path, contents)
    else:
        _make(source, path)
    return Restored(path, contents, replaced, damaged)


def _set_aside(path: str) -> tuple[Backup | None, bool]:
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        return None, False
    _must_be_ours(path)
    try:
        return backup(path, reason="restore"), False
    except StoreError:
        return _damaged_copy(path), True


def _must_be_ours(path: str) -> None:
    with faults(path), closing(_live(path)) as db:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID:
            raise StoreError(f"{path} is not a CRM file: move it away first. It was left untouched.")


def _damaged_copy(path: str) -> Backup | None:
    """What can be kept of a damaged file: its pages as they are, unchecked; None where even that fails."""
    try:
        with closing(_live(path)) as db:
            return copy_of(db, path, None, reason="damaged", check=False)
    except (sqlite3.Error, StoreError):
        return None


def _live(path: str) -> sqlite3.Connection:
    """A connection to what is there, whose end may have been cut off: this setting makes SQLite go on."""
    db = connect(path, settings=False)
    db.execute("PRAGMA writable_schema=ON")
    return db


def _pour(source: str, path: str, contents: Contents) -> None:
    with (
        faults(path),
        closing(connect(source, mode="ro")) as old,
        closing(_live(path)) as live,
    ):
        copy(old, live, path)
    if checked(path) != contents:
        raise StoreError(f"{path} does not hold what {source} does: restore it again.")


def _make(source: str, path: str) -> None:
    files.must_be_free(path)
    files.make_folder(os.path.dirname(os.path.abspath(path)))
    draft = files.draft_of(path)
    try:
        files.make_file(draft)
        with faults(path), closing(connect(source, mode="ro")) as old, closing(connect(draft)) as new:
            copy(old, new, path)
        files.settle(draft, path)
    finally:
        files.forget(draft)
