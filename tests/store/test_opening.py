"""Opening makes the default file once, brings older files up, and refuses what is not ours."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlmodel import col, select

from crm_tui.errors import StoreError
from crm_tui.models.client import Client
from crm_tui.models.member import Member
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database
from crm_tui.store.opening import open_database


def opened(path: str, *, create: bool = False) -> Database:
    return open_database(path, create=create, login="ann", zone="Asia/Shanghai", currency="CNY")


def test_first_use_makes_the_default_file_with_its_first_member(tmp_path: Path) -> None:
    path = str(tmp_path / "share" / "crm-tui" / "crm.db")
    with opened(path, create=True).reading() as session:
        assert [(m.name, m.login, m.zone) for m in session.exec(select(Member))] == [
            ("ann", "ann", "Asia/Shanghai")
        ]
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(tmp_path / "share").st_mode) == 0o700
    assert os.listdir(os.path.dirname(path)) == ["crm.db"]


def test_a_mistyped_path_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist: make it with crm init"):
        opened(str(tmp_path / "crm.bd"))
    assert os.listdir(tmp_path) == []


def test_a_file_where_a_folder_is_wanted_keeps_its_mode(tmp_path: Path) -> None:
    taken = tmp_path / "letter"
    taken.write_text("")
    taken.chmod(0o644)
    with pytest.raises(StoreError, match="cannot be made: Not a directory"):
        opened(str(taken / "data" / "crm.db"), create=True)
    assert stat.S_IMODE(taken.stat().st_mode) == 0o644


def test_programs_that_start_for_the_first_time_at_once_share_one_file(tmp_path: Path) -> None:
    path = str(tmp_path / "crm.db")
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: opened(path, create=True), range(4)))
    for database in made:
        with database.writing(Stamp(1, "cli", "add")) as session:
            session.add(Client(name=f"client {id(database)}"))
    with made[0].reading() as session:
        assert len(session.exec(select(col(Client.id))).all()) == 4
    assert os.listdir(tmp_path) == ["crm.db"]


def test_alembic_is_loaded_only_for_a_file_that_is_behind(path: str) -> None:
    code = (
        "import sys; from crm_tui.store.opening import open_database;"
        f"open_database({path!r}, create=False, login='a', zone='UTC', currency='EUR').close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
