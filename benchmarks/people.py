"""A made-up table of people in plain sqlite3, of any length, and the record source over it."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from crm_tui.widgets.record_source import Cell, Column, Row

COLUMNS = (
    Column("name", "Name", min_width=12, max_width=28, priority=0),
    Column("company", "Company", min_width=12, max_width=30, priority=1),
    Column("stage", "Stage", min_width=8, max_width=14, priority=2),
    Column("amount", "Amount", min_width=10, max_width=14, align="right", kind="money", priority=2),
    Column("city", "City", min_width=6, max_width=16, priority=3),
    Column("phone", "Phone", min_width=14, max_width=18, priority=4),
    Column("note", "Note", min_width=12, max_width=40, priority=5),
)
_NAMES = ("Wang Min", "王敏", "Anna Kowalska", "欧阳修远", "John Smith", "李娜", "Zoë Ångström", "陈志强")
_COMPANIES = (
    "Haier 海尔",
    "Condax",
    "上海精密仪器有限公司",
    "Cancity",
    "Betatech International Holdings",
    "联想",
)
_STAGES = ("won", "lost", "engaging", "prospecting")
_CITIES = ("上海", "Hamburg", "深圳", "São Paulo", "臺北")
_NOTES = ("", "wants 200 units", "要200台冰柜，周五寄样品", "ring again after the holiday", "prefers e-mail")
_TONES = {"won": Cell("won", "✓", "success"), "lost": Cell("lost", "x", "error")}


def make(path: Path, count: int) -> Path:
    """Write a file of `count` people, unless it is there; returns the path."""
    if not path.exists():
        with sqlite3.connect(path) as connection:
            connection.execute(
                "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, company TEXT NOT NULL,"
                " stage TEXT NOT NULL, amount INTEGER NOT NULL, city TEXT NOT NULL, phone TEXT NOT NULL,"
                " note TEXT NOT NULL) STRICT"
            )
            connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _people(count))
            connection.execute("CREATE INDEX person_order ON person (name, id)")
        connection.close()
    return path


def _people(count: int) -> Iterator[tuple[int, str, str, str, int, str, str, str]]:
    for i in range(1, count + 1):
        name = " ".join((_NAMES[i % len(_NAMES)], str(i * 7919 % 1_000_003)))
        yield (
            i, name, _COMPANIES[i % len(_COMPANIES)], _STAGES[i % len(_STAGES)], i * 977 % 5_000_000,
            _CITIES[i % len(_CITIES)], " ".join(("+86 138", str(i % 9000 + 1000), str(i * 31 % 9000 + 1000))),
            _NOTES[i % len(_NOTES)],
        )  # fmt: skip


class People:
    """The record source: people in an order, each method on a connection of its own."""

    columns = COLUMNS

    def __init__(self, path: Path, order: str = "name, id") -> None:
        """`order` is the SQL of the order, never text of a person."""
        self._path = path
        self._order = order

    def first(self, count: int) -> list[Row]:
        """The first rows, along the index."""
        with closing(self._open()) as connection:
            sql = " ".join(("SELECT * FROM person ORDER BY", self._order, "LIMIT ?"))
            return [_row(*found) for found in connection.execute(sql, (count,))]

    def ids(self) -> array[int]:
        """All ids in order, from the index alone."""
        with closing(self._open()) as connection:
            sql = " ".join(("SELECT id FROM person ORDER BY", self._order))
            return array("q", (key for (key,) in connection.execute(sql)))

    def rows(self, ids: Sequence[int]) -> dict[int, Row]:
        """The rows of those ids."""
        with closing(self._open()) as connection:
            sql = "".join(("SELECT * FROM person WHERE id IN (", ",".join("?" * len(ids)), ")"))
            return {found[0]: _row(*found) for found in connection.execute(sql, ids)}

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path)


def _row(id: int, name: str, company: str, stage: str, amount: int, *others: str) -> Row:
    return Row(id, (name, company, _TONES.get(stage, stage), format(amount, ","), *others))
