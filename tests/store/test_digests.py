"""A row that no command changed, and yet is not what it was, is found."""

import sqlite3

from crm_tui.store import digests, triggers
from tests.store.doing import Doing


def refreshed(db: sqlite3.Connection) -> int:
    db.execute("BEGIN")
    renewed = digests.refresh(db)
    db.execute("COMMIT")
    return renewed


def behind_the_journals_back(db: sqlite3.Connection, *statements: str) -> None:
    triggers.drop(db)
    for statement in statements:
        db.execute(statement)
    triggers.install(db)


def test_only_rows_that_the_journal_names_since_are_digested_again(db: sqlite3.Connection, path: str) -> None:
    assert refreshed(db) > 50
    assert refreshed(db) == 0
    Doing(db, path).do("UPDATE client SET city='Jinan' WHERE id=1", "DELETE FROM tag WHERE id=2")
    assert digests.changed(db) == []
    assert refreshed(db) == 4  # the client, the tag, the tagging that went with it, the talk that bore it
    assert digests.changed(db) == []


def test_rows_changed_added_and_removed_past_the_journal_are_named(db: sqlite3.Connection) -> None:
    refreshed(db)
    behind_the_journals_back(
        db,
        "UPDATE client SET city='qingdao' WHERE id=1",
        "INSERT INTO client (name) VALUES ('ghost')",
        "DELETE FROM order_line WHERE id=1",
        "UPDATE journal SET after='x' WHERE id=5",
        "UPDATE txn SET member_id=7 WHERE id=1",
    )
    assert digests.changed(db) == [
        ("client", 1),
        ("client", 4),
        ("order_line", 1),
        ("journal", 0),
        ("txn", 0),
    ]


def test_a_record_is_digested_again_when_a_part_of_it_moves_its_version(
    db: sqlite3.Connection, path: str
) -> None:
    refreshed(db)
    doing = Doing(db, path)
    doing.do("INSERT INTO contact_point (contact_id, medium, value) VALUES (3, 'phone', '1')")
    doing.do("UPDATE contact_point SET contact_id=2 WHERE id=1", "DELETE FROM contact_point WHERE id=3")
    doing.do("UPDATE field_value SET value='south' WHERE id=1")
    assert digests.changed(db) == []
    refreshed(db)
    assert digests.changed(db) == []


def test_a_digest_covers_text_that_is_no_text(db: sqlite3.Connection) -> None:
    refreshed(db)
    behind_the_journals_back(db, "UPDATE client SET city=CAST(x'ff41' AS TEXT) WHERE id=1")
    assert digests.changed(db) == [("client", 1)]


def test_dates_that_triggers_keep_are_no_change(db: sqlite3.Connection, path: str) -> None:
    refreshed(db)
    Doing(db, path).do(
        "INSERT INTO interaction (at, client_id, summary) VALUES ('2026-03-01 00:00:00.000000', 1, 's')"
    )
    db.execute("UPDATE contact SET birthday_next='2026-05-04' WHERE id=1")
    assert digests.changed(db) == []


def test_a_file_that_was_never_digested_has_nothing_to_compare(db: sqlite3.Connection) -> None:
    assert digests.changed(db) == []
