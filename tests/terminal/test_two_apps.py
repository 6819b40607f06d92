"""Two people with the app open on one file, and a command line that writes: all see all, no word is lost."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from crm_tui.services import drafts
from tests.screens.team import Team
from tests.terminal.terminal import Terminal, ran


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    """A file with a few clients, made the current one."""
    team = Team(tmp_path / "team.db")
    for name in ("Acme", "Bosch", "海尔智家"):
        team.add("client", name=name, city="Oslo")
    monkeypatch.setenv("CRM_DB", team.path)
    return team


def clients(terminal: Terminal) -> None:
    """Go to the list of clients."""
    terminal.shows("Today  ")
    terminal.press("2")
    terminal.shows("Acme", "海尔智家")


def written(*words: str) -> None:
    """A command that has to go well."""
    assert ran(words)[0].endswith("\n0")


def renamed(terminal: Terminal, more: str) -> None:
    """Write more behind the name of the client under the cursor, and save."""
    terminal.press("e")
    terminal.shows("^s Save", "What this client is called")
    terminal.press("end")
    terminal.type(more)
    terminal.press("ctrl+s")
    terminal.hides("^s Save")


def test_two_apps_and_a_command_line_work_on_one_file_and_nothing_is_lost(
    shared: Team, record_property: Callable[[str, object], None]
) -> None:
    with Terminal(rows=40, columns=120) as ann, Terminal(rows=40, columns=120) as ben:
        clients(ann)
        clients(ben)
        ben.press("down", "space")
        ben.shows("1 selected")
        written("client", "add", "Zed")
        renamed(ann, " Ltd")
        done = time.monotonic()
        ben.shows("Acme Ltd", "Zed", "1 selected")
        record_property("seconds until visible", round(time.monotonic() - done, 2))
        assert ["›✓" in line and "Bosch" in line for line in ben.lines if "›" in line] == [True]

        ben.press("escape", "up", "e")
        ben.shows("What this client is called", "Acme Ltd")
        ben.press("end")
        ben.type(" of Rome")
        ben.press("tab")
        ben.type("acm")
        renamed(ann, " of Lima")
        written("client", "edit", "c1", "--city", "Bergen")
        ben.shows("Changed elsewhere meanwhile: Name, City", "Acme Ltd of Rome", "acm")
        ben.type("e")
        ben.press("ctrl+s")
        ben.shows("yours   Acme Ltd of Rome", "theirs  Acme Ltd of Lima")
        assert "Bergen" not in ben.text  # only one of them changed the city
        ben.type("\x14")  # all theirs
        ben.shows("stays theirs  Acme Ltd of Lima")
        ben.press("ctrl+s")
        ben.shows("Saved c1 Acme Ltd of Lima")
    held = [shared.value("client", 1, name) for name in ("name", "city", "alias")]
    assert held[:2] == ["Acme Ltd of Lima", "Bergen"]
    assert "acme" in str(held[2])


def test_what_a_killed_app_leaves_half_filled_in_is_offered_by_the_other_one(shared: Team) -> None:
    with Terminal(rows=30, columns=100) as ann:
        clients(ann)
        with Terminal(rows=30, columns=100) as ben:
            clients(ben)
            ben.press("n")
            ben.shows("Name*")
            ben.type("Globex 环球")
            deadline = time.monotonic() + 10
            while not list(Path(drafts.folder()).glob("*.json")) and time.monotonic() < deadline:
                time.sleep(0.02)
            os.kill(ben.process.pid, signal.SIGKILL)
            ben.process.join(10)
        ann.press("n")
        ann.shows("Enter takes it up", "Globex 环球")
        ann.press("enter")
        ann.shows("Name*  Globex 环球")
