"""Makes one file: `python -m benchmarks.data KIND COUNT COUNT PATH`."""

import os
import sqlite3
import sys

from benchmarks.data import moving_in, opportunities, people, words
from crm_tui.services.finding import sounds
from crm_tui.store import connection, index, schema, triggers


def main(kind: str, first: int, second: int, path: str) -> None:
    """Write the file beside its name, then give it the name: a making broken off leaves none."""
    if kind == "house":
        moving_in.make(first, path)
        return
    draft = f"{path}.{os.getpid()}"
    schema.create(draft, login="ming", zone="Asia/Shanghai", currency="CNY")
    db = connection.connect(draft)
    db.execute("PRAGMA synchronous=OFF")
    db.execute("PRAGMA cache_size=-400000")
    db.execute("BEGIN")
    triggers.drop(db)
    words.fill(db)
    _fill(db, kind, first, second)
    triggers.install(db)
    db.execute("COMMIT")
    db.close()
    os.rename(draft, path)


def _fill(db: sqlite3.Connection, kind: str, first: int, second: int) -> None:
    if kind == "clients":
        people.clients(db, first)
    elif kind == "team":
        people.clients(db, first // 3)
        people.contacts(db, first - first // 3, first // 3)
        people.interactions(db, second, first // 3, first - first // 3)
        _index(db)
    else:
        people.clients(db, first)
        opportunities.fill(db, second, first)


def _index(db: sqlite3.Connection) -> None:
    """As the program does before its next search, pinyin included."""
    for table in ("client", "contact", "interaction"):
        db.execute(f"INSERT INTO pending SELECT '{table}', id FROM {table}")
    index.refresh(db, pinyin=sounds)
    db.execute("INSERT INTO search(search) VALUES('optimize')")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
