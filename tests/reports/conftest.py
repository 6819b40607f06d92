"""A CRM file, and the few records a report is counted from by hand."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from crm_tui.quick.actor import Actor
from crm_tui.reports import catalogue
from crm_tui.reports.report import Question, Report
from crm_tui.services.nouns import of
from crm_tui.store import schema
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database

SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)
MING = 1  # the first member of the file


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session that writes to an empty file of Ming's, in Shanghai, in CNY."""
    path = str(tmp_path / "crm.db")
    schema.create(path, login="ming", zone="Asia/Shanghai", currency="CNY")
    with Database(path).writing(Stamp(MING, "script", "test")) as found:
        yield found


@pytest.fixture
def make(session: Session) -> Callable[..., int]:
    """Adds a record through its service; its id."""

    def add(noun: str, **values: Any) -> int:
        return of(noun).add(session, values).id or 0

    return add


@pytest.fixture
def ask(session: Session) -> Callable[..., Report]:
    """Asks a report at half past ten on Wednesday, 11 March 2026, in Shanghai."""

    def answer(
        name: str, by: str = "", since: date | None = None, until: date | None = None, **picked: Any
    ) -> Report:
        return catalogue.answer(session, name, Question(TODAY, SHANGHAI, NOW, by, since, until, picked))

    return answer


@pytest.fixture
def say(session: Session) -> Callable[..., Report]:
    """Asks a report in words, as a person types them, at the same hour and as Ming."""

    def answer(name: str, **typed: str) -> Report:
        return catalogue.ask(session, name, typed, Actor(MING, "ming", SHANGHAI, "Asia/Shanghai"), NOW)

    return answer
