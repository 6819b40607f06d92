"""Today shows its first rows before it has read the rest, and means all of them from the start."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui.quick.due.row import Scope
from crm_tui.screens.today import TodayScreen
from crm_tui.services import today
from crm_tui.services.today_page import Fits, Today
from tests.screens.team import Team, app_of, notices, seen, until, until_screen

FIRST, ALL = 2, 5


@pytest.fixture
def release(team: Team, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Five tasks are late; whoever reads them all waits for this."""
    for number in range(ALL):
        team.add("task", title=f"task {number}", due=f"2026-03-0{number + 1}", owner="ming")
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")
    read, gate = today.read, Event()

    def slowly(db: sqlite3.Connection, scope: Scope, fits: Fits | None, most: int | None) -> Today:
        if scope.first is None:
            gate.wait(10)
        return read(db, scope, fits, most)

    monkeypatch.setattr(today, "FIRST", FIRST)
    monkeypatch.setattr(today, "read", slowly)
    yield gate.set
    gate.set()


def page(pilot: Pilot[None]) -> TodayScreen:
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    return screen


async def first_rows(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: len(page(pilot).list.keys) == FIRST)


def test_the_first_rows_are_shown_without_numbers_that_are_not_known_yet(
    team: Team, release: Callable[[], None]
) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await first_rows(pilot)
        assert "task 1" in seen(app_of(pilot)) and "task 2" not in seen(app_of(pilot))
        assert f"{FIRST} overdue" not in seen(app_of(pilot)) and f"Overdue  {FIRST}" not in seen(
            app_of(pilot)
        )
        await pilot.press("down")
        release()
        await until(pilot, lambda: f"{ALL} overdue" in seen(app_of(pilot)))
        assert f"Overdue  {ALL}" in seen(app_of(pilot)) and "task 4" in seen(app_of(pilot))
        item = page(pilot).item
        assert item is not None and item.due.title == "task 1"

    team.drive(act, area="today")


def test_to_select_all_means_the_rows_that_are_still_read_too(
    team: Team, release: Callable[[], None]
) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await first_rows(pilot)
        await pilot.press("asterisk")
        assert len(page(pilot).list.selected) == FIRST
        release()
        await until(pilot, lambda: len(page(pilot).list.selected) == ALL)

    team.drive(act, area="today")


def test_all_that_is_selected_is_ticked_off_however_early(team: Team, release: Callable[[], None]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await first_rows(pilot)
        await pilot.press("asterisk", "d")
        release()
        await until(pilot, lambda: not page(pilot).list.keys)

    team.drive(act, area="today")


def test_all_rows_are_written_to_a_file_however_early(
    team: Team, release: Callable[[], None], tmp_path: Path
) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await first_rows(pilot)
        await pilot.press("X")
        release()
        await until_screen(pilot, "Ask")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "today.csv")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: f"Wrote {ALL} rows" in notices(app_of(pilot)))

    team.drive(act, area="today")
