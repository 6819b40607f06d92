"""Writes a CRM file out as SQL that makes it again: how the dumps under schemas/ are made before a change.

Run from the project: python -m tests.store.freeze 0002 writes tests/store/schemas/0002.sql with sample rows.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from crm_tui.store import connection, schema
from tests.store.rows import fill

SCHEMAS = Path(__file__).parent / "schemas"


def dump(db: sqlite3.Connection) -> Iterator[str]:
    """Every statement: settings of the header, tables, rows, counters, then indexes and triggers."""
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma}={db.execute(f'PRAGMA {pragma}').fetchone()[0]}"
    made = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search_%'"
        " AND name NOT LIKE 'trigram_%'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    ).fetchall()
    yield from (sql for kind, _, sql in made if kind == "table")
    for kind, name, _ in made:
        if kind == "table" and name not in ("search", "trigram"):
            yield from _rows(db, name)
    yield "DELETE FROM sqlite_sequence"
    yield from _rows(db, "sqlite_sequence")
    yield from (sql for kind, _, sql in made if kind != "table")


def _rows(db: sqlite3.Connection, name: str) -> Iterator[str]:
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")')]
    listed, quoted = (",".join(form.format(c) for c in columns) for form in ('"{}"', 'quote("{}")'))
    for row in db.execute(f'SELECT {quoted} FROM "{name}" ORDER BY 1'):
        yield f'INSERT INTO "{name}" ({listed}) VALUES ({",".join(row)})'


def thaw(dump: Path, path: str | Path) -> str:
    """Make the file a dump was taken of; its path."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(f"BEGIN; {dump.read_text(encoding='utf-8')} COMMIT;")
    return str(path)


def main(number: str) -> None:
    """Write the dump of the present schema under its number."""
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/crm.db"
        schema.create(path, login="ann", zone="Asia/Shanghai", currency="CNY")
        db = connection.open_file(path)
        fill(db, path)
        (SCHEMAS / f"{number}.sql").write_text(";\n".join(dump(db)) + ";\n", encoding="utf-8")
        db.close()


if __name__ == "__main__":
    main(sys.argv[1])
