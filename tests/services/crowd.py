"""A file crowded with rows of every table, made from the models: each reference points at somebody, at random."""

import sqlite3
from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any

from crm_tui.models.catalogue import MODELS, RECORDS, table
from crm_tui.models.field import CUSTOMISED
from crm_tui.models.record import Part, facts
from crm_tui.models.tag import TAGGED
from crm_tui.models.types import Choice, Day, Instant, YesNo
from crm_tui.store.connection import Stamp, open_file, writing

AT = "2026-03-02 08:00:00.000000"
EACH = 5  # records of every noun
PARTS = 14  # rows of every table of parts
# Columns of which exactly one is set.
ONE_OF: dict[str, tuple[str, ...]] = {
    "tagging": TAGGED,
    "field_value": CUSTOMISED,
    "interaction_person": ("contact_id", "member_id"),
    "link": ("other_id", "member_id"),
}
UNFILLED = ("id", "version", "archived_at", "last_touch", "birthday_next")


def crowd(path: str, random: Random) -> None:
    """Fill a new file; a row that the file's own rules refuse is left out."""
    db = open_file(path)
    numbers = count(1)
    with writing(db, path, Stamp(1, "script", "crowd"), AT):
        for record in RECORDS:
            for _ in range(EACH):
                _insert(db, record, random, numbers)
        for model in MODELS.values():
            for _ in range(PARTS):
                _insert(db, model, random, numbers)
    db.close()


def _insert(db: sqlite3.Connection, model: type[Part], random: Random, numbers: Iterator[int]) -> None:
    values = {name: value for name, value in _row(db, model, random, numbers) if value is not None}
    columns, marks = ",".join(f'"{name}"' for name in values), ",".join("?" * len(values))
    try:
        db.execute(f'INSERT INTO "{table(model).name}" ({columns}) VALUES ({marks})', [*values.values()])
    except sqlite3.IntegrityError:
        return


def _row(
    db: sqlite3.Connection, model: type[Part], random: Random, numbers: Iterator[int]
) -> Iterator[tuple[str, Any]]:
    own = table(model)
    group = ONE_OF.get(own.name, ())
    only = random.choice(group) if group else ""
    for column in own.columns:
        if column.name in UNFILLED or (column.name in group and column.name != only):
            continue
        optional = column.nullable and column.name != only
        if column.foreign_keys:
            if not optional or random.random() < 0.7:
                (key,) = column.foreign_keys
                yield column.name, _any(db, key.column.table.name, random)
        elif not optional or random.random() < 0.5:
            yield column.name, _value(model, column, random, numbers)


def _any(db: sqlite3.Connection, tbl: str, random: Random) -> int | None:
    found = [id for (id,) in db.execute(f'SELECT id FROM "{tbl}" ORDER BY id')]
    return random.choice(found) if found else None


def _value(model: type[Part], column: Any, random: Random, numbers: Iterator[int]) -> object:
    fact = facts(model)[column.name]
    if isinstance(column.type, Choice):
        return random.choice([word.value for word in column.type.words])
    if isinstance(column.type, Day):
        return f"2026-03-{random.randint(1, 28):02}"
    if isinstance(column.type, Instant):
        return f"2026-03-{random.randint(1, 28):02} 08:00:00.000000"
    if isinstance(column.type, YesNo):
        return 0
    if column.name == "currency":
        return random.choice(["CNY", "JPY"])
    if "int" in str(column.type).lower():
        return random.randint(fact.low or 0, fact.low or 0 + 5)
    if column.name in ("name", "login", "title"):
        return f"{column.name} {next(numbers)}"
    return random.choice(["a", "b", "c"])


def state(db: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as it was typed: without what is counted or computed."""
    found = {}
    for name, model in MODELS.items():
        hidden = {column for column, fact in facts(model).items() if fact.derived and column != "id"}
        columns = ",".join(f'"{c.name}"' for c in table(model).columns if c.name not in hidden)
        found[name] = db.execute(f'SELECT {columns} FROM "{name}" ORDER BY id').fetchall()
    return found
