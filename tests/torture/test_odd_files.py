"""Odd files and odd names: work that is right, or one clear sentence and the file untouched."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.errors import CrmError, StoreError
from crm_tui.store import backup, connection, schema
from crm_tui.store.connection import Stamp, writing
from crm_tui.store.doctor import examine
from crm_tui.store.opening import open_database
from crm_tui.store.restore import restore
from tests.store.people import ANN, as_person, needs_root
from tests.store.rows import AT
from tests.store.tables import state

ODD_NAMES = (
    "with space.db",
    "名单 été.db",
    "what?.db",
    "half#.db",
    "50%25.db",
    "a'b\"c.db",
    "-rf.db",
    "new\nline.db",
)


def opened(path: str) -> None:
    open_database(path, create=False, login="ann", zone="UTC", currency="EUR").close()


def add(path: str) -> None:
    with closing(connection.open_file(path)) as db, writing(db, path, Stamp(1, "cli", "add"), AT):
        db.execute("INSERT INTO client (name) VALUES ('new')")


def foreign(place: Path) -> None:
    with closing(sqlite3.connect(place)) as db:
        db.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
        db.execute("INSERT INTO moz_places (url) VALUES ('x')")
        db.commit()


MAKE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda place: None, "does not exist"),
    "in a missing folder": (lambda place: None, "does not exist"),
    "folder": (lambda place: place.mkdir(), "is a folder"),
    "empty": (lambda place: place.touch(), "is empty"),
    "text": (lambda place: place.write_text("a letter " * 500), "not a CRM file"),
    "foreign": (foreign, "belongs to another program"),
    "link to nothing": (lambda place: place.symlink_to(place.parent / "gone.db"), "does not exist"),
}


@pytest.mark.parametrize("kind", MAKE)
def test_what_is_no_crm_file_is_refused_in_a_sentence_and_left_alone(kind: str, tmp_path: Path) -> None:
    make, says = MAKE[kind]
    place = tmp_path / ("none/crm.db" if kind == "in a missing folder" else "crm.db")
    make(place)
    before = place.read_bytes() if place.is_file() else None
    for work in (opened, add, backup.backup, examine):
        with pytest.raises(StoreError, match=says) as caught:
            work(str(place))
        assert str(place) in caught.value.message
        assert caught.value.exit_code == 6
    assert (place.read_bytes() if place.is_file() else None) == before
    assert {entry.name for entry in tmp_path.iterdir()} <= {"crm.db"}


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_a_file_can_have_works(name: str, path: str, tmp_path: Path) -> None:
    odd = str(shutil.move(path, tmp_path / name))
    opened(odd)
    add(odd)
    kept = backup.backup(odd)
    restore(kept.path, odd)
    assert backup.listed(odd, "manual") == [kept.path]
    assert [found for found in examine(odd) if found.level == "damage"] == []
    fresh = str(tmp_path / "made" / name)
    schema.create(fresh, login="ann", zone="UTC", currency="EUR")
    assert os.listdir(tmp_path / "made") == [name]


def test_a_link_to_a_file_keeps_side_files_and_backups_beside_the_file(path: str, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    add(str(link))
    kept = backup.backup(str(link))
    assert kept.path.startswith(os.path.join(os.path.dirname(path), "backups", "crm-"))
    assert link.is_symlink()


def test_what_a_killed_program_left_is_rolled_back_by_the_next(path: str, tmp_path: Path) -> None:
    before = state(path)
    child = os.fork()
    if child == 0:
        db = connection.open_file(path)
        connection.begin(db, path)
        db.execute("PRAGMA cache_size=5")
        db.executemany("INSERT INTO client (name) VALUES (?)", [(f"half {i}",) for i in range(3000)])
        os._exit(0)
    os.waitpid(child, 0)
    assert os.path.exists(f"{path}-journal")
    opened(path)
    assert state(path) == before
    assert not os.path.exists(f"{path}-journal")


def test_a_new_file_never_takes_up_the_journal_of_one_that_is_gone(tmp_path: Path) -> None:
    stale = tmp_path / "crm.db-journal"
    stale.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 600)
    with pytest.raises(StoreError, match="belongs to a database that is gone"):
        open_database(str(tmp_path / "crm.db"), create=True, login="ann", zone="UTC", currency="EUR")
    assert os.listdir(tmp_path) == ["crm.db-journal"]


@pytest.fixture
def reachable(path: str) -> Iterator[str]:
    """A file in a folder that other people can enter."""
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o755)
    yield str(shutil.copy(path, f"{folder}/crm.db"))
    shutil.rmtree(folder)


@needs_root
def test_another_persons_file_is_refused_in_a_sentence(reachable: str) -> None:
    os.chmod(reachable, 0o600)
    assert "StoreError" in as_person(ANN, lambda: opened(reachable))
    assert "cannot be opened by you" in as_person(ANN, lambda: opened(reachable))


@needs_root
def test_a_file_one_may_only_read_can_be_read_and_copied_and_not_written(reachable: str) -> None:
    os.chmod(reachable, 0o644)
    elsewhere = tempfile.mkdtemp()
    os.chown(elsewhere, ANN, ANN)
    assert as_person(ANN, lambda: opened(reachable)) == ""
    assert "read-only for you" in as_person(ANN, lambda: add(reachable))
    assert as_person(ANN, lambda: backup.backup(reachable, f"{elsewhere}/mine.db")) == ""
    assert as_person(ANN, lambda: examine(reachable)) == ""
    assert state(f"{elsewhere}/mine.db") == state(reachable)
    assert "cannot be made" in as_person(ANN, lambda: backup.backup(reachable))
    shutil.rmtree(elsewhere)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_every_file_the_store_makes_is_private_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    seen: set[str] = set()
    old = os.umask(umask)
    try:
        path = str(tmp_path / "share" / "crm-tui" / "crm.db")
        schema.create(path, login="ann", zone="UTC", currency="EUR")
        with closing(connection.open_file(path)) as db:
            connection.begin(db, path)
            db.execute("INSERT INTO client (name) VALUES ('x')")
            seen |= _loose(tmp_path)  # its journal stands now
            db.execute("COMMIT")
        kept = backup.backup(path)
        restore(kept.path, path)
        restore(kept.path, str(tmp_path / "other" / "crm.db"))
    finally:
        os.umask(old)
    assert seen | _loose(tmp_path) == set()


def _loose(folder: Path) -> set[str]:
    """Files that are not 0600 and folders that are not 0700."""
    return {
        str(place.relative_to(folder))
        for place in folder.rglob("*")
        if stat.S_IMODE(place.stat().st_mode) != (0o700 if place.is_dir() else 0o600)
    }


def test_errors_of_the_store_are_single_sentences() -> None:
    for said in (
        "database is locked",
        "database or disk is full",
        "file is not a database",
        "no such table: x",
    ):
        error = connection.translated(sqlite3.OperationalError(said), "/data/crm.db")
        assert isinstance(error, CrmError)
        assert "\n" not in error.message and "/data/crm.db" in error.message and said not in error.message


def test_an_address_is_no_file_and_its_password_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    address = "postgresql://ann:secret@host/crm"
    for work in (
        opened,
        add,
        examine,
        lambda path: schema.create(path, login="ann", zone="UTC", currency="EUR"),
    ):
        with pytest.raises(CrmError, match="this is an address") as caught:
            work(address)
        assert "secret" not in caught.value.message
    assert os.listdir(tmp_path) == []
