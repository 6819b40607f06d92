"""A team of one with three clients."""

from pathlib import Path

import pytest

from tests.screens.team import Team


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """A file with Acme, Bosch and 海尔 in it."""
    made = Team(tmp_path / "team.db")
    made.add("client", name="Acme", tier="key", city="Oslo")
    made.add("client", name="Bosch", tier="regular")
    made.add("client", name="海尔", tier="key", tags="vip")
    return made


@pytest.fixture
def empty(tmp_path: Path) -> Team:
    """A file with a member and nothing else."""
    return Team(tmp_path / "empty.db")
