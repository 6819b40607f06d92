"""Plans: the list, and the page with texts, objectives and actions changed in place."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui.app import CrmApp
from crm_tui.widgets.item_list import ItemList
from tests.screens.team import Act, Team, loaded, seen, type_into, until, until_screen


def text_of(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, CrmApp)
    return seen(pilot.app)


@pytest.fixture
def plan(team: Team) -> Team:
    """A plan for 海尔 with an objective, an action late and one done."""
    team.add(
        "plan", title="海尔 2026", client="c3", status="active", summary="首选供应商\nPreferred supplier"
    )
    team.add("objective", title="Share of freezers", plan="n1", target="60", unit="%", due="2026-12-31")
    team.add("task", title="visit the plant", plan="n1", client="c3", due="2026-03-02")
    team.add("task", title="寄样品", plan="n1", client="c3", due="2026-03-20")
    team.add("task", title="ask who decides", plan="n1", client="c3", done_at="2026-03-01 10:00")
    return team


def visit(team: Team, act: Act, *, size: tuple[int, int] = (120, 36), opened: bool = True) -> CrmApp:
    """Run `act` with the first plan open, or the list."""

    async def begin(pilot: Pilot[None]) -> None:
        await pilot.press("3")
        await until_screen(pilot, "PlansScreen")
        await until(pilot, lambda: isinstance(pilot.app, CrmApp) and loaded(pilot.app))
        if opened:
            await pilot.press("enter")
            await until(pilot, lambda: "Actions to do" in text_of(pilot))
        await act(pilot)

    return team.drive(begin, size=size)


def steps(pilot: Pilot[None]) -> ItemList:
    return pilot.app.screen.query_one(ItemList)


async def fill(pilot: Pilot[None], **texts: str) -> None:
    """Fill the small form in front and send it."""
    await until_screen(pilot, "Ask")
    for name, text in texts.items():
        pilot.app.screen.query_one(f"#ask-{name}", Input).value = text
    await pilot.press("ctrl+s")


def test_the_list_tells_client_status_and_what_is_open(plan: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "海尔 2026" in text_of(pilot))
        row = next(line for line in text_of(pilot).splitlines() if "海尔 2026" in line)
        assert row.split()[-6:-1] == ["海尔", ">", "Active", "1", "2"]

    visit(plan, act, opened=False)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_the_page_shows_texts_objectives_and_actions(plan: Team, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        text = text_of(pilot)
        for part in (
            "n1  海尔 2026",
            "首选供应商",
            "– of 60%",
            "! 03-02",
            "[ ] visit the plant",
            "[x] ask who decides",
        ):
            assert part in text, part
        assert text.index("visit the plant") < text.index("寄样品") < text.index("ask who decides")

    visit(plan, act, size=size)


def test_space_ticks_an_action_and_opens_it_again(plan: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        assert steps(pilot).under == ("task", 1)
        await pilot.press("space")
        await until(pilot, lambda: "[x] visit the plant" in text_of(pilot))
        assert plan.value("task", 1, "done_at") is not None
        assert steps(pilot).under == ("task", 1)
        await pilot.press("space")
        await until(pilot, lambda: "[ ] visit the plant" in text_of(pilot))
        assert plan.value("task", 1, "done_at") is None

    visit(plan, act)


def test_space_asks_how_far_an_objective_is(plan: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("space")
        await fill(pilot, current="61")
        await until(pilot, lambda: "✓ 61 of 60%" in text_of(pilot))

    visit(plan, act)


def test_an_action_is_a_task_of_the_client(plan: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("t")
        await fill(pilot, title="请采购总监参观", due="no such day")
        await until(pilot, lambda: "no such day” " in text_of(pilot))
        await fill(pilot, due="fri")
        await until(pilot, lambda: "请采购总监参观" in text_of(pilot))
        assert plan.value("task", 4, "client_id") == 3
        assert plan.value("task", 4, "plan_id") == 1

    visit(plan, act)


def test_an_objective_is_added(plan: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("b")
        await fill(pilot, title="Visits", target="12", unit="visits")
        await until(pilot, lambda: "– of 12 visits" in text_of(pilot))
        assert plan.value("objective", 2, "plan_id") == 1

    visit(plan, act)


def test_the_texts_are_edited_in_the_form(plan: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("E")
        await until_screen(pilot, "RecordForm")
        await type_into(pilot, "title", "海尔 2027")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "n1  海尔 2027" in text_of(pilot))

    visit(plan, act)


def test_what_another_program_writes_appears_and_the_cursor_stays(plan: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        assert steps(pilot).under == ("task", 2)
        plan.add("task", title="before all", plan="n1", due="2026-01-01")
        assert isinstance(pilot.app, CrmApp)
        pilot.app.look()
        await until(pilot, lambda: "before all" in text_of(pilot))
        assert steps(pilot).under == ("task", 2)

    visit(plan, act)


def test_hostile_text_is_inert(team: Team) -> None:
    text = "[/] [@click=app.quit]x[/] \x1b[2J\x9b31m a\u202eb 名名"
    team.add("plan", title=text, client="c1", summary=f"{text}\n{text}")
    team.add("objective", title=text, plan="n1", target="5", unit="[/] 个")
    team.add("task", title=text, plan="n1")

    async def act(pilot: Pilot[None]) -> None:
        assert not set("\x1b\x9b\u202e") & set(text_of(pilot))
        assert text_of(pilot).count("[@click=app.quit]") >= 4

    assert visit(team, act, size=(80, 24)).fault is None
