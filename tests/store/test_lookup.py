"""Names found by any part of them, also where very many begin alike."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui.store import bookkeeping, index, lookup, schema
from crm_tui.store.connection import open_file
from crm_tui.values.names import key

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


def test_a_part_is_looked_for_in_the_names_of_now(db: sqlite3.Connection) -> None:
    db.execute("UPDATE client SET name='Quadratech', alias='Ω Optik, \"Quoted\"' WHERE name='betatech'")
    db.execute("DELETE FROM client WHERE name='Betatech 精密'")
    index.refresh(db, pinyin=lambda name: (name,))
    for part, known in (
        ("etatech", []),
        ("adrate", ["Quadratech"]),
        ("optik", ["Quadratech"]),
        ('ted"', ["Quadratech"]),
    ):
        assert [match.name for match in lookup._step(db, "client", "n", part, "%", archived=False)] == known


@given(
    st.lists(st.text("ab 精\"'", min_size=1, max_size=9), min_size=1, max_size=8),
    st.text("ab 精\"'", min_size=3, max_size=5),
)
@settings(max_examples=25, deadline=None)
def test_trigrams_lose_no_part_of_any_name(names: list[str], part: str) -> None:
    with closing(sqlite3.connect(":memory:")) as memory:
        for statement in bookkeeping.statements():
            memory.execute(statement)
        memory.execute("CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT, archived_at TEXT)")
        memory.executemany("INSERT INTO tag (name) VALUES (?)", [(name,) for name in names])
        memory.execute("INSERT INTO pending SELECT 'tag', id FROM tag")
        index.refresh(memory, ["tag"], pinyin=lambda name: (name,))
        found = lookup._step(memory, "tag", "n", key(part), "%", archived=False) if key(part) else []
        wanted = [
            number for number, name in enumerate(names, start=1) if key(part) and key(part) in key(name)
        ]
        assert sorted(match.id for match in found) == wanted


def test_a_part_is_found_without_looking_through_all_names(db: sqlite3.Connection) -> None:
    sql: list[str] = []
    db.set_trace_callback(sql.append)
    lookup._step(db, "client", "n", "etatec", "%", archived=False)
    db.set_trace_callback(None)
    plan = [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {sql[-1]}")]
    assert any("lookup_row (tbl=? AND row=?" in step for step in plan), plan


def test_a_name_that_reads_as_a_ref_is_meant_where_the_ref_is_nobodys(db: sqlite3.Connection) -> None:
    named = [
        db.execute("INSERT INTO client (name) VALUES (?)", (name,)).lastrowid for name in ("C1", "O2", "C919")
    ]
    index.refresh(db, ["client"], pinyin=lambda name: (name,))
    assert [match.id for match in lookup.candidates(db, ["client"], "c1")] == [1]
    assert [match.id for match in lookup.candidates(db, ["client"], "o2")] == [named[1]]
    assert [match.id for match in lookup.candidates(db, ["client"], "C919")] == [named[2]]
    assert lookup.candidates(db, ["client"], "o9") == []
    assert lookup.candidates(db, ["client"], "b3") == []
