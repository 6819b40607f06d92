"""A restore brings back what the backup held, keeps what was there, and touches nobody else's file."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.errors import Refused, StoreError
from crm_tui.store import backup, connection
from crm_tui.store.restore import restore
from tests.store.tables import state


def change(path: str) -> None:
    with closing(connection.open_file(path)) as db:
        db.execute("UPDATE client SET city='Jinan' WHERE id=1")


def test_a_restore_brings_back_what_the_backup_held_and_keeps_what_it_replaced(path: str) -> None:
    made, old = backup.backup(path), state(path)
    change(path)
    new = state(path)
    done = restore(made.path, path)
    assert state(path) == old
    assert done.replaced is not None and not done.replaced_is_damaged
    assert state(done.replaced.path) == new


def test_an_open_app_notices_a_restore(path: str, db: sqlite3.Connection) -> None:
    made = backup.backup(path)
    change(path)
    version = db.execute("PRAGMA data_version").fetchone()
    restore(made.path, path)
    assert db.execute("PRAGMA data_version").fetchone() != version
    assert db.execute("SELECT city FROM client WHERE id=1").fetchone() == ("Qingdao",)


def test_a_restore_keeps_the_mode_of_the_live_file(path: str) -> None:
    made = backup.backup(path)
    os.chmod(path, 0o660)
    restore(made.path, path)
    assert os.stat(path).st_mode & 0o777 == 0o660


def test_a_missing_file_is_made_from_the_backup(path: str, tmp_path: Path) -> None:
    made, fresh = backup.backup(path), str(tmp_path / "new" / "crm.db")
    done = restore(made.path, fresh)
    assert state(fresh) == state(made.path)
    assert done.replaced is None
    assert os.listdir(tmp_path / "new") == ["crm.db"]


def test_a_damaged_live_file_is_kept_as_it_is_and_replaced(path: str) -> None:
    made, old = backup.backup(path), state(path)
    with open(path, "r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 20)
    done = restore(made.path, path)
    assert state(path) == old
    assert done.replaced_is_damaged
    assert done.replaced is not None and "-damaged" in done.replaced.path


def test_a_damaged_backup_is_refused_and_the_file_untouched(path: str) -> None:
    made = backup.backup(path)
    with open(made.path, "r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 20)
    content = Path(path).read_bytes()
    with pytest.raises(StoreError, match="damaged"):
        restore(made.path, path)
    assert Path(path).read_bytes() == content


def test_a_backup_newer_than_the_program_is_refused(path: str) -> None:
    made = backup.backup(path)
    with closing(sqlite3.connect(made.path)) as other:
        other.execute(f"PRAGMA user_version={connection.SCHEMA + 1}")
    with pytest.raises(StoreError, match="newer"):
        restore(made.path, path)


@pytest.mark.parametrize("source", ["text", "foreign", "missing", "folder"])
def test_what_is_no_backup_is_refused(path: str, tmp_path: Path, source: str) -> None:
    place = tmp_path / source
    if source == "text":
        place.write_text("not a database at all " * 100)
    elif source == "foreign":
        with closing(sqlite3.connect(place)) as other:
            other.execute("CREATE TABLE moz_places (id)")
    elif source == "folder":
        place.mkdir()
    with pytest.raises(StoreError):
        restore(str(place), path)


@pytest.mark.parametrize("kind", ["text", "foreign"])
def test_somebody_elses_file_is_never_restored_into(path: str, tmp_path: Path, kind: str) -> None:
    made, place = backup.backup(path), tmp_path / "places.sqlite"
    if kind == "text":
        place.write_text("a letter")
    else:
        with closing(sqlite3.connect(place)) as other:
            other.execute("CREATE TABLE moz_places (id)")
    content = place.read_bytes()
    with pytest.raises(StoreError, match="not a CRM file"):
        restore(made.path, str(place))
    assert place.read_bytes() == content


def test_a_file_is_not_restored_from_itself(path: str) -> None:
    with pytest.raises(Refused, match="that very file"):
        restore(path, path)
