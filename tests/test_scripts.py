"""What scripts use of the program: the page of the manual runs, and its changes are like any other's."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import crm_tui
from crm_tui.errors import Invalid, NotFound
from crm_tui.services import entries, history, nouns
from crm_tui.store import journal
from crm_tui.store.database import driver
from tests.documentation.pages import DOCS

CLIENT = {"name": "Haier"}


def test_the_script_in_the_manual_does_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    (script,) = re.findall(
        r"```python\n(.*?)```", (DOCS / "scripts.md").read_text(encoding="utf-8"), re.DOTALL
    )
    exec(compile(script, "scripts.md", "exec"), {})
    refs, row = capsys.readouterr().out.splitlines()
    assert refs.split() == ["c1", "i1", "t1"]
    assert row.startswith("Haier Qingdao 2026-03-11")


def test_a_scripts_changes_are_in_the_history_and_can_be_undone() -> None:
    with crm_tui.open_team() as team:
        with team.writing("take over the web form") as session:
            nouns.of("client").add(session, entries.read(session, "client", CLIENT))
        with team.writing("crm undo") as session:
            (number,) = history.to_undo(session, "")
            found = history.transaction(session, journal.txn(driver(session), number))
    assert (found.command, found.source) == ("take over the web form", "script")


def test_a_block_that_fails_writes_nothing() -> None:
    with crm_tui.open_team() as team:
        with pytest.raises(Invalid), team.writing("half a form") as session:
            nouns.of("client").add(session, CLIENT)
            entries.read(session, "client", {"tier": "no such tier"})
        with team.reading() as session, pytest.raises(NotFound):
            nouns.of("client").get(session, 1)


def test_a_script_acts_for_a_member_of_the_team_only(tmp_path: Path) -> None:
    with crm_tui.open_team() as team:
        assert team.member.name == "ming"
    with crm_tui.open_team(member="nobody") as team, pytest.raises(NotFound), team.reading():
        pass


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import crm_tui, sys; print([m for m in sys.modules if m.startswith('crm_tui.') or 'sql' in m])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "['crm_tui._lazy']"
