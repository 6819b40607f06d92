"""What a file holds, as plain values that two files can be compared by."""

import sqlite3
from contextlib import closing

from crm_tui.models.catalogue import MODELS
from crm_tui.store import connection

State = dict[str, list[dict[str, object]]]


def state(path: str, *, without: tuple[str, ...] = ()) -> State:
    """Every row of every table that has some, less the columns named."""
    with closing(connection.connect(path)) as db:
        return state_of(db, without=without)


def state_of(db: sqlite3.Connection, *, without: tuple[str, ...] = ()) -> State:
    """The same of an open connection."""
    held = {name: _rows(db, name, without) for name in MODELS}
    return {name: rows for name, rows in held.items() if rows}


def _rows(db: sqlite3.Connection, name: str, without: tuple[str, ...]) -> list[dict[str, object]]:
    """What is set of each row, so that a column without values makes no difference."""
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")') if row[1] not in without]
    if not columns:
        return []
    listed = ",".join(f'"{column}"' for column in columns)
    rows = db.execute(f'SELECT {listed} FROM "{name}" ORDER BY id')
    return [
        {column: value for column, value in zip(columns, row, strict=True) if value is not None}
        for row in rows
    ]
