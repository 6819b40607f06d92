"""What is tried on a disk that fills up, inside a mount of its own: python -m tests.torture.full_disk FOLDER.

Whatever the disk refuses must leave the file as it was after the last acknowledged work, readable and sound,
with no unfinished file under a final name. An assertion that fails ends the process with its traceback.
"""

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crm_tui.errors import CrmError
from crm_tui.store import backup, connection, migrations, schema
from crm_tui.store.connection import Stamp, writing
from crm_tui.store.doctor import examine
from crm_tui.store.restore import restore
from tests.store.freeze import SCHEMAS, thaw
from tests.store.rows import AT
from tests.store.tables import state


def main(folder: str) -> None:
    """Every trial in turn, each on a disk emptied of the last."""
    for trial in (_create, _adds, _import, _backup, _restore, _migrate):
        for left in Path(folder).rglob("*"):
            if left.is_file():
                left.unlink()
        trial(os.path.join(folder, "crm.db"))
        sys.stdout.write(f"{trial.__name__}\n")


def _made(path: str) -> None:
    schema.create(path, login="ann", zone="UTC", currency="EUR")


def _fill(folder: str, leave: int = 0) -> None:
    """Take all the space there is, but for some bytes."""
    ballast = os.path.join(folder, "ballast")
    with open(ballast, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    os.truncate(ballast, max(os.path.getsize(ballast) - leave, 0))


def _refused(work: Callable[[], object]) -> CrmError:
    try:
        work()
    except CrmError as error:
        assert "disk" in error.message or "space" in error.message.lower(), error.message
        return error
    raise AssertionError("the disk was not full")


def _sound(path: str) -> None:
    assert [found for found in examine(path) if found.level == "damage"] == []


def _names(path: str) -> set[str]:
    folder = os.path.dirname(path)
    return {str(place.relative_to(folder)) for place in Path(folder).rglob("*") if place.is_file()} - {
        "ballast"
    }


def _create(path: str) -> None:
    _fill(os.path.dirname(path), leave=200_000)
    _refused(lambda: _made(path))
    assert _names(path) == set()


def _add(path: str, name: str) -> None:
    with closing(connection.open_file(path)) as db, writing(db, path, Stamp(1, "cli", "add"), AT):
        db.execute("INSERT INTO client (name, note) VALUES (?, ?)", (name, "n" * 3000))


def _adds(path: str) -> None:
    _made(path)
    _fill(os.path.dirname(path), leave=250_000)
    acknowledged: list[str] = []

    def work() -> None:
        for number in range(1000):
            _add(path, f"c{number}")
            acknowledged.append(f"c{number}")

    _refused(work)
    with closing(connection.open_file(path)) as db:
        there = [name for (name,) in db.execute("SELECT name FROM client ORDER BY id")]
    assert there == acknowledged and len(there) > 0
    _sound(path)


def _import(path: str) -> None:
    _made(path)
    before = state(path)

    def work() -> None:
        with closing(connection.open_file(path)) as db, writing(db, path, Stamp(1, "import", "import"), AT):
            db.executemany(
                "INSERT INTO contact (name, note) VALUES (?, ?)", ((str(i), "n" * 400) for i in range(10_000))
            )

    _refused(work)
    assert state(path) == before
    _sound(path)


def _backup(path: str) -> None:
    _made(path)
    _fill(os.path.dirname(path), leave=100_000)
    _refused(lambda: backup.backup(path))
    assert _names(path) == {"crm.db"}
    _sound(path)


def _restore(path: str) -> None:
    _made(path)
    outside = os.path.join("/dev/shm" if os.path.isdir("/dev/shm") else "/tmp", f"crm-full-{os.getpid()}.db")
    try:
        kept = backup.backup(path, outside)
        _fill(os.path.dirname(path))
        before = state(path)
        _refused(lambda: restore(kept.path, path))
        assert state(path) == before
        assert _names(path) == {"crm.db"}
    finally:
        os.unlink(outside)


def _migrate(path: str) -> None:
    thaw(SCHEMAS / "0001.sql", path)
    before = state(path)
    for leave in (0, 300_000, os.path.getsize(path) + 12_000):
        _fill(os.path.dirname(path), leave)
        _refused(lambda: migrations.upgrade(path))
        assert state(path) == before
        assert _names(path) - {name for name in _names(path) if "backups" in name} == {"crm.db"}
        os.unlink(os.path.join(os.path.dirname(path), "ballast"))
        for kept in backup.listed(path):
            os.unlink(kept)
        _sound(path)


if __name__ == "__main__":
    main(sys.argv[1])
