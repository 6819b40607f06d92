"""Hostile texts in every table of a file, written past all cleaning as somebody with the sqlite3 shell could."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from sqlalchemy import Text

from crm_tui.models.catalogue import MODELS, table
from crm_tui.store import connection, schema
from crm_tui.store.connection import Stamp
from tests.store.rows import AT, fill

# Columns of text that only hold what can be read as such: another kind of damage.
READ = {
    ("member", "zone"), ("member", "currency"), ("client", "currency"), ("contact", "birthday"),
    ("interaction", "currency"), ("task", "zone"), ("task", "time"), ("task", "rule"), ("product", "currency"),
    ("opportunity", "currency"), ("complaint", "currency"), ("sales_order", "currency"),
    ("opportunity_line", "currency"), ("order_line", "currency"), ("view", "on"), ("import_batch", "on"),
    ("import_mapping", "on"),
}  # fmt: skip
ONE_OF_A_KIND = (
    "setting",
    "field",
    "field_value",
)  # their rows are rules: they get a hostile text, not hostile copies


def texts_of(name: str) -> list[str]:
    """The columns of a table that hold any text."""
    columns = table(MODELS[name]).columns
    return [c.name for c in columns if type(c.type) is Text and (name, c.name) not in READ]


def plant(path: str, texts: Sequence[str]) -> None:
    """Make a file with a row of every table, and a transaction, for each text, which stands in all its columns."""
    schema.create(path, login="ming", zone="Asia/Shanghai", currency="CNY")
    with closing(connection.open_file(path)) as db:
        fill(db, path)
        for text in texts:
            with connection.writing(db, path, Stamp(1, "cli", f"crm client edit {text}"), AT):
                for name in MODELS:
                    if name not in ONE_OF_A_KIND:
                        _copy(db, name, text)
        with connection.writing(db, path, Stamp(1, "cli", "texts of what all hangs on"), AT):
            for number, name in enumerate(sorted(MODELS)):
                if name not in ("setting", "import_mapping", "view"):
                    _spoil(db, name, texts[number % len(texts)])


def _copy(db: sqlite3.Connection, name: str, text: str) -> None:
    """Another row like the first, hanging where it hangs, with the text in place of all its own."""
    texts = texts_of(name)
    columns = [c.name for c in table(MODELS[name]).columns if c.name not in ("id", "version")]
    values = ", ".join("?" if column in texts else f'"{column}"' for column in columns)
    listed = ", ".join(f'"{column}"' for column in columns)
    if texts:
        db.execute(
            f'INSERT INTO "{name}" ({listed}) SELECT {values} FROM "{name}" WHERE id=1', [text] * len(texts)
        )


def _spoil(db: sqlite3.Connection, name: str, text: str) -> None:
    """The text in the first row, as far as it may stand there twice."""
    for column in texts_of(name):
        if (name, column) != ("member", "login"):
            db.execute(f'UPDATE "{name}" SET "{column}"=? WHERE id=1', (f"{text} *",))
