"""The columns and the order of a list: chosen by the person, kept for the noun, sorted by any of them."""

import asyncio

from textual.pilot import Pilot
from textual.widgets import OptionList

from crm_tui import config
from crm_tui.models.catalogue import NOUNS
from crm_tui.screens.list_screen import ListScreen
from crm_tui.screens.noun_source import Asked
from crm_tui.screens.queue_source import QueueSource
from crm_tui.services import columns, listing
from crm_tui.services.listing import Query
from crm_tui.widgets.record_source import Cell
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Team, app_of, seen, until, until_screen


def shown(pilot: Pilot[None]) -> tuple[str, ...]:
    screen = pilot.app.screen
    assert isinstance(screen, ListScreen)
    return screen.columns


def order(pilot: Pilot[None]) -> tuple[str, bool] | None:
    return pilot.app.screen.query_one(RecordTable).sorted_by


async def point_at(pilot: Pilot[None], name: str) -> None:
    """Put the cursor of the choice on a column."""
    listed = pilot.app.screen.query_one(OptionList)
    names = [str(option.prompt).split()[-1] for option in listed.options]
    listed.highlighted = names.index(name)
    await pilot.pause()


def test_a_column_is_added_moved_and_kept_for_the_next_time(team: Team) -> None:
    async def choose(pilot: Pilot[None]) -> None:
        await pilot.press("C")
        await until_screen(pilot, "Columns")
        await point_at(pilot, "city")
        await pilot.press("space")
        await point_at(pilot, "city")
        await pilot.press(*["less_than_sign"] * 20, "greater_than_sign", "ctrl+s")
        await until(
            pilot, lambda: shown(pilot)[:3] == ("ref", "name", "city") and "Oslo" in seen(app_of(pilot))
        )

    async def look(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: shown(pilot)[:3] == ("ref", "name", "city"))

    team.drive(choose)
    team.drive(look)
    assert config.chosen("columns", "client")[:2] == ["name", "city"]


def test_columns_are_left_out_and_the_program_s_own_come_back(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        before = shown(pilot)
        await pilot.press("C")
        await until_screen(pilot, "Columns")
        await point_at(pilot, "tier")
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: "tier" not in shown(pilot)[1:] and len(shown(pilot)) == len(before) - 1)
        await pilot.press("f7")
        await until_screen(pilot, "Columns")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: shown(pilot) == before)

    team.drive(act)
    assert config.chosen("columns", "client") == []


def test_the_choice_offers_the_fields_the_team_added(team: Team) -> None:
    team.add("field", name="冷库", on="client", kind="text")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("C")
        await until_screen(pilot, "Columns")
        await point_at(pilot, "冷库")
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: "冷库" in shown(pilot))

    team.drive(act)


def test_a_list_opens_without_a_column_that_is_no_field_any_more(team: Team) -> None:
    columns.keep("client", ["gone", "name", "city"])

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: shown(pilot) == ("ref", "name", "city") and "Oslo" in seen(app_of(pilot)))

    team.drive(act)


def test_the_log_keeps_its_timeline_until_columns_are_chosen(team: Team) -> None:
    team.add("interaction", client="c1", summary="wants 200 units", channel="call")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Day" in seen(app_of(pilot)))
        await pilot.press("C")
        await until_screen(pilot, "Columns")
        await point_at(pilot, "channel")
        await pilot.press("space", "ctrl+s")
        await until(pilot, lambda: "channel" not in shown(pilot) and "wants 200" in seen(app_of(pilot)))

    team.drive(act, area="log", size=(120, 30))


def test_a_click_on_a_column_s_head_sorts_by_it_and_a_second_one_turns_it_round(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        found = pilot.app.screen.query_one(RecordTable)
        await until(pilot, lambda: found.row_count == 3 and found.columns_shown.places)
        place = next(place for place in found.columns_shown.places if place.column.name == "tier")
        await pilot.click(RecordTable, offset=(place.start + 4, 0))
        await until(pilot, lambda: order(pilot) == ("tier", False))
        await pilot.click(RecordTable, offset=(place.start + 4, 0))
        await until(pilot, lambda: order(pilot) == ("tier", True) and found.cursor_id == 2)

    team.drive(act)


def test_every_column_that_can_be_shown_can_be_sorted_by(team: Team) -> None:
    with team.database.reading() as session:
        for noun in NOUNS:
            for choice in columns.offered(session, noun):
                listing.page(session, Query(noun, sort=choice.name, columns=(choice.name,), limit=1))
                listing.page(session, Query(noun, sort=f"-{choice.name}", limit=1))


def test_a_deadline_is_told_without_the_status_beside_it(team: Team) -> None:
    team.add("complaint", summary="dented", client="c1", status="waiting_supplier")

    async def act(pilot: Pilot[None]) -> None:
        source = QueueSource(app_of(pilot).desk, Asked("complaint", columns=("summary", "deadline")))
        shown = await asyncio.to_thread(source.first, 5)
        assert [row.cells[2] for row in shown] == [Cell("paused", "", "muted")]

    team.drive(act)
