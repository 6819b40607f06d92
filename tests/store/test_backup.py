"""Backups are whole, private, dated, few, and refuse what is not sound."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.errors import CrmError, Refused, StoreError
from crm_tui.store import backup, connection
from tests.store.tables import state


def mode(path: str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


def test_a_backup_holds_every_row_of_the_file(path: str) -> None:
    made = backup.backup(path)
    assert state(made.path) == state(path)
    assert os.path.basename(made.path) == "crm-20260311-023000-manual.db"
    assert os.path.dirname(made.path) == backup.folder(path)


def test_a_backup_is_private_in_a_private_folder_whatever_the_umask(path: str) -> None:
    for umask in (0o000, 0o022, 0o077):
        old = os.umask(umask)
        try:
            made = backup.backup(path)
        finally:
            os.umask(old)
        assert (mode(made.path), mode(backup.folder(path))) == (0o600, 0o700)


def test_a_backup_of_a_group_file_is_the_groups(path: str) -> None:
    os.chmod(path, 0o660)
    made = backup.backup(path)
    assert (mode(made.path), mode(backup.folder(path))) == (0o660, 0o2770)


def test_the_file_remembers_its_last_verified_backup(path: str, db: sqlite3.Connection) -> None:
    made = backup.backup(path)
    noted = dict(db.execute("SELECT key, value FROM meta WHERE key LIKE 'backup%'"))
    assert noted == {"backup_at": "2026-03-11 02:30:00.000000", "backup_path": made.path}


def test_two_backups_of_one_second_stand_side_by_side(path: str) -> None:
    made = [backup.backup(path).path for _ in range(3)]
    assert backup.listed(path) == made
    assert made[2].endswith("-manual-3.db")


def test_only_the_newest_of_each_reason_are_kept(path: str) -> None:
    asked = backup.backup(path)
    imports = [backup.backup(path, reason="import", keep=2) for _ in range(4)]
    assert backup.listed(path, "import") == [imports[2].path, imports[3].path]
    assert backup.listed(path, "manual") == [asked.path]


def test_rotation_leaves_the_backups_of_another_file_alone(path: str) -> None:
    other = Path(backup.folder(path)) / "crm-2-20200101-000000-manual.db"
    other.parent.mkdir()
    other.touch()
    for _ in range(2):
        backup.backup(path, keep=1)
    assert other.exists()


def test_a_backup_never_writes_over_a_file(path: str, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    target.write_text("precious")
    with pytest.raises(Refused, match="exists already"):
        backup.backup(path, str(target))
    assert target.read_text() == "precious"


def test_a_backup_into_a_folder_gets_a_dated_name(path: str, tmp_path: Path) -> None:
    made = backup.backup(path, str(tmp_path))
    assert made.path == str(tmp_path / "crm-20260311-023000-manual.db")


def test_a_damaged_file_gives_no_backup_and_leaves_nothing_behind(path: str, db: sqlite3.Connection) -> None:
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("UPDATE task SET client_id=999 WHERE id=1")
    with pytest.raises(StoreError, match=rf"^{path} is damaged \(task 1 refers to a missing client"):
        backup.backup(path)
    assert os.listdir(backup.folder(path)) == []


def test_a_folder_that_cannot_be_made_is_one_clear_sentence(path: str) -> None:
    Path(backup.folder(path)).write_text("in the way")
    with pytest.raises(CrmError, match="cannot be made"):
        backup.backup(path)


def test_a_backup_is_taken_while_another_holds_the_write_lock(path: str, db: sqlite3.Connection) -> None:
    old = state(path)
    connection.begin(db, path)
    db.execute("UPDATE client SET city='Jinan' WHERE id=1")
    with closing(connection.open_file(path)) as other:
        made = backup.copy_of(other, path, None, reason="migrate")
    assert state(made.path) == old
