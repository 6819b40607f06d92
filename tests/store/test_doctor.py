"""Doctor finds what is wrong, says what to do, and never falls over a damaged file."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crm_tui.errors import StoreError
from crm_tui.store import backup, connection, index, surroundings, triggers
from crm_tui.store.doctor import examine, exit_code
from tests.store.doing import Doing
from tests.store.freeze import SCHEMAS, thaw


def said(path: str, level: str) -> list[str]:
    return [found.what for found in examine(path) if found.level == level]


def raw(db: sqlite3.Connection, *statements: str) -> None:
    """Write past the journal, the references and the checks, as damage does."""
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("PRAGMA ignore_check_constraints=ON")
    triggers.drop(db)
    for statement in statements:
        db.execute(statement)
    triggers.install(db)


def test_a_sound_file_has_no_damage_and_says_what_could_be_safer(path: str) -> None:
    findings = examine(path)
    assert [found for found in findings if found.level == "damage"] == []
    assert exit_code(findings) == 0
    assert "There is no verified backup yet." in [f.what for f in findings if f.level == "advice"]
    assert all(found.what_to_do for found in findings if found.level != "ok")


def test_a_backup_settles_the_advice_until_it_is_a_week_old(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.backup(path)
    assert "The last verified backup is of 2026-03-11." in said(path, "ok")
    monkeypatch.setenv("CRM_NOW", "2026-03-20T00:00:00Z")
    assert "The last verified backup is of 2026-03-11." in said(path, "advice")


DAMAGE: dict[str, tuple[str, ...]] = {
    "c1 differs from what was last written": ("UPDATE client SET city='qingdao' WHERE id=1",),
    "task 1 refers to a missing client": ("UPDATE task SET client_id=99 WHERE id=1",),
    "client_u is missing": ("CREATE TABLE x (y)", "DROP TABLE x"),
    "c1 has a last touch that no interaction has": ("UPDATE client SET last_touch=NULL WHERE id=1",),
    "p1 has a next birthday that is none": ("UPDATE contact SET birthday_next='2026-05-05' WHERE id=1",),
    "t1 has a due that is no date": ("UPDATE task SET due='soon' WHERE id=1",),
    "i1 has a at that is no date": ("UPDATE interaction SET at='2026-02-30 00:00:00.000000' WHERE id=1",),
    "Transaction x1 was left open": ("UPDATE txn SET open=1 WHERE id=1",),
    "belongs to no transaction": ("UPDATE journal SET txn=77 WHERE id=3",),
    "The counter of task is behind": ("UPDATE sqlite_sequence SET seq=1 WHERE name='task'",),
    "The search index does not fit 1 rows (client 1)": ("DELETE FROM lookup WHERE tbl='client' AND row=1",),
    "CHECK constraint failed in client": ("UPDATE client SET tier='best' WHERE id=1",),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_named_and_makes_the_command_fail(path: str, db: sqlite3.Connection, what: str) -> None:
    with connection.writing(db, path, connection.Stamp(1, "cli", "index"), "2026-03-02 08:00:00.000000"):
        index.refresh(db)
    assert exit_code(examine(path)) == 0
    raw(db, *DAMAGE[what])
    if what.startswith("client_u"):
        db.execute("DROP TRIGGER client_u")
    findings = examine(path)
    assert any(what in found.what for found in findings if found.level == "damage"), findings
    assert exit_code(findings) == 1


def test_a_damaged_row_stays_reported_until_it_is_saved_again(path: str, db: sqlite3.Connection) -> None:
    examine(path)
    raw(db, "UPDATE client SET city='qingdao' WHERE id=1")
    for _ in range(2):
        assert said(path, "damage") == ["c1 differs from what was last written."]
    Doing(db, path).do("UPDATE client SET city='Qingdao' WHERE id=1")
    assert said(path, "damage") == []


def test_an_index_that_does_not_fit_is_made_anew_at_the_next_search(
    path: str, db: sqlite3.Connection
) -> None:
    stamp = connection.Stamp(1, "cli", "index")
    with connection.writing(db, path, stamp, "2026-03-02 08:00:00.000000"):
        index.refresh(db)
    db.execute("DELETE FROM search WHERE rowid=?", (1 * index.SLOTS + index.CODES["client"],))
    assert len(said(path, "damage")) == 1
    with connection.writing(db, path, stamp, "2026-03-02 08:00:00.000000"):
        assert index.refresh(db) == 1
    assert said(path, "damage") == []


ADVICE: dict[str, str] = {
    "o2 is won or lost without a closing day.": "UPDATE opportunity SET closed_on=NULL WHERE id=2",
    "o1 is in an open stage and has a closing day.": "UPDATE opportunity SET closed_on='2026-03-01' WHERE id=1",
    "o2 was closed before it was opened.": "UPDATE opportunity SET closed_on='2025-01-01' WHERE id=2",
    "o1 is in another stage than its last move led to.": "UPDATE opportunity SET stage_id=3 WHERE id=1",
    "k1 is resolved without saying when.": "UPDATE complaint SET status='closed' WHERE id=1",
    "k1 was answered before it was opened.": (
        "UPDATE complaint SET acknowledged_at='2026-01-01 00:00:00.000000' WHERE id=1"
    ),
    "t1 is due before it starts.": "UPDATE task SET start='2026-04-01' WHERE id=1",
    "c1 is its own parent, by way of others.": "UPDATE client SET parent_id=2 WHERE id=1",
    "m1 is his or her own manager, by way of others.": "UPDATE member SET manager_id=2 WHERE id=1",
    "No pipeline has an open stage, so no deal can be made.": "UPDATE stage SET kind='lost'",
    "1 reminders were begun and not sent.": (
        "INSERT INTO claim (reminder, occurrence, target, claimed_at) VALUES ('t1', '2026', 'm', '2026')"
    ),
    "Not made by crm: mine.": "CREATE INDEX mine ON client (city)",
}


@pytest.mark.parametrize("what", ADVICE)
def test_what_is_only_unwise_is_advice_and_no_failure(path: str, db: sqlite3.Connection, what: str) -> None:
    assert what not in said(path, "advice")
    db.execute(ADVICE[what])
    findings = examine(path)
    assert what in [found.what for found in findings if found.level == "advice"]
    assert exit_code(findings) == 0


def _world_readable(path: str) -> None:
    os.chmod(path, 0o644)


def _synced(path: str) -> None:
    (Path(path).parent.parent / ".stfolder").mkdir()


def _left(path: str) -> None:
    Path(f"{path}.new-0123abcd").touch()


@pytest.mark.parametrize(
    "arrange, what", [(_world_readable, "mode 644"), (_synced, ".stfolder"), (_left, "left unfinished")]
)
def test_surroundings_that_endanger_the_file_are_advice(
    path: str, arrange: Callable[[str], None], what: str
) -> None:
    arrange(path)
    assert any(what in text for text in said(path, "advice"))


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - Acme", "Nextcloud", "Mobile Documents"])
def test_folders_of_known_synchronisers_are_known_by_name(tmp_path: Path, folder: str) -> None:
    assert list(surroundings.synced(str(tmp_path / folder / "crm.db")))


@pytest.mark.parametrize(
    "kind, network", [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_the_longest_mount_that_holds_the_file_says_which_disk(
    monkeypatch: pytest.MonkeyPatch, kind: str, network: bool
) -> None:
    monkeypatch.setattr(
        surroundings, "_mounts", lambda: {"/": "tmpfs", "/srv": "xfs", "/srv/team share": kind}
    )
    assert surroundings.disk_kind("/srv/team share/crm.db") == kind
    assert surroundings.disk_kind("/srv/team/crm.db") == "xfs"
    (found,) = surroundings.disk("/srv/team share/crm.db")
    assert (found.level == "advice") is network


def test_a_file_of_an_older_schema_is_examined_without_bringing_it_up(tmp_path: Path) -> None:
    path = thaw(SCHEMAS / "0001.sql", tmp_path / "crm.db")
    before = Path(path).read_bytes()
    assert any("older version (schema 1)" in text for text in said(path, "advice"))
    assert said(path, "damage") == []
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"a letter" * 200])
def test_what_is_no_crm_file_cannot_be_examined(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "letter.db"
    place.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        examine(str(place))
    assert caught.value.exit_code == 6
    assert place.read_bytes() == content
