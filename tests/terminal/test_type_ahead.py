"""Keys that come in one burst, as over a slow line: what is typed behind a key lands where it was meant to."""

from pathlib import Path

import pytest

from tests.screens.team import Team
from tests.terminal.terminal import Terminal


@pytest.fixture
def clients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    """A file with two clients, made the current one."""
    team = Team(tmp_path / "team.db")
    team.add("client", name="Acme")
    team.add("client", name="海尔智家")
    monkeypatch.setenv("CRM_DB", team.path)
    return team


def test_letters_behind_the_key_that_opens_the_quick_line_are_not_lost(clients: Team) -> None:
    with Terminal(rows=30, columns=100) as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("Acme", "海尔智家")
        terminal.type("aAcme call 5m: 要样品")
        terminal.shows("Acme call 5m: 要样品", "Logged: call with Acme, 5m")
        terminal.press("enter")
        terminal.shows("Logged i1: call with Acme")
    assert clients.count("interaction") == 1


def test_letters_behind_the_key_of_the_filter_are_typed_into_it(clients: Team) -> None:
    with Terminal(rows=30, columns=100) as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("Acme", "海尔智家")
        terminal.type("/xacmx\x7fe\r")
        terminal.shows("/ xacme", "Clients  0")
    assert clients.count("client") == 2


def test_letters_behind_the_key_of_a_form_are_typed_into_its_first_field(clients: Team) -> None:
    with Terminal(rows=30, columns=100) as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("Acme", "海尔智家")
        terminal.type("nxerox 施乐\x13")
        terminal.shows("Added c3 xerox 施乐")
    assert clients.count("client") == 3


def test_a_key_that_means_nothing_to_a_box_does_not_keep_the_next_one_waiting(clients: Team) -> None:
    with Terminal(rows=30, columns=100) as terminal:
        terminal.shows("Today  ")
        terminal.press("f1")
        terminal.shows("What needs you, and why")
        terminal.press("x")
        terminal.press("escape")
        terminal.hides("What needs you, and why")


def test_what_is_typed_right_before_saving_is_saved(clients: Team) -> None:
    with Terminal(rows=30, columns=100) as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("Acme", "海尔智家")
        for text in (" of Lima", " and of Rome", " and of Paris"):
            terminal.press("e")
            terminal.shows("^s Save", "What this client is called")
            terminal.press("end")
            terminal.type(f"{text}\x13")
            terminal.hides("^s Save")
    assert clients.value("client", 1, "name") == "Acme of Lima and of Rome and of Paris"


def test_keys_that_change_the_screen_one_after_the_other_all_count(clients: Team) -> None:
    clients.add("opportunity", name="Fans", client="Acme")
    with Terminal(rows=30, columns=100) as terminal:
        terminal.shows("Today  ")
        terminal.press("5")
        terminal.shows("weighted", "Fans")
        terminal.type("vv6")
        terminal.shows("Open complaints  0")


def test_keys_pressed_before_the_reports_are_listed_are_not_lost(clients: Team) -> None:
    with Terminal(rows=24, columns=80) as terminal:
        terminal.shows("Today  ")
        terminal.press("7")
        terminal.press("g")
        terminal.press("r")
        terminal.shows("Which report?", "Activity:", "By owner")
