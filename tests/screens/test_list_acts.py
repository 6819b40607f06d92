"""Many records at once: selected, a field of all set, written to a file as shown, paged through."""

import csv
import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Select, Static

from crm_tui.screens.list_screen import ListScreen
from crm_tui.screens.page import PageScreen
from crm_tui.services import history
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Team, app_of, notices, seen, until, until_screen


def table(pilot: Pilot[None]) -> RecordTable:
    return pilot.app.screen.query_one(RecordTable)


def bulk_says(pilot: Pilot[None]) -> str:
    return "".join(str(found.content) for found in pilot.app.screen.query("#bulk-says").results(Static))


def commands(team: Team) -> list[str]:
    with team.database.reading() as session:
        return [found.command for found in history.transactions(session, 50)]


async def set_field(pilot: Pilot[None], title: str) -> None:
    """Open the edit of many and choose a field by its title."""
    await pilot.press("E")
    await until_screen(pilot, "Pick")
    picker = pilot.app.screen.query_one("OptionList")
    names = [str(option.prompt) for option in picker.options]  # type: ignore[attr-defined]
    picker.highlighted = names.index(title)  # type: ignore[attr-defined]
    await pilot.press("enter")
    await until_screen(pilot, "BulkEdit")
    await until(pilot, lambda: bulk_says(pilot))


def test_all_of_the_filter_is_selected_by_a_key_and_none_by_the_same_again(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"tier=key", "enter")
        await until(pilot, lambda: table(pilot).row_count == 2)
        await pilot.press("*")
        assert table(pilot).selected == {1, 3}
        await pilot.press("＊")
        assert table(pilot).selected == frozenset()

    team.drive(act)


def test_shift_and_arrows_select_what_the_cursor_passes(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("shift+down", "shift+down", "shift+down")
        assert table(pilot).selected == {1, 2, 3}
        await pilot.press("escape", "shift+up")
        assert table(pilot).selected == {2, 3}

    team.drive(act)


def test_a_field_of_many_is_set_in_one_step_that_undo_takes_back(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("*")
        await set_field(pilot, "Tier")
        pilot.app.screen.query_one(Select).value = "key"
        await until(pilot, lambda: "Changes 1 client. 2 are so already." in bulk_says(pilot))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: team.value("client", 2, "tier") == "key")
        await until(pilot, lambda: "Changed 1 client. 2 are so already. u undoes." in notices(app_of(pilot)))
        assert table(pilot).selected == frozenset()
        await pilot.press("u")
        await until(pilot, lambda: team.value("client", 2, "tier") == "regular")

    before = len(commands(team))
    team.drive(act)
    assert len(commands(team)) == before + 2


def test_looking_at_what_would_change_changes_nothing(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("*")
        await set_field(pilot, "City")
        await pilot.press(*"Bergen")
        await until(pilot, lambda: "Changes 3 clients." in bulk_says(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        assert table(pilot).selected == {1, 2, 3}

    before = commands(team)
    team.drive(act)
    assert commands(team) == before


def test_one_that_is_refused_stays_and_the_others_change(team: Team) -> None:
    team.add("client", name="Bosch Norway", parent="c2")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("*")
        await set_field(pilot, "Parent")
        pilot.app.screen.query_one(Input).value = "c4"
        await until(pilot, lambda: "2 left as they are: " in bulk_says(pilot))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: team.value("client", 1, "parent_id") == 4)
        await until(pilot, lambda: "Changed 2 clients. 2 left as they are" in notices(app_of(pilot)))

    team.drive(act)
    assert team.value("client", 4, "parent_id") == 2


def test_one_that_somebody_changed_meanwhile_is_left_and_told(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("*")
        await set_field(pilot, "City")
        team.edit("client", 2, city="Stuttgart")
        await pilot.press(*"Bergen", "enter")
        await until(pilot, lambda: team.value("client", 1, "city") == "Bergen")
        await until(pilot, lambda: "c2 was changed by somebody else" in notices(app_of(pilot)))

    team.drive(act)
    assert team.value("client", 2, "city") == "Stuttgart"


def test_a_value_that_cannot_be_read_is_told_and_stays_typed(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("*")
        await set_field(pilot, "Owner")
        pilot.app.screen.query_one(Input).value = "nobody"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "nobody" in bulk_says(pilot))
        assert pilot.app.screen.query_one(Input).value == "nobody"

    team.drive(act)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "seen.csv"


async def export(pilot: Pilot[None], path: Path) -> None:
    await pilot.press("X")
    await until_screen(pilot, "Ask")
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


def test_what_is_shown_is_written_as_it_is_shown(team: Team, target: Path) -> None:
    team.edit("client", 3, note="=1+1")
    team.add("view", name="Mine", on="client", filter="tier=key", sort="-name", columns="name,city,note")

    async def act(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, ListScreen)
        await screen._open_view("Mine")
        await until(pilot, lambda: table(pilot).row_count == 2 and screen.columns[-1] == "note")
        await export(pilot, target)
        await until(pilot, lambda: f"Wrote 2 clients to {target}" in notices(app_of(pilot)))

    team.drive(act)
    rows = [["ref", "name", "city", "note"], ["c3", "海尔", "", "'=1+1"], ["c1", "Acme", "Oslo", ""]]
    assert list(csv.reader(target.read_text(encoding="utf-8").splitlines())) == rows
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_when_one_says_so(team: Team, target: Path) -> None:
    target.write_text("precious")

    async def act(pilot: Pilot[None]) -> None:
        await export(pilot, target)
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "Ask")
        assert target.read_text() == "precious"
        await pilot.press("enter")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "enter")
        await until(pilot, lambda: target.read_text().startswith("ref,name"))

    team.drive(act)


def test_a_folder_that_is_not_there_is_told_and_the_path_asked_again(team: Team, tmp_path: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await export(pilot, tmp_path / "nowhere" / "seen.csv")
        await until(pilot, lambda: "There is no folder" in seen(app_of(pilot)))
        assert "nowhere" in pilot.app.screen.query_one(Input).value

    team.drive(act)


def on_page(pilot: Pilot[None]) -> int:
    screen = pilot.app.screen
    return screen.number if isinstance(screen, PageScreen) else 0


def test_brackets_lead_from_page_to_page_along_the_list_and_back_to_it(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"tier=key", "enter")
        await until(pilot, lambda: table(pilot).row_count == 2)
        await pilot.press("enter")
        await until(pilot, lambda: on_page(pilot) == 1 and "Acme" in seen(app_of(pilot)))
        await pilot.press("]")
        await until(pilot, lambda: on_page(pilot) == 3 and "海尔" in seen(app_of(pilot)))
        await pilot.press("f8")
        await until(pilot, lambda: "last one" in notices(app_of(pilot)))
        await pilot.press("【")
        await until(pilot, lambda: on_page(pilot) == 1 and "Acme" in seen(app_of(pilot)))
        await pilot.press("】", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))
        assert table(pilot).row_count == 2
        assert table(pilot).cursor_id == 3

    team.drive(act)


def test_one_that_is_gone_meanwhile_is_passed_over(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until(pilot, lambda: on_page(pilot) == 1)
        team.delete("client", 2)
        await pilot.press("]")
        await until(pilot, lambda: on_page(pilot) == 3 and "海尔" in seen(app_of(pilot)))

    team.drive(act)


def test_a_page_that_was_opened_from_no_list_offers_no_neighbours(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        from crm_tui import screens

        await pilot.app.push_screen(screens.record.page_of("client", 2, "clients"))
        await until(pilot, lambda: on_page(pilot) == 2)
        assert "right_square_bracket" not in pilot.app.screen.active_bindings
        await pilot.press("]")
        assert on_page(pilot) == 2

    team.drive(act)
