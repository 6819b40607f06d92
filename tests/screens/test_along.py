"""From the page of a record to the next one of the list it was opened from, whatever list that is."""

from datetime import date

import pytest
from textual.pilot import Pilot

from crm_tui.screens.page import PageScreen
from tests.screens.team import Team, app_of, notices, seen, until, until_screen


def ref(pilot: Pilot[None]) -> str:
    """What is on the page in front, once it is shown."""
    screen = pilot.app.screen
    return screen.ref if isinstance(screen, PageScreen) and f"{screen.ref}  " in seen(app_of(pilot)) else ""


async def along(pilot: Pilot[None], *refs: str) -> None:
    """Open what is under the cursor and go on to the end, then back to the beginning."""
    await pilot.press("enter")
    await until(pilot, lambda: ref(pilot) == refs[0])
    for wanted in refs[1:]:
        await pilot.press("]")
        await until(pilot, lambda wanted=wanted: ref(pilot) == wanted)  # type: ignore[misc]
    await pilot.press("]")
    await until(pilot, lambda: "the last one" in notices(app_of(pilot)))
    for wanted in refs[-2::-1]:
        await pilot.press("[")
        await until(pilot, lambda wanted=wanted: ref(pilot) == wanted)  # type: ignore[misc]
    await pilot.press("[")
    await until(pilot, lambda: "the first one" in notices(app_of(pilot)))


@pytest.fixture
def due(team: Team) -> Team:
    """Two tasks and a complaint of today, Wed 11 Mar 2026."""
    team.add("task", title="ring", due="2026-03-09", owner="me")
    team.add("task", title="send", due="2026-03-11", owner="me")
    team.add("complaint", summary="dented", owner="me", severity="critical", opened_at="2026-03-10 09:00")
    return team


def test_today_goes_on_from_noun_to_noun_and_back_to_the_row(due: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("home")
        refs = [item.due.ref for item in pilot.app.screen.items.values()]  # type: ignore[attr-defined]
        assert {"t1", "t2", "k1"} <= set(refs)
        await along(pilot, *refs)
        await pilot.press("]")
        await until(pilot, lambda: ref(pilot) == refs[1])
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        assert pilot.app.screen.item.due.ref == refs[1]  # type: ignore[attr-defined]

    due.drive(act, area="today")


def test_what_left_the_list_meanwhile_does_not_end_it(due: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("home")
        refs = [item.due.ref for item in pilot.app.screen.items.values()]  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: ref(pilot) == refs[0])
        number = int(refs[0][1:])
        assert refs[0].startswith("t")
        due.edit("task", number, done_at="2026-03-11 10:00")
        app_of(pilot).look()
        today = app_of(pilot).screen_stack[0]
        await pilot.press("escape")
        await until(pilot, lambda: len(today.items) == len(refs) - 1)  # type: ignore[attr-defined]
        assert today.beside("task", number, 1) == today.items[today.list.cursor_key].record  # type: ignore[attr-defined]

    due.drive(act, area="today")


def test_the_log_goes_on_from_entry_to_entry(team: Team) -> None:
    for day in (9, 10, 11):
        team.add("interaction", summary=f"talk {day}", at=f"2026-03-{day:02} 09:00", client="c1")

    async def act(pilot: Pilot[None]) -> None:
        await along(pilot, "i3", "i2", "i1")

    team.drive(act, area="log")


def test_the_board_goes_on_from_lane_to_lane(team: Team) -> None:
    for name, stage in (("One", "s1"), ("Two", "s1"), ("Three", "s2")):
        team.add(
            "opportunity", name=name, client="c1", stage=stage, expected_close=str(date(2026, 5, len(name)))
        )

    async def act(pilot: Pilot[None]) -> None:
        board = pilot.app.screen.query_one("Board")
        refs = [f"o{card.id}" for lane in board.lanes for card in lane.cards]  # type: ignore[attr-defined]
        assert len(refs) == 3
        await along(pilot, *refs)

    team.drive(act, area="pipeline")


def test_the_table_of_the_pipeline_and_the_plans_go_on(team: Team) -> None:
    team.add("opportunity", name="One", client="c1", stage="s1")
    team.add("opportunity", name="Two", client="c1", stage="s1")
    team.add("plan", title="A plan", client="c1")
    team.add("plan", title="B plan", client="c1")

    async def deals(pilot: Pilot[None]) -> None:
        await pilot.press("v")
        await until_screen(pilot, "DealsScreen")
        table = pilot.app.screen.table  # type: ignore[attr-defined]
        await until(pilot, lambda: table.row_count == 2)
        await along(pilot, *(f"o{number}" for number in table._ids))

    async def plans(pilot: Pilot[None]) -> None:
        table = pilot.app.screen.table  # type: ignore[attr-defined]
        await along(pilot, *(f"n{number}" for number in table._ids))

    team.drive(deals, area="pipeline")
    team.drive(plans, area="plan")


def test_the_lists_on_a_page_go_on_past_their_headings(team: Team) -> None:
    team.add("task", title="ring", client="c1", due="2026-03-12")
    team.add("complaint", summary="dented", client="c1")
    team.add("contact", name="Wang Min", client="c1")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until_screen(pilot, "ClientScreen")
        await until(pilot, lambda: "Wang Min" in seen(app_of(pilot)))
        await along(pilot, "t1", "k1", "p1")

    team.drive(act)
