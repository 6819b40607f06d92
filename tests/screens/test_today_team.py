"""Today of the team: everybody's week, one colleague's day; and what a click on each part of the screen does."""

from sqlite3 import Connection
from threading import Event

import pytest
from textual.pilot import Pilot

from crm_tui.quick.due.row import Scope
from crm_tui.screens.today import TodayScreen
from crm_tui.services import today
from crm_tui.services.today_page import Fits, Today
from crm_tui.widgets.due_list import DueList
from crm_tui.widgets.team_week import TeamWeek
from crm_tui.widgets.week_strip import WeekStrip
from tests.screens.team import Act, Team, app_of, seen, until, until_screen


@pytest.fixture
def busy(team: Team) -> Team:
    """Two tasks of mine, two of a colleague, one of nobody; today is Wed 11 Mar 2026."""
    team.add("member", name="Lin", login="lin")
    for title, client, due, owner in (
        ("late", "c1", "2026-03-02", "ming"),
        ("now", "c1", "2026-03-11", "ming"),
        ("hers", "c2", "2026-03-03", "lin"),
        ("hers too", "c2", "2026-03-13", "lin"),
    ):
        team.add("task", title=title, client=client, due=due, owner=owner)
    team.edit("task", team.add("task", title="free", client="c3", due="2026-03-12"), owner="")
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")
    return team


def page(pilot: Pilot[None]) -> TodayScreen:
    assert isinstance(pilot.app.screen, TodayScreen)
    return pilot.app.screen


def title(pilot: Pilot[None]) -> str:
    """What stands under the cursor."""
    item = page(pilot).item
    return item.due.title if item else ""


def place(pilot: Pilot[None], text: str) -> tuple[int, int]:
    """Where a text stands on the screen: cells from the left, lines from the top."""
    for y, line in enumerate(seen(app_of(pilot)).splitlines()):
        if text in line:
            return line.index(text), y
    raise AssertionError(f"{text} is not on the screen")


async def click(pilot: Pilot[None], text: str, times: int = 1) -> None:
    """Click on the first letter of a text."""
    await pilot.click(offset=place(pilot, text), times=times)


def drive(team: Team, act: Act, size: tuple[int, int] = (100, 30)) -> None:
    team.drive(act, area="today", size=size)


async def to_team(pilot: Pilot[None]) -> TeamWeek:
    await pilot.press("t")
    await until(pilot, lambda: page(pilot).query(TeamWeek) and "behind" in seen(app_of(pilot)))
    return page(pilot).query_one(TeamWeek)


def test_the_team_has_a_line_of_the_week_for_everybody(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        week = await to_team(pilot)
        assert [(found.member[1], found.behind, [*found.due[:3]]) for found in week.members] == [
            ("Lin", 1, [0, 0, 1]),
            ("ming", 1, [1, 0, 0]),
            (None, 0, [0, 1, 0]),
        ]
        assert not page(pilot).query_one(WeekStrip).display
        await pilot.press("t")
        await until(pilot, lambda: page(pilot).query_one(WeekStrip).display and not week.display)

    drive(busy, act)


def test_a_colleague_is_chosen_and_left_again(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("m")
        await until_screen(pilot, "Pick")
        assert "Lin: 1 behind, 1 in the next 7 days" in seen(app_of(pilot))
        await pilot.press("up", "enter")
        await until(pilot, lambda: "hers too" in seen(app_of(pilot)))
        text = seen(app_of(pilot))
        assert "Wed 11 Mar · Lin · 1 overdue · 1 this week" in text
        assert "late" not in text
        assert [day.due for day in page(pilot).query_one(WeekStrip).days][:3] == [0, 0, 1]
        await pilot.press("m")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "· mine ·" in seen(app_of(pilot)))

    drive(busy, act)


def test_of_a_large_team_the_busiest_are_seen_on_a_low_screen(busy: Team) -> None:
    for name in ("Ann", "Bo", "Cai", "Dee", "Eva", "Fei"):
        busy.add("member", name=name, login=name.lower())

    async def act(pilot: Pilot[None]) -> None:
        await to_team(pilot)
        text = seen(app_of(pilot))
        assert " and 5 more: m chooses one" in text
        assert place(pilot, " Lin ")[1] == 3

    drive(busy, act, (80, 24))


def test_a_click_on_a_member_or_a_day_of_theirs_goes_to_the_row(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await to_team(pilot)
        x, y = place(pilot, " Lin ")
        await pilot.click(offset=(x + 1, y))
        await until(pilot, lambda: title(pilot) == "hers")
        day, _ = place(pilot, "Fri 13")
        await pilot.click(offset=(day, y))
        await until(pilot, lambda: title(pilot) == "hers too")
        await click(pilot, "Thu 12")
        await until(pilot, lambda: title(pilot) == "free")

    drive(busy, act)


def test_a_click_on_the_key_of_a_row_does_what_it_stands_for(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        x, y = place(pilot, "2 Mar ")
        await pilot.click(offset=(x - 3, y))
        await until(pilot, lambda: busy.value("task", 1, "done_at") is not None)
        await until(pilot, lambda: title(pilot) == "now")
        assert busy.value("task", 2, "done_at") is None

    drive(busy, act)


def test_two_quick_clicks_on_a_key_tick_off_one_task_alone(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        x, y = place(pilot, "2 Mar ")
        await pilot.click(offset=(x - 3, y), times=2)
        await until(pilot, lambda: title(pilot) == "now")
        await pilot.pause()
        assert busy.value("task", 2, "done_at") is None

    drive(busy, act)


def test_a_click_selects_and_a_second_one_opens_the_row_or_its_client(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        x, y = place(pilot, "now  ")
        await pilot.click(offset=(x, y))
        assert title(pilot) == "now"
        await pilot.click(offset=(x, y), times=2)
        await until_screen(pilot, "RecordScreen")
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        await click(pilot, "Acme ", times=2)
        await until_screen(pilot, "ClientScreen")

    drive(busy, act, (80, 24))


def test_below_a_few_rows_nothing_is_said_of_a_day_without_any(team: Team) -> None:
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")
    team.add("task", title="only", client="c1", due="2026-03-11", owner="ming")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: title(pilot) == "only")
        assert "A good moment" not in seen(app_of(pilot))

    drive(team, act)


def test_keys_go_from_heading_to_heading(busy: Team) -> None:
    busy.add("task", title="later", client="c1", due="2026-03-02", owner="ming")

    async def act(pilot: Pilot[None]) -> None:
        assert title(pilot) == "late"
        await pilot.press("right_curly_bracket")
        assert title(pilot) == "now"
        await pilot.press("right_curly_bracket")
        assert title(pilot) == "now"
        await pilot.press("left_curly_bracket")
        assert title(pilot) == "late"
        await pilot.press("down", "left_curly_bracket")
        assert title(pilot) == "late"
        assert isinstance(pilot.app.focused, DueList)

    drive(busy, act)


def test_whose_day_was_chosen_last_is_shown_however_long_the_one_before_takes(
    busy: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, let = today.read, Event()

    def held(db: Connection, scope: Scope, fits: Fits | None, most: int | None) -> Today:
        if scope.member_id is None:
            assert let.wait(10)
        return read(db, scope, fits, most)

    async def act(pilot: Pilot[None]) -> None:
        monkeypatch.setattr(today, "read", held)
        await pilot.press("t", "t")
        await until(pilot, lambda: not page(pilot).whose.team)
        let.set()
        await app_of(pilot).workers.wait_for_complete()
        await pilot.pause()
        assert "hers" not in seen(app_of(pilot))

    drive(busy, act)
