"""Many rows written at once."""

import sqlite3

import pytest

from crm_tui.store import bulk


@pytest.mark.parametrize("count", [0, 1, bulk.VALUES // 2 - 1, bulk.VALUES // 2, bulk.VALUES + 3])
def test_rows_are_written_whole_and_in_their_order_however_many_there_are(count: int) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE word (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)")
    rows = [(number, f"word {number}") for number in range(1, count + 1)]
    bulk.insert(db, "word", ("id", "text"), iter(rows))
    assert db.execute("SELECT id, text FROM word ORDER BY rowid").fetchall() == rows
    db.close()
