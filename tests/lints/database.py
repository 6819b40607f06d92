"""The database file is touched only through SQLite, over connections from one factory.

Closing any descriptor of the file drops the locks SQLite holds on it in this process, and a row that was
acknowledged can vanish.
"""

import ast
import re
from collections.abc import Iterable, Iterator

from tests.lints.source import Finding, Source

GUARDED = ("store", "quick")
FACTORY = ("crm_tui/store/connection.py", "crm_tui/store/database.py")
# Functions of the guarded rooms that do open a file, each with the reason why it is never the database.
ALLOWED: dict[tuple[str, str], str] = {
    ("crm_tui/store/files.py", "make_file"): "makes a new empty file and closes it before SQLite sees it",
    (
        "crm_tui/store/files.py",
        "sync",
    ): "opens a finished draft or a folder, so that both outlive a power cut",
    ("crm_tui/store/surroundings.py", "_mounts"): "reads the system's list of mounted disks",
    ("crm_tui/store/migrations/revisions/r0001_whole.py", "upgrade"): "reads the SQL text beside it",
}

FUNCTIONS = {
    *("open", "io.open", "os.open", "os.fdopen", "os.fchmod", "os.fchown", "os.truncate", "codecs.open"),
    *("os.sendfile", "os.copy_file_range", "hashlib.file_digest", "mmap.mmap", "io.FileIO"),
    *(f"shutil.{name}" for name in ("copy", "copy2", "copyfile", "copyfileobj", "copytree", "move")),
}
METHODS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "touch"}
CONNECTS = {"sqlite3.connect", "sqlite3.dbapi2.connect"}
ENGINES = {"create_engine", "create_async_engine", "engine_from_config"}
DATABASE = re.compile(r"(^|_)(db|database|sqlite)(_|$)", re.IGNORECASE)


def file_calls(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse opening, copying and hashing: in store and quick ; elsewhere of what is named a database."""
    if not source.is_package:
        return
    guarded = source.is_in(*GUARDED)
    for call in opening_calls(source):
        allowed = (source.path, source.owners[call]) in ALLOWED
        if (guarded and not allowed) or (not guarded and names_database(call)):
            text = f"{ast.unparse(call.func)}() opens a file; the database is touched through SQLite only"
            yield call.lineno, text


def opening_calls(source: Source) -> Iterator[ast.Call]:
    """The calls that open a file by its path or act on its descriptor."""
    for call in source.calls():
        name = source.name_of(call.func)
        method = isinstance(call.func, ast.Attribute) and call.func.attr in METHODS
        ours = name.startswith(("crm_tui.", "."))
        if name in FUNCTIONS or (method and not ours):
            yield call


def names_database(call: ast.Call) -> bool:
    """Whether anything in the call is named as a database is."""
    names = (getattr(node, "id", getattr(node, "attr", "")) for node in ast.walk(call))
    return any(DATABASE.search(name) for name in names)


def connections(source: Source) -> Iterator[tuple[int, str]]:
    """Refuse a connection or an engine that does not come from the factory."""
    if not source.is_package or source.path in FACTORY:
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Name | ast.Attribute):
            continue
        name = source.name_of(node)
        if name in CONNECTS or name.rpartition(".")[2] in ENGINES:
            yield node.lineno, f"{name} stands only in {' and '.join(FACTORY)}; ask them for a connection"


def idle_allowances(sources: Iterable[Source]) -> list[Finding]:
    """Allowances that no call needs."""
    used = {(source.path, source.owners[call]) for source in sources for call in opening_calls(source)}
    return [
        Finding(path, 1, f"{owner} opens no file; take it off the list")
        for path, owner in ALLOWED
        if (path, owner) not in used
    ]
