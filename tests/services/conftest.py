"""A file of the test's own, and sessions on it for its first member."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from crm_tui.services import acting
from crm_tui.store import schema
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session

Work = Callable[..., AbstractContextManager[Session]]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A new CRM file with its seeds."""
    made = str(tmp_path / "team.db")
    schema.create(made, login="ming", zone="Asia/Shanghai", currency="CNY")
    return made


@pytest.fixture
def work(path: str) -> Iterator[Work]:
    """Opens a session that writes as one transaction of the first member's."""
    database = Database(path)

    @contextmanager
    def begin(command: str = "work", undoes: int | None = None) -> Iterator[Session]:
        with database.writing(Stamp(1, "script", command, undoes)) as session:
            acting.act_as(session, acting.sign_in(session, "ming"))
            yield session

    yield begin
    database.close()
