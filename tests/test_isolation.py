"""No test sees the machine it runs on, and a trial knows how often to try."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crm_tui import clock


def test_a_test_has_a_home_of_its_own(home: Path) -> None:
    assert Path.home() == home
    assert list(home.iterdir()) == []
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(home)


def test_no_database_is_named() -> None:
    assert "CRM_DB" not in os.environ


def test_the_clock_stands_still() -> None:
    assert clock.now() == datetime(2026, 3, 11, 2, 30, tzinfo=UTC)


def test_the_zone_is_settled() -> None:
    assert time.tzname == ("CST", "CST")


@pytest.mark.torture(3, 300)
def test_a_trial_takes_its_count_from_its_mark(rounds: int, pytestconfig: pytest.Config) -> None:
    assert rounds == (300 if pytestconfig.getoption("--torture") else 3)
