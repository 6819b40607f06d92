"""An undo restores what was, or names what stands in its way and changes nothing."""

import sqlite3

import pytest

from crm_tui.errors import Conflict, NotFound, Refused
from crm_tui.store.journal import redoable, transactions, txn, undoable
from tests.store.doing import Doing
from tests.store.tables import state_of


@pytest.fixture
def doing(db: sqlite3.Connection, path: str) -> Doing:
    return Doing(db, path)


def conflict(doing: Doing, number: int) -> Conflict:
    before = (
        state_of(doing.db),
        doing.one("SELECT max(id) FROM journal"),
        doing.one("SELECT max(id) FROM txn"),
    )
    with pytest.raises(Conflict) as caught:
        doing.undo(number)
    after = state_of(doing.db), doing.one("SELECT max(id) FROM journal"), doing.one("SELECT max(id) FROM txn")
    assert before == after
    return caught.value


def test_a_later_edit_of_the_same_field_is_named_with_both_values_who_and_when(doing: Doing) -> None:
    mine = doing.do("UPDATE client SET city='Jinan' WHERE id=1")
    doing.do("UPDATE client SET city='Yantai' WHERE id=1", member=2)
    error = conflict(doing, mine)
    assert [(c.ref, c.field, c.before, c.mine, c.theirs, c.who, c.at) for c in error.clashes] == [
        ("c1", "city", "Qingdao", "Jinan", "Yantai", "Bo", "2026-03-02 08:00:00.000000")
    ]


def test_at_most_five_obstacles_are_named(doing: Doing) -> None:
    mine = doing.do(*(f"INSERT INTO client (name) VALUES ('n{i}')" for i in range(9)))
    doing.do("UPDATE client SET city='X' WHERE name LIKE 'n%'", member=2)
    assert len(conflict(doing, mine).clashes) == 5


def test_a_later_edit_of_another_field_does_not_stand_in_the_way(doing: Doing) -> None:
    mine = doing.do("UPDATE client SET city='Jinan' WHERE id=1")
    doing.do("UPDATE client SET tier='regular' WHERE id=1", member=2)
    doing.undo(mine)
    assert doing.db.execute("SELECT city, tier FROM client WHERE id=1").fetchone() == ("Qingdao", "regular")


def test_a_later_edit_that_was_itself_undone_does_not_stand_in_the_way(doing: Doing) -> None:
    mine = doing.do("INSERT INTO client (name) VALUES ('new')")
    theirs = doing.do("UPDATE client SET city='X' WHERE name='new'", member=2)
    doing.undo(theirs, member=2)
    doing.undo(mine)
    assert doing.one("SELECT count(*) FROM client WHERE name='new'") == 0


def test_an_edit_of_a_row_i_added_stands_in_the_way_of_undoing_the_add(doing: Doing) -> None:
    mine = doing.do("INSERT INTO client (name) VALUES ('new')")
    doing.do("UPDATE client SET city='X' WHERE name='new'", member=2)
    assert [(c.field, c.theirs, c.mine) for c in conflict(doing, mine).clashes] == [("city", "X", None)]


@pytest.mark.parametrize(
    "hung",
    [
        "INSERT INTO contact (name, client_id) VALUES ('Li', 4)",
        "INSERT INTO tagging (tag_id, client_id) VALUES (1, 4)",
        "INSERT INTO field_value (field_id, client_id, value) VALUES (1, 4, 'south')",
        "UPDATE client SET parent_id=4 WHERE id=3",
        "INSERT INTO interaction (at, summary, client_id) VALUES ('2026-03-01 00:00:00.000000', 's', 4)",
    ],
)
def test_what_others_hung_on_a_row_since_is_never_swept_away(doing: Doing, hung: str) -> None:
    mine = doing.do("INSERT INTO client (name) VALUES ('new')")
    assert doing.one("SELECT max(id) FROM client") == 4
    doing.do(hung, member=2)
    (clash,) = conflict(doing, mine).clashes
    assert (clash.theirs, clash.who) == ("hangs on it", "Bo")


def test_a_reference_hung_on_by_a_row_of_the_same_transaction_is_not_swept_away(doing: Doing) -> None:
    mine = doing.do("INSERT INTO client (name) VALUES ('new')", "UPDATE client SET city='Jinan' WHERE id=3")
    doing.do("UPDATE client SET parent_id=4 WHERE id=3", member=2)
    assert [(c.ref, c.field) for c in conflict(doing, mine).clashes] == [("c3", "parent_id")]


def test_a_name_taken_since_stands_in_the_way(doing: Doing) -> None:
    mine = doing.do("UPDATE client SET name='Haier Group' WHERE id=1")
    doing.do("INSERT INTO client (name) VALUES ('Haier')", member=2)
    (clash,) = conflict(doing, mine).clashes
    assert (clash.ref, clash.field, clash.theirs) == ("c1", "name", "taken by c4")


def test_a_deleted_row_whose_name_was_taken_since_is_not_put_back(doing: Doing) -> None:
    mine = doing.do("DELETE FROM client WHERE id=3")
    doing.do("INSERT INTO client (name) VALUES ('Midea')", member=2)
    (clash,) = conflict(doing, mine).clashes
    assert (clash.ref, clash.theirs) == ("c3", "taken by c4")


def test_a_row_whose_record_is_gone_by_now_is_not_put_back(doing: Doing) -> None:
    mine = doing.do(
        "UPDATE task SET client_id=NULL, contact_id=NULL WHERE id=2", "DELETE FROM task WHERE id=2"
    )
    doing.do("DELETE FROM client WHERE id=3")
    mine = doing.do("UPDATE client SET parent_id=NULL WHERE id=2")
    doing.undo(mine)
    lost = doing.do("UPDATE client SET owner_id=NULL WHERE owner_id=2")
    doing.do(
        "UPDATE interaction SET member_id=NULL", "UPDATE interaction_person SET member_id=1 WHERE member_id=2",
        "UPDATE task SET owner_id=NULL", "UPDATE opportunity SET owner_id=NULL", "DELETE FROM view",
        "DELETE FROM member WHERE id=2",
    )  # fmt: skip
    (clash,) = conflict(doing, lost).clashes
    assert (clash.ref, clash.theirs) == ("m2", "gone")


def test_a_row_somebody_deleted_meanwhile_stands_in_the_way(doing: Doing) -> None:
    mine = doing.do("UPDATE tag SET note='x' WHERE id=1")
    doing.do("DELETE FROM tag WHERE id=1", member=2)
    assert [(c.ref, c.theirs) for c in conflict(doing, mine).clashes] == [("g1", "gone")]


def test_columns_that_a_check_ties_together_go_back_together(doing: Doing) -> None:
    before = state_of(doing.db, without=("version",))
    mine = doing.do("UPDATE link SET other_id=NULL, member_id=1 WHERE id=1")
    doing.undo(mine)
    assert state_of(doing.db, without=("version",)) == before


def test_columns_that_are_unique_together_go_back_together(doing: Doing) -> None:
    doing.do("INSERT INTO field (\"on\", name, title) VALUES ('contact', 'plant', 'P')")
    mine = doing.do("UPDATE field SET \"on\"='complaint', name='line' WHERE id=2")
    doing.do("INSERT INTO field (\"on\", name, title) VALUES ('complaint', 'plant', 'P')")
    doing.undo(mine)
    assert doing.db.execute('SELECT "on", name FROM field WHERE id=2').fetchone() == ("contact", "plant")


def test_two_names_that_were_swapped_are_swapped_back(doing: Doing) -> None:
    mine = doing.do(
        "UPDATE client SET name='-' WHERE id=1", "UPDATE client SET name='Haier' WHERE id=3",
        "UPDATE client SET name='Midea' WHERE id=1",
    )  # fmt: skip
    doing.undo(mine)
    assert doing.db.execute("SELECT name FROM client WHERE id IN (1, 3)").fetchall() == [
        ("Haier",),
        ("Midea",),
    ]


def test_an_undo_of_an_undo_is_a_redo_and_the_chain_may_go_on(doing: Doing) -> None:
    mine = doing.do("UPDATE client SET city='Jinan' WHERE id=1")
    undo = doing.undo(mine)
    redo = doing.undo(undo)
    assert doing.one("SELECT city FROM client WHERE id=1") == "Jinan"
    again = doing.undo(redo)
    assert doing.one("SELECT city FROM client WHERE id=1") == "Qingdao"
    with pytest.raises(Refused, match="undone already"):
        doing.undo(mine)
    assert [found.undone for found in transactions(doing.db, limit=4)] == [False, True, False, True]
    assert redoable(doing.db, 1) == again


def test_only_what_stands_and_is_mine_is_offered_to_undo_and_redo(doing: Doing) -> None:
    first, second = (doing.do(f"UPDATE client SET city='{c}' WHERE id=1") for c in ("A", "B"))
    doing.do("UPDATE client SET city='C' WHERE id=2", member=2)
    assert undoable(doing.db, 1, 2) == [second, first]
    undo = doing.undo(second)
    assert undoable(doing.db, 1, 1) == [first]
    assert redoable(doing.db, 1) == undo
    with pytest.raises(Refused, match="nothing of yours to redo"):
        redoable(doing.db, 2)
    with pytest.raises(Refused, match="Only"):
        undoable(doing.db, 2, 5)


def test_a_transaction_that_never_was_is_not_found(doing: Doing) -> None:
    for ask in (lambda: doing.undo(999), lambda: txn(doing.db, 999)):
        with pytest.raises(NotFound, match="x999"):
            ask()


def test_an_undo_makes_versions_rise_so_that_open_forms_notice(doing: Doing) -> None:
    before = doing.one("SELECT version FROM client WHERE id=1")
    doing.undo(doing.do("UPDATE client SET city='Jinan' WHERE id=1"))
    assert doing.one("SELECT version FROM client WHERE id=1") == int(str(before)) + 2
    doing.undo(doing.do("DELETE FROM client WHERE id=3"))
    assert doing.one("SELECT version FROM client WHERE id=3") == 2
