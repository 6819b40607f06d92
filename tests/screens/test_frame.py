"""The frame around all screens: keys, faults, first page, floors of what loads when."""

import asyncio
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Footer

import crm_tui.screens
import crm_tui.widgets
from crm_tui import paths
from crm_tui.app import CrmApp
from crm_tui.cli.program import main
from crm_tui.config import preference
from crm_tui.screens.areas import AREAS
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.screens.noun_source import Asked, NounSource
from crm_tui.screens.plain_clients import PlainClients, columns
from crm_tui.widgets.desk import Desk
from tests.screens.team import Team, app_of, notices, seen, until, until_screen

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


def test_the_list_of_clients_by_plain_sql_is_the_one_the_services_give(team: Team) -> None:
    team.add("client", name="0 late", owner="ming", grade="2", tags="b, a")
    team.add("task", title="second", client="c4", due="2026-03-09")
    team.add("task", title="first", client="c4", due="2026-03-02")
    team.add("interaction", client="c4", summary="x", at="2025-11-02 10:00")
    team.add("interaction", client="c1", summary="x", at="2026-03-02 10:00")
    team.add("opportunity", name="x", client="c1")
    team.add("complaint", summary="x", client="c1")
    desk = Desk(team.path, "ming")
    slow, fast = NounSource(desk, Asked("client")), PlainClients(desk)
    assert list(fast.first(72)) == list(slow.first(72))
    assert fast.ids() == slow.ids()
    assert fast.rows(fast.ids()) == slow.rows(slow.ids())
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


@pytest.mark.parametrize("area", [area.name for area in AREAS])
def test_a_double_click_on_any_line_of_an_area_is_survived(team: Team, area: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        for line in (*range(1, 6), 22, 23):
            await pilot.click(offset=(40, line), times=2)
            await pilot.pause()
            while len(app.screen_stack) > 1:
                await app.pop_screen()
        assert app.fault is None

    team.drive(act, area=area, size=(80, 24))


def test_keys_of_the_personal_configuration_hold_and_stand_in_the_footer(team: Team) -> None:
    configure('[keys]\n"list.new" = "f14"\n"list.edit" = "f77"\n')

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "f14 new" in seen(app_of(pilot)).lower())
        assert "f77" in notices(app_of(pilot))
        await pilot.press("f14")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "RecordForm")

    team.drive(act)


def configure(text: str) -> None:
    """Write the personal configuration."""
    path = Path(paths.settings())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


MODELS = """
import asyncio, sys
from crm_tui.app import CrmApp
CrmApp.DEFAULT_MODE = sys.argv[2]
async def run():
    app = CrmApp(sys.argv[1], "ming")
    async with app.run_test() as pilot:
        for _ in range(40):
            await pilot.pause(0.05)
        await pilot.press("down")
        await pilot.pause()
asyncio.run(run())
print(*sys.modules)
"""


@pytest.mark.parametrize("area", ["today", "clients"])
def test_looking_at_today_and_at_the_clients_needs_no_models(team: Team, area: str) -> None:
    code = [sys.executable, "-c", MODELS, team.path, area]
    loaded = subprocess.run(code, capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlalchemy", "sqlmodel", "pydantic"} & set(loaded)


def test_the_compact_mode_is_kept_in_the_configuration_and_gives_each_deal_one_line(team: Team) -> None:
    configure('density = "compact"\n')
    for number in range(4):
        team.add("opportunity", name=f"deal-{number}", client="c1")

    def lines(app: CrmApp) -> list[int]:
        return [at for at, line in enumerate(seen(app).splitlines()) if "deal-" in line]

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await until(pilot, lambda: len(lines(app)) == 4)
        assert lines(app)[-1] - lines(app)[0] == 3
        await pilot.press("ctrl+t")
        await until(pilot, lambda: lines(app)[-1] - lines(app)[0] > 3)

    team.drive(act, size=(120, 40), area="pipeline")


OWN_FILE = """# what I chose
dial = "show"  # no telephone here

[keys]
# as in the editor
"app.undo" = "ctrl+z"
"""


def test_colours_and_closeness_stay_for_the_next_start_and_the_file_keeps_its_comments(team: Team) -> None:
    configure(OWN_FILE)

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("f11", "f11", "ctrl+t")
        await until(pilot, lambda: preference("density") == "compact")

    team.drive(act)
    assert preference("theme") == "contrast"
    kept = Path(paths.settings()).read_text()
    assert all(line in kept for line in OWN_FILE.splitlines())
    again = CrmApp(team.path, "ming")
    assert (again.theme, again.has_class("-dense")) == ("crm-contrast", True)


def test_a_configuration_that_cannot_be_read_is_told_and_left_alone(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        configure("theme = dark\n")
        await pilot.press("f11")
        await until(pilot, lambda: "cannot be read" in notices(app_of(pilot)))
        assert Path(paths.settings()).read_text() == "theme = dark\n"
        assert pilot.app.theme == "crm-light"

    team.drive(act)


def test_a_very_wide_screen_is_laid_out_as_a_wide_one(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until_screen(pilot, "ClientScreen")
        await until(pilot, lambda: "Timeline" in seen(app_of(pilot)))
        line = next(line for line in seen(app_of(pilot)).splitlines() if "Timeline" in line)
        assert "Tasks" in line

    team.drive(act, size=(240, 70))


def test_a_screen_that_was_left_before_its_footer_came_needs_none(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        left = CrmScreen[None]()
        await left._add_footer()
        assert not left.query(Footer)

    team.drive(act)
