"""A real CRM file with rows for every test, copied from one that is made once."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_tui.store import connection, schema
from tests.store.rows import fill


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file all others are copied from."""
    path = tmp_path_factory.mktemp("template") / "crm.db"
    schema.create(str(path), login="ann", zone="Asia/Shanghai", currency="CNY")
    db = connection.open_file(str(path))
    fill(db, str(path))
    db.close()
    return path


@pytest.fixture
def path(template: Path, tmp_path: Path) -> str:
    """A CRM file of the test's own."""
    folder = tmp_path / "team"
    folder.mkdir(mode=0o700)
    shutil.copy(template, folder / "crm.db")
    return str(folder / "crm.db")


@pytest.fixture
def db(path: str) -> Iterator[sqlite3.Connection]:
    """A plain connection to that file."""
    found = connection.open_file(path)
    yield found
    found.close()
