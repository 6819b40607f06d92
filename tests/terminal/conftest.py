"""A file full of hostile texts, planted once and copied for every test."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.payloads import SIGNED
from tests.terminal.planting import plant


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """The file all others are copied from; made when it is first wanted, in the settled environment."""
    path = tmp_path_factory.mktemp("planted") / "crm.db"

    def made() -> Path:
        if not path.exists():
            plant(str(path), SIGNED)
        return path

    return made


@pytest.fixture
def hostile(planted: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the test's own with each hostile text in every table; it is the current one."""
    path = tmp_path / "team.db"
    shutil.copy(planted(), path)
    os.chmod(path, 0o600)
    monkeypatch.setenv("CRM_DB", str(path))
    return path
