"""The history of a record tells who did what by which command, through deletion and merging."""

import sqlite3
from contextlib import closing

import pytest

from crm_tui.store import connection
from crm_tui.store.journal import history
from tests.store.doing import Doing


@pytest.fixture
def doing(db: sqlite3.Connection, path: str) -> Doing:
    return Doing(db, path)


def test_each_change_says_who_when_by_what_and_both_values(doing: Doing) -> None:
    number = doing.do("UPDATE client SET city='Jinan' WHERE id=1", member=2, command="crm client edit c1")
    found = history(doing.db, "client", 1)[0]
    assert found == (
        number, "2026-03-02 08:00:00.000000", "Bo", "cli", "crm client edit c1", "u", "client", 1, "city",
        "Qingdao", "Jinan",
    )  # fmt: skip


def test_the_parts_of_a_record_are_in_its_history_after_they_are_gone_too(doing: Doing) -> None:
    doing.do("UPDATE contact_point SET value='+86531' WHERE id=2", "DELETE FROM contact_point WHERE id=1")
    told = [(c.op, c.tbl, c.row, c.field, c.before) for c in history(doing.db, "contact", 1)]
    assert ("u", "contact_point", 2, "value", "+8653288886666") in told
    assert ("d", "contact_point", 1, "value", "wang@haier.example") in told
    assert ("i", "contact", 1, None, None) in told
    assert {tbl for _, tbl, *_ in told} == {"contact", "contact_point"}
    assert {c.tbl for c in history(doing.db, "contact", 1, parts=False)} == {"contact"}


def test_a_deleted_record_keeps_its_history_with_all_it_held(doing: Doing) -> None:
    doing.do("DELETE FROM client WHERE id=3", command="crm client delete c3")
    told = {c.field: c.before for c in history(doing.db, "client", 3) if c.op == "d"}
    assert (told["name"], told["city"], told["owner_id"]) == ("Midea", "Foshan", 1)
    assert history(doing.db, "client", 3)[0].command == "crm client delete c3"


def test_what_a_merge_moved_is_in_the_history_of_what_it_moved(doing: Doing) -> None:
    doing.do("UPDATE contact SET client_id=1 WHERE client_id=2", command="crm client merge c2 into c1")
    found = history(doing.db, "contact", 2)[0]
    assert (found.command, found.field, found.before, found.after) == (
        "crm client merge c2 into c1", "client_id", 2, 1,
    )  # fmt: skip


def test_a_tag_does_not_own_the_history_of_what_bears_it(doing: Doing) -> None:
    assert {c.tbl for c in history(doing.db, "tag", 1)} == {"tag"}


def test_a_shell_that_writes_past_the_program_is_journaled_as_outside_it(path: str, doing: Doing) -> None:
    version = int(str(doing.one("SELECT version FROM client WHERE id=1")))
    with closing(sqlite3.connect(path)) as shell:  # the settings of the sqlite3 command line, none of ours
        shell.execute("UPDATE client SET city='Xi''an' WHERE id=1")
        shell.execute("INSERT INTO client (name) VALUES ('by hand')")
        shell.execute("DELETE FROM tag WHERE id=2")
        shell.commit()
    found = history(doing.db, "client", 1)[0]
    assert (found.txn, found.at, found.who, found.field, found.after) == (
        None, "", "outside the program", "city", "Xi'an",
    )  # fmt: skip
    assert history(doing.db, "client", 4)[0].who == "outside the program"
    assert history(doing.db, "tag", 2)[0].op == "d"
    assert doing.one("SELECT version FROM client WHERE id=1") == version + 1


def test_a_change_that_leaves_no_value_different_leaves_no_trace(doing: Doing) -> None:
    before = doing.one("SELECT max(id) FROM journal")
    version = int(str(doing.one("SELECT version FROM client WHERE id=1")))
    doing.do("UPDATE client SET city=city, name=name WHERE id=1")
    assert doing.one("SELECT max(id) FROM journal") == before
    assert doing.one("SELECT version FROM client WHERE id=1") == version
    assert doing.one("SELECT command FROM txn ORDER BY id DESC LIMIT 1") == "sample rows"


def test_a_write_made_before_a_crash_is_no_part_of_any_history(path: str, doing: Doing) -> None:
    with closing(connection.open_file(path)) as other:
        connection.begin(other, path)
        connection.open_txn(other, connection.Stamp(1, "cli", "lost"), "2026-03-02 08:00:00.000000")
        other.execute("UPDATE client SET city='lost' WHERE id=1")
    assert doing.one("SELECT count(*) FROM txn WHERE command='lost'") == 0
    doing.do("UPDATE client SET city='kept' WHERE id=1")
