"""What is read in an order comes from an index that has it: nothing is sorted, however many rows there are."""

import sqlite3

import pytest

TIMELINES = [
    ("interaction", "client_id", "at"),
    ("interaction", "opportunity_id", "at"),
    ("interaction", "complaint_id", "at"),
    ("task", "client_id", "done_at"),
    ("task", "contact_id", "done_at"),
    ("task", "opportunity_id", "done_at"),
    ("complaint", "client_id", "opened_at"),
    ("complaint", "contact_id", "opened_at"),
    ("sales_order", "client_id", "ordered_on"),
    ("sales_order", "opportunity_id", "ordered_on"),
]


def plan(db: sqlite3.Connection, sql: str) -> list[str]:
    return [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize(("tbl", "column", "order"), TIMELINES)
def test_the_newest_rows_of_a_record_are_read_in_their_order(
    db: sqlite3.Connection, tbl: str, column: str, order: str
) -> None:
    found = plan(
        db, f"SELECT * FROM {tbl} WHERE {column}=1 AND archived_at IS NULL ORDER BY {order} DESC LIMIT 9"
    )
    assert len(found) == 1 and found[0].startswith(f"SEARCH {tbl} USING INDEX")


def test_the_pipeline_is_summed_up_by_stage_in_the_order_of_its_index(db: sqlite3.Connection) -> None:
    found = plan(
        db,
        "SELECT stage_id, currency, probability, count(*), sum(amount), sum(julianday(opened_on)),"
        " count(expected_close) FROM opportunity WHERE amount IS NOT NULL AND archived_at IS NULL"
        " AND stage_id IN (SELECT id FROM stage WHERE kind='open') GROUP BY stage_id, currency, probability",
    )
    assert "COVERING INDEX opportunity_stage" in found[0]
    assert not [step for step in found if "TEMP B-TREE" in step]
