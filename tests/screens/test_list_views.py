"""Saved views in the app: the rows of `--view`, kept, opened, deleted, chosen to begin with."""

from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui import config
from crm_tui.screens.list_screen import ListScreen
from crm_tui.services import listing, views
from crm_tui.services.listing import Query
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Team, app_of, notices, seen, until, until_screen


def table(pilot: Pilot[None]) -> RecordTable:
    return pilot.app.screen.query_one(RecordTable)


def listed(team: Team, name: str, noun: str = "client") -> list[int]:
    """The ids that `list --view` gives."""
    with team.database.reading() as session:
        return list(listing.ids(session, listing.with_view(session, Query(noun), name)))


def in_table(pilot: Pilot[None]) -> list[int]:
    return list(table(pilot)._ids)


def filter_typed(pilot: Pilot[None]) -> str:
    return "".join(found.value for found in pilot.app.screen.query("#filter").results(Input))


async def open_view(pilot: Pilot[None], downs: int) -> None:
    await pilot.press("V")
    await until_screen(pilot, "Views")
    await until(pilot, lambda: len(getattr(pilot.app.screen, "_names", ())) > downs)
    await pilot.press("home", *["down"] * downs, "enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ListScreen))


def test_what_is_shown_is_kept_as_a_view_that_the_command_line_lists_alike(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"tier=key", "enter")
        await until(pilot, lambda: table(pilot).row_count == 2)
        screen = pilot.app.screen
        assert isinstance(screen, ListScreen)
        screen.sort_by("name")
        screen.sort_by("name")
        await pilot.press("V")
        await until_screen(pilot, "Views")
        await pilot.press("s")
        await until_screen(pilot, "Ask")
        await pilot.press(*"Keys", "enter", "ctrl+s")
        await until(pilot, lambda: "view Keys" in seen(app_of(pilot)) and table(pilot).row_count == 2)
        assert "Saved view Keys" in notices(app_of(pilot))
        assert in_table(pilot) == listed(team, "Keys") == [3, 1]

    team.drive(act)
    assert team.value("view", 1, "member_id") == 1


def test_a_view_made_on_the_command_line_opens_with_its_filter_order_and_columns(team: Team) -> None:
    team.add("view", name="Oslo", on="client", filter="city=Oslo", columns="name,city", sort="-name")

    async def act(pilot: Pilot[None]) -> None:
        await open_view(pilot, 1)
        await until(pilot, lambda: in_table(pilot) == listed(team, "Oslo") == [1])
        assert filter_typed(pilot) == "city=Oslo"
        assert table(pilot).sorted_by == ("name", True)
        await until(pilot, lambda: "view Oslo" in seen(app_of(pilot)))
        await pilot.press("s", "enter")
        await until(pilot, lambda: "view Oslo, changed" in seen(app_of(pilot)))

    team.drive(act)


def test_a_view_of_the_queue_stands_by_itself_and_escape_leads_back_to_the_queue(team: Team) -> None:
    team.add("complaint", summary="dented", client="c1")
    team.add("complaint", summary="late", client="c1", status="resolved", resolution="sent", cause="carrier")
    team.add("view", name="Everything", on="complaint", sort="id")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: table(pilot).row_count == 1)
        await open_view(pilot, 1)
        await until(pilot, lambda: in_table(pilot) == listed(team, "Everything", "complaint") == [1, 2])
        await pilot.press("escape")
        await until(pilot, lambda: table(pilot).row_count == 1)

    team.drive(act, area="complaints")


def test_the_view_one_prefers_is_what_the_list_begins_with(team: Team) -> None:
    team.add("view", name="Oslo", on="client", filter="city=Oslo")

    async def prefer(pilot: Pilot[None]) -> None:
        await pilot.press("V")
        await until_screen(pilot, "Views")
        await until(pilot, lambda: len(getattr(pilot.app.screen, "_names", ())) == 2)
        await pilot.press("down", "d")
        await until(pilot, lambda: config.chosen("views", "client") == ["Oslo"])

    async def look(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: table(pilot).row_count == 1 and "view Oslo" in seen(app_of(pilot)))
        await until(pilot, lambda: filter_typed(pilot) == "city=Oslo")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: table(pilot).row_count == 3)

    team.drive(prefer)
    team.drive(look)


def test_a_preferred_view_that_cannot_be_read_any_more_gives_way_to_the_plain_list(team: Team) -> None:
    number = team.add("field", name="fridge", on="client", kind="text")
    team.add("view", name="Fridges", on="client", filter="fridge=big")
    views.prefer("client", "Fridges")
    team.delete("field", number)

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: table(pilot).row_count == 3)
        assert "fridge" in notices(app_of(pilot))

    team.drive(act)


def test_a_view_is_deleted_and_undo_brings_it_back(team: Team) -> None:
    team.add("view", name="Oslo", on="client", filter="city=Oslo")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("V")
        await until_screen(pilot, "Views")
        await until(pilot, lambda: len(getattr(pilot.app.screen, "_names", ())) == 2)
        await pilot.press("down", "delete")
        await until(pilot, lambda: team.count("view") == 0)
        await until(pilot, lambda: len(getattr(pilot.app.screen, "_names", ())) == 1)
        await pilot.press("escape", "u")
        await until(pilot, lambda: team.count("view") == 1)

    team.drive(act)


def test_the_list_behind_the_board_keeps_the_board_s_condition_whatever_view_one_prefers(team: Team) -> None:
    team.add("opportunity", name="Fridges", client="c1")
    team.add("opportunity", name="Freezers", client="c1")
    team.add("view", name="Fridges", on="opportunity", filter="name=Fridges")
    views.prefer("opportunity", "Fridges")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("v")
        await until_screen(pilot, "DealsScreen")
        await until(pilot, lambda: table(pilot).row_count == 2)

    team.drive(act, area="pipeline")
