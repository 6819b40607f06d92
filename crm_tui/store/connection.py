"""The one factory of SQLite connections: opens a CRM file safely and knows what is wrong with any other."""

import os
import sqlite3
import sys
from time import monotonic

from crm_tui.errors import CrmError, NotFound, Refused, StoreBusy, StoreDamaged, StoreError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

APPLICATION_ID = 0x43524D54  # "CRMT", so that no other program's SQLite file is ever taken for ours
SCHEMA = 4  # the number of the newest migration; PRAGMA user_version of a file that is up to date
WAIT_SECONDS = 15.0
NOTICE_SECONDS = 1.0
AGAIN_MILLISECONDS = 60

# What would let a file made by somebody else work without end, or hold any value in any column.
FOREIGN = (
    "SELECT type || ' ' || name FROM pragma_table_list WHERE schema='main' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    " AND (type='view' OR type='table' AND NOT strict) UNION ALL"
    " SELECT 'trigger ' || name FROM sqlite_master WHERE type='trigger'"
    " AND name NOT IN (tbl_name || '_i', tbl_name || '_u', tbl_name || '_d', tbl_name || '_touch', 'birthday_u')"
    " AND name NOT GLOB 'touch*_[iud]'"
)

PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)


def uri(path: str, mode: str = "rw") -> str:
    """The SQLite address of a path, with the characters that would end it escaped."""
    escaped = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{escaped}?mode={mode}"


def connect(
    path: str, *, mode: str = "rw", timeout: float = WAIT_SECONDS, settings: bool = True
) -> sqlite3.Connection:
    """A raw connection with our settings and none of our checks; `mode` is rw, ro or rwc.

    It begins no transaction by itself and may go from thread to thread, one at a time. Without `settings` a
    file opens whose schema is too damaged to be read.
    """
    db = sqlite3.connect(
        uri(path, mode), uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in PRAGMAS if settings else ():
            db.execute(pragma)
    except BaseException:
        db.close()
        raise
    return db


def open_file(path: str, *, mode: str = "rw", timeout: float = WAIT_SECONDS) -> sqlite3.Connection:
    """A connection to an existing CRM file of this program's own schema; StoreError says what is wrong."""
    db, found = open_any(path, mode=mode, timeout=timeout)
    if found < SCHEMA:
        db.close()
        raise Outdated(path, found)
    return db


class Outdated(StoreError):
    """The file is of an older schema, `found`: it has to be migrated before it is used."""

    kind = "outdated"

    def __init__(self, path: str, found: int) -> None:
        super().__init__(
            f"{path} is of an older version (schema {found}): run any crm command to bring it up."
        )
        self.path, self.found = path, found


def open_any(path: str, *, mode: str = "rw", timeout: float = WAIT_SECONDS) -> tuple[sqlite3.Connection, int]:
    """A connection to an existing CRM file not newer than the program, and the number of its schema."""
    with faults(path):
        must_be_file(path)
        try:
            db = connect(path, mode=mode, timeout=timeout)
        except UnicodeDecodeError:  # of SQLite's own message, which quotes what it could not read
            raise _damaged(path) from None
        try:
            return db, _check(db, path)
        except BaseException:
            db.close()
            raise


def must_be_file(path: str) -> None:
    """StoreError for what is no plain file: SQLite would wait for ever at a pipe."""
    if not os.path.isfile(path):
        raise _cannot_open(path)


def _check(db: sqlite3.Connection, path: str) -> int:
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        if os.path.getsize(path) == 0:
            raise StoreError(f"{path} is empty: remove it, then make a CRM file there with crm init {path}.")
        raise StoreError(f"{path} is not a CRM file: it belongs to another program and was left untouched.")
    if version > SCHEMA:
        raise StoreError(
            f"{path} was made by a newer crm (schema {version}, this one knows {SCHEMA}): update crm-tui."
        )
    if version == SCHEMA and (foreign := db.execute(FOREIGN).fetchone()):
        raise StoreError(
            f"{path} was changed by another program (its {foreign[0]} is none of ours): use a backup made by crm."
        )
    return int(version)


class faults:  # noqa: N801 - read as a word in `with faults(path):`
    """Turns what SQLite says of the file `path` into the product's own errors.

    A class and not a generator: contextlib's decorator costs more than the rest of opening a file.
    """

    def __init__(self, path: str) -> None:
        self.path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: "type[BaseException] | None", error: "BaseException | None", trace: "TracebackType | None"
    ) -> None:
        if isinstance(error, sqlite3.Error) or (isinstance(error, Exception) and unreadable(error)):
            raise translated(error, self.path) from error


def unreadable(error: Exception) -> bool:
    """Whether it tells of a stored day that is none, or of a number SQLite cannot hold."""
    return isinstance(error, OverflowError) or str(error).startswith("Invalid isoformat string")


def translated(error: Exception, path: str) -> CrmError:
    """The product's own error for one of SQLite's, naming the file and what to do."""
    said = str(error)
    if unreadable(error):
        return _damaged(path)
    if isinstance(error, sqlite3.IntegrityError):
        return Refused(f"The database refused the change: {said}.")
    if "locked" in said or "busy" in said:
        return StoreBusy(f"{path} is busy: another program is writing to it. Try again in a moment.")
    if os.path.isdir(path):
        return _cannot_open(path)
    if "disk is full" in said or "disk I/O error" in said:
        return CrmError(f"{path} could not be written: the disk is full or failing. Nothing was changed.")
    if "readonly" in said:
        return StoreError(f"{path} is read-only for you: ask its owner for write access.")
    if "unable to open" in said:
        return _cannot_open(path)
    if "not a database" in said:
        return StoreError(f"{path} is not a CRM file: it is no SQLite database and was left untouched.")
    if any(
        word in said for word in ("malformed", "corrupt", "no such table", "no such column", "decode to UTF")
    ):
        return _damaged(path)
    return StoreError(f"{path} could not be used: {said}.")


def _damaged(path: str) -> StoreDamaged:
    return StoreDamaged(f"{path} is damaged: run crm doctor, then crm restore with your newest backup.")


def _cannot_open(path: str) -> StoreError:
    journal = f"{os.path.realpath(path)}-journal"
    if "://" in path and not os.path.exists(path):  # what it holds of passwords is not repeated
        return StoreError("A CRM file is named by its path, and this is an address: name a file.")
    if os.path.isdir(path):
        return StoreError(f"{path} is a folder: name the database file inside it.")
    if os.path.islink(path) and not os.path.exists(path):
        return StoreError(f"{path} is a link to a file that does not exist: remove it, or name another file.")
    if not os.path.exists(path):
        return StoreError(f"{path} does not exist: make it with crm init {path}.")
    if not os.path.isfile(path):
        return StoreError(f"{path} is no plain file: name a CRM file.")
    if os.path.islink(journal):
        return StoreError(f"{journal} is a link, which no CRM file has beside it: move it away.")
    return StoreError(f"{path} cannot be opened by you: check who owns it and its permissions.")


def begin(db: sqlite3.Connection, path: str, *, notice: bool = True, seconds: float = WAIT_SECONDS) -> None:
    """Take the write lock, waiting for another writer and saying so after one second; else StoreBusy.

    SQLite asks ever more rarely while it waits, and would hardly ever meet the gap between the transactions of
    one who writes without pause; so it is made to start its waiting afresh, many times a second.
    """
    started = monotonic()
    try:
        db.execute(f"PRAGMA busy_timeout={AGAIN_MILLISECONDS}")
        while not _began(db, path, last=monotonic() - started > seconds):
            if notice and monotonic() - started > NOTICE_SECONDS:
                print("Waiting for another program that is writing …", file=sys.stderr)  # noqa: T201
                notice = False
    finally:
        db.execute(f"PRAGMA busy_timeout={int(WAIT_SECONDS * 1000)}")


def _began(db: sqlite3.Connection, path: str, *, last: bool) -> bool:
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        if last or "locked" not in str(error):
            raise translated(error, path) from error
        return False
    return True


class Stamp:
    """Who changes something, through which door, by which command."""

    __slots__ = ("command", "member_id", "source", "undoes")

    def __init__(
        self, member_id: "int | None", source: str, command: str, undoes: "int | None" = None
    ) -> None:
        self.member_id, self.source, self.command, self.undoes = member_id, source, command, undoes


def open_txn(db: sqlite3.Connection, stamp: Stamp, at: str) -> int:
    """Insert the row that every journal entry of this transaction will name; its id.

    NotFound where there is no transaction that it could undo.
    """
    try:
        row = db.execute(
            "INSERT INTO txn (at, member_id, source, command, undoes, open) VALUES (?,?,?,?,?,1) RETURNING id",
            (at, stamp.member_id, stamp.source, stamp.command, stamp.undoes),
        ).fetchone()
    except sqlite3.IntegrityError as error:
        if "FOREIGN KEY" in str(error):
            raise NotFound(f"There is no transaction x{stamp.undoes}: see crm history.") from None
        raise
    return int(row[0])


def close_txn(db: sqlite3.Connection, txn: int) -> None:
    """End the transaction's row; one under which nothing changed leaves no trace."""
    db.execute("UPDATE txn SET open=NULL WHERE id=?", (txn,))
    db.execute("DELETE FROM txn WHERE id=? AND NOT EXISTS (SELECT 1 FROM journal WHERE txn=?)", (txn, txn))


class writing:  # noqa: N801 - read as a word in `with writing(db, …) as txn:`
    """One write transaction on a plain connection: begun IMMEDIATE, stamped, committed or undone whole."""

    def __init__(self, db: sqlite3.Connection, path: str, stamp: Stamp, at: str) -> None:
        self.db, self.path, self.stamp, self.at = db, path, stamp, at

    def __enter__(self) -> int:
        begin(self.db, self.path)
        with faults(self.path):
            try:
                self.txn = open_txn(self.db, self.stamp, self.at)
            except BaseException:
                self.db.execute("ROLLBACK")
                raise
        return self.txn

    def __exit__(
        self, kind: "type[BaseException] | None", error: "BaseException | None", trace: "TracebackType | None"
    ) -> None:
        with faults(self.path):
            try:
                if error is None:
                    close_txn(self.db, self.txn)
                    self.db.execute("COMMIT")
            finally:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
            if error is not None:
                raise error
