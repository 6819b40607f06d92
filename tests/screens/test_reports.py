"""The reports: chosen, asked otherwise by key and mouse, opened, copied and written to a file."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from crm_tui.reports import catalogue
from crm_tui.screens.behind import BehindScreen
from crm_tui.screens.reports import ReportsScreen
from crm_tui.widgets.chart import BarChart
from crm_tui.widgets.choice_line import ChoiceLine
from crm_tui.widgets.figure_table import FigureTable
from tests.screens.team import Team, app_of, loaded, notices, seen, until, until_screen

WIDE = (120, 40)


@pytest.fixture
def busy(team: Team) -> Team:
    """Four touches of two channels, a deal of each of two clients, a complaint."""
    for at, channel, client in (("02-10", "call", "c1"), ("02-27", "call", "c3"), ("03-03", "visit", "c1"),
                                ("03-10", "call", "c1")):  # fmt: skip
        team.add(
            "interaction", summary="talk", channel=channel, client=client, at=f"2026-{at} 10:00", minutes="30"
        )
    team.add("opportunity", name="freezers", client="c1", amount="300", currency="CNY", owner="ming")
    team.add("opportunity", name="冷柜", client="c3", amount="100", currency="CNY", owner="ming")
    team.add("complaint", summary="it leaks", client="c3", severity="high")
    return team


def screen(pilot: Pilot[None]) -> ReportsScreen:
    """The area in front."""
    found = pilot.app.screen
    assert isinstance(found, ReportsScreen)
    return found


def table(pilot: Pilot[None]) -> FigureTable:
    """The table of the report in front."""
    return pilot.app.screen.query_one(FigureTable)


async def shows(pilot: Pilot[None], *texts: str) -> None:
    """Let the app work until all of it stands on the screen."""
    await until(pilot, lambda: all(text in seen(pilot.app) for text in texts))


async def to(pilot: Pilot[None], report: str) -> None:
    """Choose a report by its name."""
    await pilot.press("r")
    await until_screen(pilot, "Pick")
    choice = pilot.app.screen.query_one(OptionList)
    choice.highlighted = list(catalogue.REPORTS).index(report)
    await pilot.press("enter")
    await until(
        pilot, lambda: isinstance(pilot.app.screen, ReportsScreen) and screen(pilot).asked.name == report
    )
    await until(pilot, lambda: getattr(screen(pilot)._found, "name", "") == report)


@pytest.mark.parametrize("size", [(80, 24), (240, 70)])
def test_every_report_opens_by_each_grouping_at_every_size(busy: Team, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        for name, entry in catalogue.REPORTS.items():
            if screen(pilot).asked.name != name:
                await to(pilot, name)
            for by in entry.by:
                await shows(pilot, f"By {by}")
                await pilot.press("g")

    assert busy.drive(act, size=size, area="reports").fault is None


def test_grouping_goes_round_in_both_directions_and_the_table_follows(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "activity")
        await shows(pilot, "By member")
        await pilot.press("g")
        await shows(pilot, "By client", "海尔", "Acme")
        await pilot.press("g")
        await shows(pilot, "By channel", "visit")
        await pilot.press("G")
        await shows(pilot, "By client")

    busy.drive(act, size=WIDE, area="reports")


def test_a_period_is_chosen_and_stepped_through(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "activity")
        await shows(pilot, "Made of 4 touches")
        await pilot.press("p")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "down", "down", "enter")
        await shows(pilot, "Period this month", "Made of 2 touches")
        await pilot.press("b")
        await shows(pilot, "Period 2026-02", "Made of 2 touches with 2 clients")
        await pilot.press("B", "B")
        await shows(pilot, "Period 2026-04", "No touch was logged", "There is nothing to count here.")
        await pilot.press("escape")
        await shows(pilot, "Period all time", "Made of 4 touches")

    busy.drive(act, size=WIDE, area="reports")


def test_other_days_and_a_member_are_typed_as_words_and_refused_where_they_do_not_read(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "activity")
        await pilot.press("o")
        await until_screen(pilot, "Ask")
        pilot.app.screen.query_one("#ask-since", Input).value = "3mar"
        pilot.app.screen.query_one("#ask-member", Input).value = "nobody"
        await pilot.press("ctrl+s")
        await shows(pilot, "No member is known as")
        assert pilot.app.screen.query_one("#ask-since", Input).value == "3mar"
        pilot.app.screen.query_one("#ask-member", Input).value = "me"
        await pilot.press("ctrl+s")
        await shows(pilot, "Made of 2 touches", "from 2026-03-03", "Member me")

    busy.drive(act, size=WIDE, area="reports")


def test_each_report_remembers_what_it_was_asked_with(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "activity")
        await pilot.press("g", "f")
        await shows(pilot, "By client", "Bars Minutes")
        await to(pilot, "pipeline")
        await shows(pilot, "By stage")
        await pilot.press("1")
        await until(pilot, lambda: app_of(pilot).current_mode == "today")
        await pilot.press("7")
        await until(pilot, lambda: app_of(pilot).current_mode == "reports")
        assert screen(pilot).asked.name == "pipeline"
        await to(pilot, "activity")
        await shows(pilot, "By client", "Bars Minutes")

    busy.drive(act, size=WIDE, area="reports")


def test_the_list_on_a_wide_screen_chooses_as_the_cursor_moves(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        pilot.app.screen.query_one("#report-list").focus()
        await pilot.press("down", "down")
        await until(pilot, lambda: screen(pilot).asked.name == "activity")
        await shows(pilot, "Made of 4 touches")
        await pilot.press("enter")
        assert pilot.app.focused is table(pilot)

    busy.drive(act, size=WIDE, area="reports")


def test_a_click_on_a_choice_changes_it(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await shows(pilot, "By stage")
        line = pilot.app.screen.query_one(ChoiceLine)
        place = next(strip.text for strip in line.render_lines(line.size.region)).index("By stage")
        await pilot.click(ChoiceLine, offset=(place + 1, 0))
        await shows(pilot, "By owner")

    busy.drive(act, size=WIDE, area="reports")


def test_enter_opens_the_list_behind_a_figure_and_escape_comes_back(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "activity")
        await pilot.press("g")
        await until(pilot, lambda: table(pilot).row_count == 2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BehindScreen) and loaded(app_of(pilot)))
        await shows(pilot, "Activity by client: Acme  3")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReportsScreen))

    busy.drive(act, size=WIDE, area="reports")


def test_a_row_about_a_record_without_a_list_opens_the_record(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "touches")
        await until(pilot, lambda: table(pilot).row_count > 0)
        await pilot.press("enter")
        await until_screen(pilot, "ClientScreen")

    busy.drive(act, size=WIDE, area="reports")


def test_bars_follow_the_cursor_and_a_double_click_opens(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "activity")
        await pilot.press("g")
        await until(pilot, lambda: table(pilot).row_count == 2)
        await pilot.click(BarChart, offset=(3, 2))
        await until(pilot, lambda: table(pilot).cursor_row == 1)
        await pilot.click(BarChart, offset=(3, 2), times=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, BehindScreen))

    busy.drive(act, size=WIDE, area="reports")


def test_what_is_written_elsewhere_shows_and_the_cursor_keeps_its_row(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "activity")
        await pilot.press("g")
        await until(pilot, lambda: table(pilot).row_count == 2)
        await pilot.press("down")
        assert table(pilot)._keys[table(pilot).cursor_row][0].name == "海尔"  # type: ignore[index]
        for _ in range(3):
            busy.add("interaction", summary="talk", channel="call", client="c3")
        app_of(pilot).look()
        await shows(pilot, "Made of 7 touches")
        assert table(pilot).cursor_row == 0
        assert table(pilot)._keys[0][0].name == "海尔"  # type: ignore[index]

    busy.drive(act, size=WIDE, area="reports")


def test_the_table_is_copied_as_a_spreadsheet_takes_it(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "complaints")
        await pilot.press("c")
        await until(pilot, lambda: "Copied 1 row" in notices(pilot.app))
        assert pilot.app.clipboard.splitlines()[0].split("\t")[:2] == ["Severity", "Count"]
        assert pilot.app.clipboard.splitlines()[1].split("\t")[:2] == ["high", "1"]

    busy.drive(act, size=WIDE, area="reports")


def test_what_is_shown_is_written_to_a_file_and_over_none_unless_told(busy: Team, tmp_path: Path) -> None:
    path = tmp_path / "figures.md"
    path.write_text("mine")

    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "complaints")
        await pilot.press("x")
        await until_screen(pilot, "Ask")
        assert pilot.app.screen.query_one(Input).value == "complaints-2026-03-11.csv"
        pilot.app.screen.query_one(Input).value = str(tmp_path / "figures.docx")
        await pilot.press("ctrl+s")
        await shows(pilot, "ends in none of")
        pilot.app.screen.query_one(Input).value = str(path)
        await pilot.press("ctrl+s")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")  # the cursor is on the answer that does no harm
        await until_screen(pilot, "Ask")
        assert path.read_text() == "mine"
        await pilot.press("ctrl+s")
        await until_screen(pilot, "Pick")
        await pilot.press("up", "enter")
        await until(pilot, lambda: "Wrote 1 row" in notices(pilot.app))

    busy.drive(act, size=WIDE, area="reports")
    assert path.read_text(encoding="utf-8").startswith("# Complaints by severity\n")


def test_help_says_what_the_report_in_front_answers(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to(pilot, "touches")
        await pilot.press("question_mark")
        await until_screen(pilot, "HelpScreen")
        await shows(pilot, "Questions answered with figures", "heard nothing of us", "super-prospect 45")

    busy.drive(act, size=WIDE, area="reports")


def test_an_empty_file_says_so(empty: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await shows(pilot, "There is no open deal.", "There is nothing to count here.")
        await pilot.press("enter", "f", "g", "c")

    assert empty.drive(act, size=(80, 24), area="reports").fault is None
