"""Keys that come in faster than the app follows, and while something it does takes long."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot

from crm_tui.screens.due_screen import DueScreen
from crm_tui.screens.quick import QuickScreen
from crm_tui.widgets import type_ahead
from tests.screens.team import Team, app_of, until, until_screen


def test_keys_work_again_though_what_one_began_waits_for_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type_ahead, "_PATIENCE_SECONDS", 0.05)
    team = Team(tmp_path / "tasks.db")
    team.add("task", title="ring", due="today")

    async def act(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, DueScreen)
        await until(pilot, lambda: screen.item)
        with sqlite3.connect(team.path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            pilot.app.post_message(Key("d", "d"))
            pilot.app.post_message(Key("question_mark", "?"))
            await until_screen(pilot, "HelpScreen")
            other.execute("ROLLBACK")
        other.close()
        await until(pilot, lambda: team.value("task", 1, "done_at"))

    team.drive(act, area="today")


def test_keys_that_were_held_go_before_one_that_comes_in_as_they_are_given_out(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.action_quick_line()
        await until_screen(pilot, "QuickScreen")
        await until(pilot, lambda: app.focused)
        app._held = [Key("a", "a"), Key("b", "b")]
        app.set_timer(0.01, app._release)
        app.call_later(asyncio.sleep, 0.05)  # the app is at something else when the time comes
        await asyncio.sleep(0.03)
        app.post_message(Key("c", "c"))
        screen = app.screen
        assert isinstance(screen, QuickScreen)
        await until(pilot, lambda: len(screen.line) == 3)
        assert screen.line == "abc"

    team.drive(act)
