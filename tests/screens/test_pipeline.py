"""The board: a lane for each stage, sums that never mix currencies, cards moved by keys, mouse and undo."""

import pytest
from textual.pilot import Pilot

from crm_tui.app import CrmApp
from crm_tui.screens.pipeline import PipelineScreen
from crm_tui.widgets.board import Board
from crm_tui.widgets.field_row import FieldRow
from tests.screens.team import Act, Team, app_of, notices, seen, type_into, until, until_screen

FOUND, PLANNED, ANSWERED, WON, LOST = 1, 2, 6, 7, 8


def board_of(pilot: Pilot[None]) -> Board:
    assert isinstance(pilot.app.screen, PipelineScreen)
    return pilot.app.screen.board


def text_of(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, CrmApp)
    return seen(pilot.app)


def visit(team: Team, act: Act, *, size: tuple[int, int] = (100, 30)) -> CrmApp:
    """Run `act` with the board in front and read."""

    async def begin(pilot: Pilot[None]) -> None:
        await pilot.press("5")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "PipelineScreen")
        await until(pilot, lambda: board_of(pilot).data is not None)
        await pilot.pause()
        await act(pilot)

    return team.drive(begin, size=size)


@pytest.fixture
def deals(team: Team) -> Team:
    """Three deals of Acme in the first stage, one of 海尔 in the second."""
    team.add("opportunity", name="Freezers", client="c1", amount="1200000", expected_close="2026-03-01")
    team.add("opportunity", name="Spare parts", client="c1", amount="80000", expected_close="2026-03-20")
    team.add("opportunity", name="Ice makers", client="c1", amount="500", currency="EUR")
    team.add("opportunity", name="冷柜二期扩容", client="c3", amount="300000", stage="Planned")
    team.add("task", title="send the sample", opportunity="o2", due="2026-03-12")
    return team


def test_a_lane_counts_and_adds_up_without_mixing_currencies(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        lines = text_of(pilot).splitlines()
        assert lines[3].split("│")[0].split() == ["Found", "3"]
        assert lines[4].split("│")[0].split() == ["CNY", "1.28m", "+1", "other"]
        assert lines[5].split("│")[0].split() == ["128k", "weighted"]
        assert lines[3].split("│")[1].split() == ["Planned", "1"]

    visit(deals, act)


def test_the_strip_tells_what_is_open_and_what_closes_when(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        assert "Open CNY 1.58m +1 other   weighted 188k   closing this month 1.28m (2)" in text_of(pilot)

    visit(deals, act, size=(140, 30))


def test_a_card_tells_its_client_amount_next_step_and_what_is_wrong(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        lane = "\n".join(line.split("│")[0] for line in text_of(pilot).splitlines())
        for part in ("Freezers", "1.2m", "! past close", "? no next step", "> 03-12 send the", "EUR 500"):
            assert part in lane, part
        assert lane.index("Freezers") < lane.index("Spare parts") < lane.index("Ice makers")

    visit(deals, act, size=(120, 40))


def test_a_deal_that_stays_too_long_rots(deals: Team) -> None:
    deals.add("opportunity", name="Old one", client="c2", opened_on="2025-12-01", expected_close="2026-02-01")

    async def act(pilot: Pilot[None]) -> None:
        card = board_of(pilot).lanes[0].cards[0]
        assert (card.name, card.days) == ("Old one", 100)
        assert "rotting" in card.signs
        assert "~ rotting" in text_of(pilot)

    visit(deals, act, size=(120, 40))


@pytest.mark.parametrize("key", ["greater_than_sign", "shift+right"])
def test_a_key_moves_the_deal_on_and_u_takes_it_back(deals: Team, key: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down", key)
        await until(pilot, lambda: deals.value("opportunity", 2, "stage_id") == PLANNED)
        await until(pilot, lambda: board_of(pilot).lane == 1)
        found = board_of(pilot).card
        assert found is not None and found.name == "Spare parts"
        assert "o2 is in Planned" in notices(app_of(pilot))
        await pilot.press("u")
        await until(pilot, lambda: deals.value("opportunity", 2, "stage_id") == FOUND)
        await until(pilot, lambda: board_of(pilot).lane == 0)

    visit(deals, act)


def test_the_first_stage_has_none_before_it(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("less_than_sign")
        await pilot.pause(0.05)
        assert deals.value("opportunity", 1, "stage_id") == FOUND

    visit(deals, act)


def test_a_lost_deal_is_asked_why_and_without_an_answer_stays(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await until_screen(pilot, "Ask")
        await pilot.press("enter")
        assert "Why was it lost? is missing" in text_of(pilot)
        await pilot.press("escape")
        await until_screen(pilot, "PipelineScreen")
        assert deals.value("opportunity", 1, "stage_id") == FOUND
        await pilot.press("l")
        await until_screen(pilot, "Ask")
        await pilot.press(*"price", "enter")
        await until(pilot, lambda: deals.value("opportunity", 1, "stage_id") == LOST)
        assert deals.value("opportunity", 1, "reason") == "price"

    visit(deals, act)


def test_a_won_deal_is_asked_nothing(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("w")
        await until(pilot, lambda: deals.value("opportunity", 1, "stage_id") == WON)

    visit(deals, act)


def test_dragging_moves_and_a_click_only_selects(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        board = board_of(pilot)
        await pilot.click(Board, offset=(5, 9))
        assert board.card is not None and board.card.id == 2
        await pilot.mouse_down(Board, offset=(5, 4))
        await pilot.hover(Board, offset=(40, 6))
        assert board.target == 1
        await pilot.mouse_up(Board, offset=(40, 6))
        await until(pilot, lambda: deals.value("opportunity", 1, "stage_id") == PLANNED)
        assert board.target is None
        assert deals.value("opportunity", 2, "stage_id") == FOUND

    visit(deals, act)


def test_enter_opens_the_deal_under_the_cursor(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("right", "enter")
        await until(pilot, lambda: "o4  冷柜二期扩容" in text_of(pilot))

    visit(deals, act)


def test_the_filter_of_the_board_goes_to_the_table_and_comes_back_changed(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"client=海尔", "enter")
        await until(pilot, lambda: [lane.total.deals for lane in board_of(pilot).lanes[:2]] == [0, 1])
        await pilot.press("v")
        await until_screen(pilot, "DealsScreen")
        await until(pilot, lambda: "冷柜二期扩容" in text_of(pilot))
        assert "Freezers" not in text_of(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: "Freezers" in text_of(pilot))
        await pilot.press("v")
        await until_screen(pilot, "PipelineScreen")
        await until(pilot, lambda: [lane.total.deals for lane in board_of(pilot).lanes[:2]] == [3, 1])

    visit(deals, act)


def test_a_filter_that_cannot_be_read_leaves_the_board_as_it_was(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"colour=red", "enter")
        await until(pilot, lambda: "field “colour”" in text_of(pilot).splitlines()[2])
        assert board_of(pilot).lanes[0].total.deals == 3

    visit(deals, act)


def test_p_shows_the_next_pipeline_and_comes_round(deals: Team) -> None:
    deals.add("pipeline", name="Service", position="2")
    deals.add("stage", name="Asked", pipeline="Service", position="1")
    deals.add("opportunity", name="Maintenance", client="c2", stage="Asked")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("p")
        await until(pilot, lambda: [lane.name for lane in board_of(pilot).lanes] == ["Asked"])
        assert "Maintenance" in text_of(pilot)
        await pilot.press("p")
        await until(pilot, lambda: len(board_of(pilot).lanes) == 8)

    visit(deals, act)


def test_what_another_program_writes_appears_and_the_cursor_stays_with_its_deal(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        deals.add("opportunity", name="First of all", client="c2", expected_close="2026-01-05")
        app_of(pilot).look()
        await until(pilot, lambda: board_of(pilot).lanes[0].total.deals == 4)
        found = board_of(pilot).card
        assert found is not None and found.name == "Spare parts"
        assert board_of(pilot).lanes[0].cards[0].name == "First of all"

    visit(deals, act)


def test_a_lane_shows_a_page_of_cards_and_counts_the_rest(team: Team) -> None:
    for number in range(104):
        team.add("opportunity", name=f"Deal {number:03}", client="c1", expected_close="2026-06-01")

    async def act(pilot: Pilot[None]) -> None:
        assert len(board_of(pilot).lanes[0].cards) == 100
        await pilot.press("end")
        assert "⋯ 4 more: v lists" in text_of(pilot)

    visit(team, act)


def test_at_80_by_24_every_stage_is_reached_and_nothing_is_wider_than_the_screen(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        names = []
        for _ in range(8):
            lane = board_of(pilot).lanes[board_of(pilot).lane]
            names.append(lane.name)
            assert lane.name in text_of(pilot)
            await pilot.press("right")
        assert names == ["Found", "Planned", "Acting", "Tracking", "Quoted", "Answered", "Won", "Lost"]
        assert "‹ 4" in text_of(pilot)

    visit(deals, act, size=(80, 24))


def test_hostile_text_on_cards_is_inert(team: Team) -> None:
    for text in ("[/] [@click=app.quit]x[/]", "\x1b[2J\x9b31mred", "a\u202eb", "名" * 60, "👩‍👩‍👧‍👦 e\u0301"):
        deal = team.add("opportunity", name=text, client="c1")
        team.add("task", title=text, opportunity=f"o{deal}")

    async def act(pilot: Pilot[None]) -> None:
        assert "[@click=" in text_of(pilot)
        for _ in range(5):
            assert not set("\x1b\x9b\u202e") & set(text_of(pilot))
            await pilot.press("down")

    assert visit(team, act, size=(160, 45)).fault is None


def test_a_new_deal_begins_in_the_stage_under_the_cursor_which_the_form_names(deals: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("right", "n")
        await until_screen(pilot, "RecordForm")
        row = pilot.app.screen.query_one("#row-stage", FieldRow)
        assert (row.shown, row.value, row.changed) == ("Planned", "s2", False)
        await type_into(pilot, "name", "Chillers")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "PipelineScreen")

    visit(deals, act)
    assert deals.value("opportunity", 5, "stage_id") == PLANNED
