"""Ringing somebody up from Today and from pages: which number, dialled or shown, then the talk to write down."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from crm_tui import screens
from crm_tui.screens.noun_list import NounScreen
from crm_tui.services import preferences
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Act, Team, app_of, notices, seen, until, until_screen
from tests.services.test_dialling import RECORDS, program


@pytest.fixture
def people(team: Team) -> Team:
    """Acme with a number and two people, one of them with two numbers, and a task with each; c3 has none."""
    team.edit("client", 1, phone="0532 8893 0000")
    team.add("contact", name="Wang Min", client="c1", phones="mobile: 138 0013 8000; work: 0532-1111111")
    team.add("contact", name="Zhao Lei", client="c1", phone="+86 10 2222 2222 ext 9")
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")
    team.add("task", title="first", client="c1", contact="p2", due="2026-03-01", owner="ming")
    team.add("task", title="second", client="c1", contact="p1", due="2026-03-02", owner="ming")
    team.add("task", title="third", client="c3", due="2026-03-03", owner="ming")
    return team


@pytest.fixture
def dialled(tmp_path: Path) -> Path:
    """Where the program named in the preferences writes what it is given."""
    out = tmp_path / "dialled"
    preferences.change("dial", [program(tmp_path, "phone", RECORDS.format(out=out))])
    return out


def line(pilot: Pilot[None]) -> str:
    """What stands in the quick line."""
    return pilot.app.screen.query_one("#quick", Input).value


def drive(team: Team, act: Act, area: str = "today") -> None:
    team.drive(act, area=area, size=(100, 30))


def test_the_only_number_is_dialled_and_the_quick_line_begun(people: Team, dialled: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await until_screen(pilot, "QuickScreen")
        assert dialled.read_text() == "+861022222222\n"
        assert line(pilot) == "log Acme @Zhao Lei call: "
        told = "Dialling +86 10 2222 2222 ext 9  Zhao Lei (Acme), work"
        await until(pilot, lambda: told in seen(app_of(pilot)))
        await pilot.press(*"agreed", "enter")
        await until(pilot, lambda: people.count("interaction") == 4)
        assert people.value("interaction", 4, "channel") == "call"

    drive(people, act)


def test_of_several_numbers_one_is_picked_or_none(people: Team, dialled: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down", "c")
        await until_screen(pilot, "Pick")
        assert "138 0013 8000  Wang Min (Acme), mobile" in seen(app_of(pilot))
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        assert not dialled.exists()
        await pilot.press("c")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "enter")
        await until_screen(pilot, "QuickScreen")
        assert dialled.read_text() == "05321111111\n"

    drive(people, act)


def test_who_has_no_number_is_said_in_one_sentence(people: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("end", "c")
        await until(pilot, lambda: "No phone number is known for “t3 third”" in notices(app_of(pilot)))

    drive(people, act)


def test_where_nothing_dials_the_number_stands_large_and_on_the_clipboard(people: Team) -> None:
    preferences.change("dial", ["show"])

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await until_screen(pilot, "NumberScreen")
        assert pilot.app.clipboard == "+86 10 2222 2222 ext 9"
        assert "Zhao Lei (Acme), work" in seen(app_of(pilot))
        await pilot.press("c")
        await until(pilot, lambda: "Copied +86" in notices(app_of(pilot)))
        await pilot.press("l")
        await until_screen(pilot, "QuickScreen")
        assert line(pilot) == "log Acme @Zhao Lei call: "
        await pilot.press("escape", "c")
        await until_screen(pilot, "NumberScreen")
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")

    drive(people, act)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_long_number_is_whole_at_every_size(people: Team, size: tuple[int, int]) -> None:
    preferences.change("dial", ["show"])
    people.edit("contact", 2, phone="+86 (0532) 8893 8888 8888 转 8001234")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await until_screen(pilot, "NumberScreen")
        await until(pilot, lambda: "+86 (0532) 8893 8888 8888 转 8001234" in seen(app_of(pilot)))
        box = pilot.app.screen.query_one(".dialog-box")
        assert box.region.right <= size[0]
        assert pilot.app.screen.query_one("#number").region.right <= box.region.right

    people.drive(act, area="today", size=size)


def test_a_program_that_fails_is_told_beside_the_number(people: Team, tmp_path: Path) -> None:
    preferences.change("dial", [program(tmp_path, "phone", "#!/bin/sh\nexit 7\n")])

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("c")
        await until(pilot, lambda: pilot.app.screen.query("#number-problem"))
        problem = pilot.app.screen.query_one("#number-problem", Static)
        assert "ended with exit code 7: choose how to dial" in str(problem.content)

    drive(people, act)


def test_on_the_page_of_a_client_its_people_and_itself_are_rung(people: Team, dialled: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until_screen(pilot, "ClientScreen")
        await until(pilot, lambda: "Zhao Lei" in seen(app_of(pilot)))
        await pilot.press("end", "c")
        await until_screen(pilot, "QuickScreen")
        assert dialled.read_text() == "+861022222222\n"
        await pilot.press("escape", "C")
        await until_screen(pilot, "Pick")
        assert pilot.app.screen.query_one(OptionList).option_count == 4
        await pilot.press("enter")
        await until_screen(pilot, "QuickScreen")
        assert dialled.read_text().split()[-1] == "053288930000"
        assert line(pilot) == "log Acme call: "

    drive(people, act, "clients")


def test_on_the_page_of_a_contact_it_is_rung(people: Team, dialled: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until_screen(pilot, "ClientScreen")
        await until(pilot, lambda: "Zhao Lei" in seen(app_of(pilot)))
        await pilot.press("end", "enter")
        await until_screen(pilot, "PersonScreen")
        await pilot.press("c")
        await until_screen(pilot, "QuickScreen")
        assert dialled.read_text() == "+861022222222\n"

    drive(people, act, "clients")


def test_in_a_list_of_people_the_one_under_the_cursor_is_rung(people: Team, dialled: Path) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(NounScreen("contact", "clients"))
        await until(pilot, lambda: pilot.app.screen.query_one(RecordTable).cursor_id == 1)
        await pilot.press("down", "c")
        await until_screen(pilot, "QuickScreen")
        assert dialled.read_text() == "+861022222222\n"

    drive(people, act, "clients")


def test_a_list_of_what_nobody_answers_for_has_no_number(people: Team, dialled: Path) -> None:
    people.add("product", name="Freezer")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(NounScreen("product", "clients"))
        await until(pilot, lambda: pilot.app.screen.query_one(RecordTable).cursor_id == 1)
        assert "c" not in pilot.app.screen.active_bindings

    drive(people, act, "clients")


def test_on_the_page_of_what_hangs_on_a_client_the_client_is_rung(people: Team, dialled: Path) -> None:
    typed: dict[str, dict[str, str]] = {
        "complaint": {"summary": "dented"},
        "opportunity": {"name": "loggers"},
        "order": {},
        "plan": {"title": "2026"},
    }
    added = {noun: people.add(noun, client="c1", **fields) for noun, fields in typed.items()}

    async def act(pilot: Pilot[None]) -> None:
        for noun, number in added.items():
            await pilot.app.push_screen(screens.record.page_of(noun, number, "clients"))
            await pilot.press("C")
            await until_screen(pilot, "Pick")
            await pilot.press("enter")
            await until_screen(pilot, "QuickScreen")
            assert dialled.read_text() == "053288930000\n"
            dialled.unlink()

    drive(people, act, "clients")
