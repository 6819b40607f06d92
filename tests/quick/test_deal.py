"""Opening a deal: amount, close and title in any order; the first open stage of the default pipeline."""

import sqlite3
from datetime import date

import pytest

from crm_tui.errors import Invalid, Refused
from crm_tui.quick import deal
from tests.quick.conftest import Enter, newest, tables

LINES = [
    ("Haier: 200 freezers 1.2m close 30 jun", 1, "200 freezers", 120_000_000, "CNY", "2026-06-30"),
    ("海尔智家：冰柜200台 120万 预计 6月30日", 2, "冰柜200台", 120_000_000, "CNY", "2026-06-30"),
    ("Midea: €800 spare parts", 3, "spare parts", 80_000, "EUR", None),
    ("Midea: pilot of 3 units close eom", 3, "pilot of 3 units", None, None, "2026-03-31"),
    ("Haier: licences 12,500.50 USD", 1, "licences", 1_250_050, "USD", None),
]


@pytest.mark.parametrize(("line", "client", "name", "amount", "currency", "close"), LINES)
def test_a_line_becomes_a_deal(
    db: sqlite3.Connection, enter: Enter, line: str, client: int, name: str, amount: int | None,
    currency: str | None, close: str | None,
) -> None:  # fmt: skip
    enter(deal.from_line, line)
    row = newest(db, "opportunity")
    assert (row["client_id"], row["name"], row["amount"], row["currency"]) == (client, name, amount, currency)
    assert (row["expected_close"], row["owner_id"], row["probability"]) == (close, 1, None)
    assert (row["opened_on"], row["staged_on"], row["closed_on"]) == ("2026-03-11", "2026-03-11", None)


def test_a_deal_begins_with_a_move_into_its_stage(db: sqlite3.Connection, enter: Enter) -> None:
    db.execute("BEGIN")
    db.execute("INSERT INTO pipeline (name, position) VALUES ('Service', 0)")
    db.execute("INSERT INTO stage (pipeline_id, position, name, kind) VALUES (2, 1, 'Sold', 'won')")
    db.execute("INSERT INTO stage (pipeline_id, position, name) VALUES (2, 3, 'Later')")
    db.execute("INSERT INTO stage (pipeline_id, position, name) VALUES (2, 2, 'Asked')")
    db.execute("COMMIT")
    echo = enter(deal.from_line, "Haier: 200 freezers 1.2m")
    (asked,) = [stage["id"] for stage in tables(db)["stage"] if stage["name"] == "Asked"]
    assert newest(db, "opportunity")["stage_id"] == asked
    move = newest(db, "stage_move")
    assert (move["from_stage_id"], move["to_stage_id"], move["member_id"]) == (None, asked, 1)
    assert (move["at"], move["days"]) == ("2026-03-11 02:30:00.000000", None)
    assert echo.lines[0] == "New deal o1: 200 freezers, Haier, CNY 1,200,000.00, stage Asked"


def test_a_line_and_the_same_fields_write_the_same_rows(db: sqlite3.Connection, enter: Enter) -> None:
    enter(deal.from_line, "Haier @Wang Min: 200 freezers 1.2m close 30 jun #cold >fri send offer")
    by_line = tables(db)
    db.execute("BEGIN")
    for table in ("task", "tagging", "tag", "stage_move", "opportunity"):
        db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM sqlite_sequence WHERE name=?", (table,))
    db.execute("COMMIT")
    enter(
        deal.add, who="Haier", persons=["Wang Min"], name="200 freezers", amount="1.2m",
        close=date(2026, 6, 30), tags=["cold"], follow_ups=[(date(2026, 3, 13), None, "send offer")],
    )  # fmt: skip
    assert tables(db) == by_line


def test_a_deal_may_have_no_client_yet(db: sqlite3.Connection, enter: Enter) -> None:
    enter(deal.add, name="something big", product="freezer", owner="lilei", stage="Quoted")
    row = newest(db, "opportunity")
    assert (row["client_id"], row["product_id"], row["owner_id"], row["stage_id"]) == (None, 1, 2, 5)


@pytest.mark.parametrize(
    "line", ["Haier 200 freezers 1.2m", "Haier: 1.2m", "Haier: freezers 1m 2m", "Haier @Wang @Chen: x"]
)
def test_what_cannot_be_read_as_a_deal_is_invalid(enter: Enter, line: str) -> None:
    with pytest.raises(Invalid):
        enter(deal.from_line, line)


def test_an_amount_finer_than_its_currency_is_invalid(enter: Enter) -> None:
    with pytest.raises(Invalid, match="too fine"):
        enter(deal.add, name="x", amount="1.5", currency="JPY")


def test_an_amount_in_another_currency_than_said_is_invalid(enter: Enter) -> None:
    with pytest.raises(Invalid, match="USD"):
        enter(deal.add, name="x", amount="1.5 USD", currency="EUR")


def test_a_new_deal_cannot_begin_won(enter: Enter) -> None:
    with pytest.raises(Invalid, match="open stage"):
        enter(deal.add, name="x", stage="Won")


def test_without_an_open_stage_a_deal_is_refused(db: sqlite3.Connection, enter: Enter) -> None:
    db.execute("UPDATE stage SET archived_at='2026-01-01 00:00:00.000000' WHERE kind='open'")
    with pytest.raises(Refused):
        enter(deal.from_line, "Haier: 200 freezers 1.2m")
