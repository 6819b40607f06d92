"""The quick door: exact shapes of command line, answered by the standard library alone.

The only module of `quick` that opens the file, begins, commits and writes to the terminal.
"""

import os
import sqlite3
import sys

from crm_tui import clock, config, paths, quick
from crm_tui.errors import CrmError, Invalid, unreadable, unwritten
from crm_tui.quick import outlet, shapes
from crm_tui.quick.actor import Actor, acting, wanted
from crm_tui.quick.later import Later
from crm_tui.store import index
from crm_tui.store.connection import Outdated, Stamp, faults, open_file, writing
from crm_tui.values.references import refs_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.quick.echo import Echo
    from crm_tui.quick.shapes import Shape

DUE = 10  # exit code of `remind --check` when something is due
READS = ("remind", "agenda", "find")
NAMED = ("~client", "~contact", "~member")


def run(arguments: "list[str]") -> "int | None":
    """The exit code of a quick command; None when the full program has to run these arguments."""
    shape = shapes.read(arguments)
    if shape is None:
        return None
    try:
        code = _run(shape)
        sys.stdout.flush()
        return code
    except Later:
        return None
    except BrokenPipeError:
        return 0  # whoever listened has heard enough
    except (OSError, UnicodeEncodeError) as fault:
        failed = unwritten(fault) if isinstance(fault, OSError) else unreadable(fault)
        if failed is None:
            raise
        outlet.error(failed, as_json="--json" in shape.flags)
        return failed.exit_code
    except KeyboardInterrupt:
        return 130


def _run(shape: "Shape") -> int:
    as_json = "--json" in shape.flags
    try:
        if shape.verb == "completion":
            outlet.raw(quick.completion.script(shape.words[0]))
            return 0
        if shape.verb == shapes.COMPLETE:
            return _complete(shape)
        return _answer(shape, as_json)
    except Outdated:
        raise Later from None
    except CrmError as error:
        outlet.error(error, as_json=as_json)
        return error.exit_code


def path_of(shape: "Shape") -> str:
    """The file: --db, CRM_DB, the preference, else the default one, which the full program makes when missing."""
    default = paths.database()
    path = config.database(shape.db)
    if path == default and not os.path.exists(path):
        raise Later
    return path


def _answer(shape: "Shape", as_json: bool) -> int:
    path = path_of(shape)
    db = open_file(path)
    try:
        with faults(path):
            actor = acting(db, wanted(shape.member))
        if shape.words == ["-"]:
            return _lines(db, path, actor, new="--new" in shape.flags)
        if shape.verb not in READS:
            outlet.acknowledge(_write(db, path, actor, shape))
            return 0
        echo = _read(db, path, actor, shape)
    finally:
        db.close()
    outlet.echo(echo, as_json=as_json)
    return DUE if "--check" in shape.flags and echo.total else 0


def _read(db: sqlite3.Connection, path: str, actor: Actor, shape: "Shape") -> "Echo":
    now, team = clock.now(), "--team" in shape.flags
    with faults(path):
        if shape.verb == "find":
            freshen(db)
        db.execute("BEGIN")
        try:
            if shape.verb == "find":
                return quick.find.search(db, " ".join(shape.words))
            if shape.verb == "agenda":
                return quick.agenda.show(db, actor, now, team=team)
            return quick.remind.show(db, actor, now, team=team)
        finally:
            db.execute("ROLLBACK")


def _write(db: sqlite3.Connection, path: str, actor: Actor, shape: "Shape") -> "Echo":
    """One entry in one transaction; its echo, once it is safely kept."""
    now, words = clock.now(), shape.words
    # What people wrote stays out of the history's list of commands: the rows hold it, and can be erased.
    command = " ".join(["crm", shape.verb, *refs_in(words)])
    with writing(db, path, Stamp(actor.id, "cli", command), clock.stamp(now)):
        if shape.verb == "done":
            return quick.done.finish(db, actor, now, words)
        if shape.verb == "snooze":
            return quick.snooze.from_words(db, actor, now, words)
        verb = getattr(quick, shape.verb)
        made: Echo = verb.from_line(db, actor, now, words[0], new="--new" in shape.flags)
        return made


def _lines(db: sqlite3.Connection, path: str, actor: Actor, *, new: bool) -> int:
    """Log each line of standard input in a transaction of its own; 1 when any of them failed."""
    if index.pending(db, NAMED):
        raise Later
    failed = False
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        try:
            line = _decoded(raw)
            if line:
                shape = shapes.Shape("log", [line], {"--new"} if new else set(), None, None)
                outlet.acknowledge(_write(db, path, actor, shape))
        except Later:
            failed = True
            outlet.talk(f"line {number}: it names somebody by sound who was added just now: send it again.")
        except CrmError as error:
            failed = True
            error.message = f"line {number}: {error.message}"
            outlet.error(error)
    return 1 if failed else 0


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise Invalid("It is not UTF-8: convert the text first, for example with iconv.") from None


def freshen(db: sqlite3.Connection) -> None:
    """Index what waits; a file we may only read, or a busy one, is searched as it stands."""
    if not index.pending(db, index.CODES):
        return
    try:
        (patience,) = db.execute("PRAGMA busy_timeout").fetchone()
        db.execute("PRAGMA busy_timeout=0")
        try:
            db.execute("BEGIN IMMEDIATE")
            index.refresh(db)
            db.execute("COMMIT")
        finally:
            db.execute(f"PRAGMA busy_timeout={patience:d}")
    except sqlite3.OperationalError:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _complete(shape: "Shape") -> int:
    """Offer what may follow the words; a shell that asks is never told of errors."""
    words = list(shape.words)
    if words and words[-1].startswith("-"):
        raise Later  # options stand in the full program
    while len(words) > 2 and words[0] in shapes.LEADING:
        if words[0] == "--db":
            shape.db = words[1]
        del words[:2]
    opened: list[sqlite3.Connection] = []

    def database() -> "sqlite3.Connection | None":
        try:
            opened.append(open_file(path_of(shape), timeout=0.2))
        except (CrmError, Later):
            return None
        freshen(opened[0])
        return opened[0]

    try:
        outlet.offers(quick.completion.offers(database, words))
    except sqlite3.Error:
        return 0
    finally:
        for db in opened:
            db.close()
    return 0
