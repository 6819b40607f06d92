"""What another program writes appears under an open app, and nothing of what the person was doing is lost."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.team import Team
from tests.terminal.terminal import Terminal, ran

COUNT = 100


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a hundred clients and a few more, made the current one."""
    team = Team(tmp_path / "team.db")
    rows = "\n".join(["name,city,tier", *(f"Client {n:03d},Oslo,regular" for n in range(COUNT))])
    (tmp_path / "clients.csv").write_text(rows + "\nZed,Rome,key\n", encoding="utf-8")
    monkeypatch.setenv("CRM_DB", team.path)
    assert ran(("import", "clients.csv", "--as", "client"), folder=tmp_path)[0].endswith("\n0")
    return Path(team.path)


def edited() -> float:
    """Another program changes a hundred clients; the moment at which it was done."""
    written = ran(("client", "edit", "--where", "city=Oslo", "--tier", "key", "--city", "Bergen"))
    assert written[0].endswith("\n0"), written
    return time.monotonic()


def marks(terminal: Terminal) -> dict[str, list[str]]:
    """The clients that are selected, and the one under the cursor."""
    rows = [line.partition("Client ") for line in terminal.lines]
    return {mark: [name[:3] for gutter, _, name in rows if mark in gutter and name] for mark in "✓›"}


def test_a_hundred_changed_rows_appear_and_cursor_selection_and_filter_stay(
    many: Path, record_property: Callable[[str, object], None]
) -> None:
    with Terminal(rows=30, columns=120) as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("Client 000")
        terminal.press("down", "down", "space", "down", "space", "down")
        terminal.shows("2 selected", "› ")
        terminal.until(lambda: marks(terminal) == {"✓": ["002", "003"], "›": ["004"]}, "cursor and selection")
        done = edited()
        terminal.hides("Regular")
        record_property("seconds until visible", round(time.monotonic() - done, 2))
        terminal.shows("* Key", "2 selected")
        assert marks(terminal) == {"✓": ["002", "003"], "›": ["004"]}

        terminal.press("escape", "/")
        terminal.shows("last_touch>90d")
        terminal.type("Client 01")
        terminal.shows("/ Client 01", "Client 019")
        terminal.hides("Client 020")
        ran(("client", "edit", "--where", "city=Bergen", "--tier", "regular"))
        terminal.shows("Regular")
        terminal.type("5")
        terminal.shows("/ Client 015")


def test_what_was_typed_into_a_form_stays_when_the_record_changes_under_it(many: Path) -> None:
    with Terminal(rows=40, columns=120) as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows("Client 000")
        terminal.press("e")
        terminal.shows("^s Save", "Client 000", "What this client is called")
        terminal.press("end")
        terminal.type(" and Sons")
        terminal.shows("Client 000 and Sons")
        edited()
        terminal.shows("Changed elsewhere meanwhile", "Client 000 and Sons")
        terminal.type(" Ltd")
        terminal.shows("Client 000 and Sons Ltd")
