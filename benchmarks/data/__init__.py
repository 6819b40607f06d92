"""Large CRM files, made by SQL or by importing, kept in `.cache/bench` until the schema or the making changes."""

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "bench"
MADE_BY = (
    "crm_tui/store/migrations/revisions/*",
    "crm_tui/store/index.py",
    "crm_tui/store/triggers.py",
    "crm_tui/values/names.py",
    "benchmarks/data/*.py",
)


def clients(count: int) -> str:
    """The path of a file with so many clients and nothing else."""
    return _made("clients", count, 0)


def first_client(path: str) -> str:
    """What a narrow column shows of the first name in the list of clients."""
    with closing(sqlite3.connect(path)) as db:
        (first,) = db.execute("SELECT name FROM client ORDER BY name LIMIT 1").fetchone()
    return str(first)[:12]


def team(names: int, notes: int) -> str:
    """A file with so many clients (a third) and contacts together, and entries of the contact log."""
    return _made("team", names, notes)


def deals(count: int) -> str:
    """A file with so many opportunities in all stages, with the moves that brought them there."""
    return _made("deals", 1000, count)


def moved_in(clients: int) -> str:
    """The file of a whole team with so many clients and all that hangs on them, made by importing it."""
    return _made("house", clients, 0)


def _made(kind: str, first: int, second: int) -> str:
    """The file, made in a process of its own: what this one measures is not to hold the libraries for it."""
    path = CACHE / _key() / f"{kind}-{first}-{second}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        sys.stderr.write(f"making {path.name}, once …\n")
        words = [sys.executable, "-m", "benchmarks.data", kind, str(first), str(second), str(path)]
        subprocess.run(words, cwd=ROOT, check=True)
    return str(path)


@cache
def _key() -> str:
    """What tells files of one making from those of another."""
    digest = hashlib.sha256()
    for pattern in MADE_BY:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
