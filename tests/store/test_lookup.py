"""Names found by any part of them, also where very many begin alike."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.store import index, lookup, schema
from crm_tui.store.connection import open_file

NAMES = ("上海精密仪器", "精密上海", "海精", "北京上海密", "Betatech 精密", "betatech")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A file whose clients have these names, with a touch each on a later day."""
    path = str(tmp_path / "crm.db")
    schema.create(path, login="ming", zone="Asia/Shanghai", currency="CNY")
    with closing(open_file(path)) as opened:
        opened.execute("BEGIN")
        for name in NAMES:
            opened.execute("INSERT INTO client (name, note) VALUES (?, '精密仪器')", (name,))
        index.refresh(opened, pinyin=lambda name: (name,))
        yield opened


@pytest.mark.parametrize(
    "part", ["精密", "海精", "密仪器", "精密上海", "海精密仪", "a精", "atech 精", "etatec", "无此"]
)
def test_a_part_is_found_wherever_it_stands_in_a_name_and_nowhere_else(
    db: sqlite3.Connection, part: str
) -> None:
    found = lookup._step(db, "client", "n", part, "%", archived=False)
    assert {match.name for match in found} == {name for name in NAMES if part in name.casefold()}


def test_of_many_that_begin_alike_an_archived_one_takes_no_place(db: sqlite3.Connection) -> None:
    rows = [(f"Ostrava {number}", number) for number in range(lookup.RANKED + 5)]
    archived = "iif(?<?, '2026-01-01 00:00:00.000000', NULL)"
    insert = f"INSERT INTO client (name, archived_at) VALUES (?, {archived})"
    db.executemany(insert, [(*row, lookup.RANKED) for row in rows])
    index.refresh(db, ["client"], pinyin=lambda name: (name,))
    found = lookup.candidates(db, ["client"], "ostrava")
    assert {match.name for match in found} == {name for name, number in rows if number >= lookup.RANKED}


def test_the_latest_touched_come_first(db: sqlite3.Connection) -> None:
    for number in (6, 1, 5):
        db.execute(
            "UPDATE client SET last_touch='2026-03-0'||?||' 00:00:00.000000' WHERE id=?", (number, number)
        )
    assert [match.id for match in lookup.candidates(db, ["client"], "beta")] == [6, 5]
