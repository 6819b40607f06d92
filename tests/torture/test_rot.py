"""Bits that flip and ends that are cut off: every changed record is found, and nothing falls over."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from crm_tui.errors import CrmError
from crm_tui.store import connection, index
from crm_tui.store.doctor import examine
from tests.store.tables import State, state_of


@pytest.fixture
def sound(path: str) -> bytes:
    """The bytes of a file that was just examined, its digests and index up to date."""
    with closing(connection.open_file(path)) as db:
        with connection.writing(db, path, connection.Stamp(1, "cli", "index"), "2026-03-02 08:00:00.000000"):
            index.refresh(db)
        db.execute("VACUUM")
    assert [found for found in examine(path) if found.level == "damage"] == []
    return Path(path).read_bytes()


def records(path: str) -> State | None:
    """Every record as bytes, None where they cannot be read."""
    try:
        with closing(connection.connect(path)) as db:
            db.text_factory = bytes
            return state_of(db)
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def found_damage(path: str) -> bool:
    """Whether doctor says damage, or that the file is none of ours; anything else it raises fails the test."""
    try:
        return any(found.level == "damage" for found in examine(path))
    except CrmError:
        return True


@pytest.mark.torture(60, 400)
def test_every_record_that_a_flipped_byte_changed_is_found(
    rounds: int, path: str, sound: bytes, tmp_path: Path
) -> None:
    before, random, harmful = records(path), Random(7), 0
    place = tmp_path / "rotten.db"
    for number in range(rounds):
        rotten = bytearray(sound)
        at = random.randrange(len(rotten))
        rotten[at] ^= 1 << random.randrange(8)
        place.write_bytes(rotten)
        changed = records(str(place)) != before
        harmful += changed
        assert found_damage(str(shutil.copy(place, tmp_path / "examined.db"))) or not changed, (number, at)
    assert harmful


@pytest.mark.torture(15, 100)
def test_every_file_cut_short_is_found(rounds: int, path: str, sound: bytes, tmp_path: Path) -> None:
    before, random = records(path), Random(8)
    place = tmp_path / "cut.db"
    for _ in range(rounds):
        place.write_bytes(sound[: random.randrange(1, len(sound))])
        changed = records(str(place)) != before
        assert found_damage(str(place)) or not changed
