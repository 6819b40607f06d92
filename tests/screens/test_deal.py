"""The page of a deal: where it stands, what is wrong, all that hangs on it, and moving it."""

import pytest
from textual.pilot import Pilot

from crm_tui import screens
from crm_tui.widgets.item_list import ItemList
from tests.screens.team import Act, Team, app_of, seen, type_into, until, until_screen


@pytest.fixture
def deal(team: Team) -> Team:
    """A deal of Acme that was put off twice and has a person, two lines, a talk and an order."""
    team.add("contact", name="Anna Berg", client="c1", title="Buyer")
    team.add("contact", name="王敏", client="c1", title="采购经理")
    team.add("contact", name="Olav Lund", client="c2")
    team.add("link", contact="p1", relation="reports_to", other="p2")
    team.add("opportunity", name="200 freezers", client="c1", contact="p1", expected_close="2026-02-01")
    team.edit("opportunity", 1, expected_close="2026-02-20")
    team.edit("opportunity", 1, expected_close="2026-03-01")
    team.edit("opportunity", 1, expected_close="2026-02-25")
    team.add("product", name="Freezer 200", list_price="1000")
    team.add("interaction", client="c1", contacts="p2", opportunity="o1", summary="wants 200 units")
    team.add("interaction", client="c1", contacts="p3", summary="of something else")
    team.add("order", client="c1", opportunity="o1", number="A-17")
    team.add("complaint", client="c1", summary="dented")
    return team


def drive(team: Team, act: Act, size: tuple[int, int] = (130, 40)) -> None:
    """Open the page and act on it."""

    async def opened(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(screens.record.page_of("opportunity", 1, "pipeline"))
        await until(
            pilot, lambda: "o1  200 freezers" in seen(app_of(pilot)) and "1 of " in seen(app_of(pilot))
        )
        await act(pilot)

    team.drive(opened, size=size)


def test_it_tells_where_the_deal_stands_what_is_wrong_and_all_that_hangs_on_it(deal: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        text = seen(app_of(pilot))
        for part in (
            "Acme · ",
            "1 of ",
            "! past close",
            "! no next step",
            "! close put off 2 times",
            "! 1 open complaint at the client",
            "Lines  0",
            "Tasks  0",
            "People  2",
            "Anna Berg  Buyer",
            "reports to 王敏",
            "王敏  采购经理",
            "Orders  1",
            "A-17",
            "wants 200 units",
        ):
            assert part in text, part
        assert "of something else" not in text
        assert "Olav Lund" not in text

    drive(deal, act)


def test_it_is_moved_by_the_keys_of_the_board_and_undo_brings_it_back(deal: Team) -> None:
    def stage() -> object:
        return deal.value("opportunity", 1, "stage_id")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        first = stage()
        await pilot.press("<")
        await pilot.press(">")
        await until(pilot, lambda: "2 of " in seen(app))
        await pilot.press("shift+left")
        await until(pilot, lambda: "1 of " in seen(app))
        assert stage() == first
        await pilot.press("l")
        await until_screen(pilot, "Ask")
        await pilot.press(*"price", "enter")
        await until(pilot, lambda: "reason price" in seen(app))
        assert "! past close" not in seen(app)
        await pilot.press("u")
        await until(pilot, lambda: "1 of " in seen(app))
        await pilot.press("w")
        await until(pilot, lambda: "[Won]" in seen(app))

    drive(deal, act)


def test_a_closed_deal_waits_in_no_stage(deal: Team) -> None:
    deal.add("opportunity", name="Ovens", opened_on="2025-01-01", stage="Won", closed_on="2025-06-01")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(screens.record.page_of("opportunity", 2, "pipeline"))
        await until(pilot, lambda: "[Won]" in seen(app_of(pilot)))
        assert "in its stage" not in seen(app_of(pilot))

    deal.drive(act, size=(130, 40))


def test_a_line_is_added_changed_opens_its_product_and_is_taken_away_under_the_cursor(deal: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("+")
        await until_screen(pilot, "Ask")
        await pilot.press(*"freezer", "enter", "3", "ctrl+s")
        await until(pilot, lambda: "3 × Freezer 200" in seen(app))
        await pilot.press("home", "e")
        await until_screen(pilot, "Ask")
        await pilot.press("enter", "ctrl+u", "4", "ctrl+s")
        await until(pilot, lambda: "4 × Freezer 200" in seen(app))
        assert deal.value("opportunity", 1, "amount") == 400_000
        await pilot.press("home", "enter")
        await until(pilot, lambda: "d1  Freezer 200" in seen(app))
        await pilot.press("escape", "-")
        await until(pilot, lambda: "Lines  0" in seen(app))

    drive(deal, act)


def test_what_is_new_names_the_deal_and_its_client(deal: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "RecordForm")
        values = [pilot.app.screen.query_one(f"#row-{name}").value for name in ("client", "opportunity")]  # type: ignore[attr-defined]
        assert values == ["c1", "o1"]
        await type_into(pilot, "title", "send the offer")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Tasks  1" in seen(app_of(pilot)))
        assert "! no next step" not in seen(app_of(pilot))

    drive(deal, act)


async def add_person(pilot: Pilot[None], name: str) -> None:
    """A new person from the page of the deal."""
    await pilot.press("n")
    await until_screen(pilot, "Pick")
    await pilot.press(*["down"] * 3, "enter")
    await until_screen(pilot, "RecordForm")
    await type_into(pilot, "name", name)
    await pilot.press("ctrl+s")
    await until_screen(pilot, "DealScreen")


def test_a_new_person_is_whom_the_deal_is_made_with_unless_somebody_is(deal: Team) -> None:
    deal.edit("opportunity", 1, contact="")

    async def act(pilot: Pilot[None]) -> None:
        await add_person(pilot, "Liu Fang")
        await until(pilot, lambda: deal.value("opportunity", 1, "contact_id") == 4)
        await until(pilot, lambda: "Liu Fang" in seen(app_of(pilot)))
        await add_person(pilot, "Zhao Lei")
        await until(pilot, lambda: "e makes it p5" in seen(app_of(pilot)))
        assert deal.value("opportunity", 1, "contact_id") == 4

    drive(deal, act)


def test_a_move_under_the_cursor_opens_all_fields_and_an_order_its_page(deal: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        past = pilot.app.screen.query_one("#dossier-past", ItemList)
        past.focus()
        for _ in range(3):
            if past.item is not None and past.item.noun:
                await pilot.press("down")
        await pilot.press("enter")
        await until_screen(pilot, "RecordScreen")
        await until(pilot, lambda: "What was changed" in seen(app_of(pilot)))
        await pilot.press("escape", "o")
        await until_screen(pilot, "ClientScreen")
        await pilot.press("escape")
        await pilot.app.push_screen(screens.record.page_of("order", 1, "pipeline"))
        await until_screen(pilot, "OrderScreen")
        await until(
            pilot, lambda: "Deals  1" in seen(app_of(pilot)) and "200 freezers" in seen(app_of(pilot))
        )

    drive(deal, act)
