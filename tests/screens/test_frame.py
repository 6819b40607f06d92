"""The frame around all screens: keys, faults, first page, floors of what loads when."""

import asyncio
import importlib
import pkgutil
import subprocess
import sys

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot

import crm_tui.screens
import crm_tui.widgets
from crm_tui.app import CrmApp
from crm_tui.cli.root import main
from crm_tui.screens.areas import AREAS
from crm_tui.screens.clients import columns, first_clients
from crm_tui.screens.noun_source import Asked, NounSource
from crm_tui.widgets.desk import Desk
from tests.screens.team import Team, until

SECRET = "planted-secret-8431"


def bindings() -> list[tuple[str, Binding]]:
    """Every binding of our own screens and widgets, with the class that has it."""
    modules = ["crm_tui.app"]
    for package in (crm_tui.screens, crm_tui.widgets):
        modules += [f"{package.__name__}.{found.name}" for found in pkgutil.iter_modules(package.__path__)]
    found = []
    for name in modules:
        for thing in vars(importlib.import_module(name)).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == name:
                own = vars(thing).get("BINDINGS", [])
                found += [(thing.__name__, binding) for binding in own]
    return found


def test_every_key_has_an_id_and_an_explanation() -> None:
    assert len(bindings()) > 40
    for owner, binding in bindings():
        assert binding.id, (owner, binding.key)
        assert binding.tooltip, (owner, binding.key)


def test_the_first_page_by_plain_sql_is_the_page_the_services_give(team: Team) -> None:
    team.add("client", name="0 late", owner="ming", grade="2", tags="b, a")
    team.add("task", title="second", client="c4", due="2026-03-09")
    team.add("task", title="first", client="c4", due="2026-03-02")
    team.add("interaction", client="c4", summary="x", at="2025-11-02 10:00")
    team.add("interaction", client="c1", summary="x", at="2026-03-02 10:00")
    team.add("opportunity", name="x", client="c1")
    team.add("complaint", summary="x", client="c1")
    desk = Desk(team.path, "ming")
    slow, fast = NounSource(desk, Asked("client")), NounSource(desk, Asked("client"), first_clients)
    assert list(fast.first(72)) == list(slow.first(72))
    assert fast.columns == slow.columns == columns()
    desk.close()


def test_the_first_screen_is_painted_without_the_models() -> None:
    code = "import sys, crm_tui.app, crm_tui.screens.clients; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"sqlalchemy", "sqlmodel", "pydantic", "typer", "alembic"} & set(loaded)


def test_without_a_terminal_the_app_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_a_fault_ends_the_app_without_showing_any_value(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    app = CrmApp(team.path, "ming")

    def fail() -> None:
        secret = SECRET
        raise ZeroDivisionError(secret)

    async def run() -> None:
        async with app.run_test() as pilot:
            await pilot.pause()
            app.call_later(fail)
            await until(pilot, lambda: app.fault is not None)

    with pytest.raises(ZeroDivisionError):
        asyncio.run(run())
    assert isinstance(app.fault, ZeroDivisionError)
    assert app._exit_renderables == []
    said = capsys.readouterr()
    assert SECRET not in said.out + said.err


@pytest.mark.parametrize("size", [(80, 24), (240, 70), (30, 8)])
def test_every_area_opens_at_every_size(team: Team, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        for key, area in enumerate(AREAS, start=1):
            await pilot.press(str(key))
            await until(pilot, lambda area=area: pilot.app.current_mode == area.name)  # type: ignore[misc]
            await pilot.press("f11")

    assert team.drive(act, size=size).fault is None


@pytest.mark.parametrize("area", [area.name for area in AREAS])
def test_every_area_has_one_footer_and_hears_of_a_change_once(team: Team, area: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: len(pilot.app.screen.query("Footer")) > 0)
        heard = pilot.app.changed._subscriptions[pilot.app.screen]  # type: ignore[attr-defined]
        assert (len(pilot.app.screen.query("Footer")), len(heard)) == (1, 1)

    team.drive(act, area=area)
