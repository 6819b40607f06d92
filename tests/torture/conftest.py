"""The files of the store's tests serve the trials too, and so does the command line run inside the test."""

from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.store import schema
from tests.cli.conftest import run as run
from tests.store.conftest import db as db
from tests.store.conftest import path as path
from tests.store.conftest import template as template


@pytest.fixture
def own(home: Path) -> str:
    """The default file of the acting member, new."""
    schema.create(paths.database(), login="ming", zone="Asia/Shanghai", currency="CNY")
    return paths.database()
