"""The complaint queue and the page of one: what is due first, and every step of handling it."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui.app import CrmApp
from crm_tui.screens.complaint import ComplaintScreen
from crm_tui.widgets.item_list import ItemList
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Act, Team, app_of, loaded, notices, seen, type_into, until, until_screen


def text_of(pilot: Pilot[None]) -> str:
    return seen(app_of(pilot))


@pytest.fixture
def queue(team: Team) -> Team:
    """Four complaints; it is half past ten on 11 March in Shanghai."""
    team.add("member", name="Lea Braun", login="lea", zone="Asia/Shanghai")
    team.add(
        "complaint", summary="Two units dented", client="c1", severity="high", opened_at="2026-03-11 05:30"
    )
    team.add(
        "complaint", summary="冷柜不制冷", client="c3", severity="critical", opened_at="2026-03-09 08:30"
    )
    team.add("complaint", summary="Asks for a manual", client="c2", severity="low", owner="lea")
    team.add("complaint", summary="Wrong invoice", severity="low")
    team.edit("complaint", 4, status="closed", resolution="sent a new one")
    return team


def visit(team: Team, act: Act, *, size: tuple[int, int] = (120, 30)) -> CrmApp:
    """Run `act` with the queue in front and read."""

    async def begin(pilot: Pilot[None]) -> None:
        await pilot.press("6")
        await until_screen(pilot, "ComplaintsScreen")
        await until(pilot, lambda: loaded(app_of(pilot)))
        await until(pilot, lambda: "Deadline" in text_of(pilot))
        await act(pilot)

    return team.drive(begin, size=size)


async def open_first(pilot: Pilot[None], ref: str) -> None:
    """Open the first complaint of the queue."""
    await pilot.press("enter")
    await until(pilot, lambda: f" {ref}  " in text_of(pilot))


def test_what_is_due_first_stands_on_top_with_the_time_that_is_left(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Asks for a manual" in text_of(pilot))
        lines = text_of(pilot).splitlines()[3:6]
        assert "冷柜不制冷" in lines[0] and "!! Critical" in lines[0] and "! 2 d late" in lines[0]
        assert "Two units dented" in lines[1] and "! High" in lines[1] and "* 3 h left" in lines[1]
        assert "Asks for a manual" in lines[2] and "3 d left" in lines[2]
        assert "Wrong invoice" not in text_of(pilot)

    visit(queue, act)


def test_f_shows_mine_then_all_then_the_open_ones(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Asks for a manual" in text_of(pilot))
        await pilot.press("f")
        await until(pilot, lambda: "My open complaints  2" in text_of(pilot))
        assert "Asks for a manual" not in text_of(pilot)
        await pilot.press("f")
        await until(
            pilot, lambda: "All complaints  4" in text_of(pilot) and "Wrong invoice" in text_of(pilot)
        )
        await pilot.press("f")
        await until(pilot, lambda: "Open complaints  3" in text_of(pilot))

    visit(queue, act)


def test_while_somebody_is_waited_for_the_clock_stands_still(queue: Team) -> None:
    queue.edit("complaint", 2, status="waiting_supplier")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "~ Waiting" in text_of(pilot) and "for supplier" in text_of(pilot))
        assert "冷柜不制冷" in text_of(pilot).splitlines()[5]

    visit(queue, act)


def test_a_complaint_goes_its_way_by_keys(queue: Team) -> None:
    def status() -> object:
        return queue.value("complaint", 2, "status")

    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        assert "k Acknowledge  i Investigate  r Answer  w Wait  d Resolve" in text_of(pilot)
        await pilot.press("k")
        await until(pilot, lambda: status() == "acknowledged" and "New > Acknowledged" in text_of(pilot))
        assert "k Acknowledge" not in text_of(pilot)
        await pilot.press("r")
        await until_screen(pilot, "Ask")
        await pilot.press(*"a van comes today", "enter")
        await until(pilot, lambda: status() == "answered" and "a van comes today" in text_of(pilot))
        await pilot.press("d")
        await until_screen(pilot, "Ask")
        for text in ("compressor exchanged", "压缩机老化", "1200", "check yearly"):
            if text.isascii():
                await pilot.press(*text)
            else:
                pilot.app.focused.value = text  # type: ignore[union-attr]
            await pilot.press("enter")
        await until(pilot, lambda: status() == "resolved" and "压缩机老化" in text_of(pilot))
        assert queue.value("complaint", 2, "cost") == 120000
        await pilot.press("x")
        await until_screen(pilot, "Ask")
        await pilot.press("enter")
        await until(pilot, lambda: status() == "closed" and "R Reopen" in text_of(pilot))
        await pilot.press("R")
        await until_screen(pilot, "Ask")
        await pilot.press(*"warm again", "enter")
        await until(pilot, lambda: status() == "investigating" and "warm again" in text_of(pilot))
        assert queue.value("complaint", 2, "resolved_at") is None

    visit(queue, act, size=(120, 44))


def test_u_takes_a_step_back_with_its_words(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await pilot.press("r")
        await until_screen(pilot, "Ask")
        await pilot.press(*"sorry", "enter")
        await until(pilot, lambda: "sorry" in text_of(pilot))
        await pilot.press("u")
        await until(pilot, lambda: queue.value("complaint", 2, "status") == "new")
        await until(pilot, lambda: "sorry" not in text_of(pilot))

    visit(queue, act)


def test_resolving_without_a_cause_or_with_a_cost_that_is_none_is_asked_again(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await pilot.press("d")
        await until_screen(pilot, "Ask")
        await pilot.press(*"mended", "ctrl+s")
        assert "What was the cause? is missing" in text_of(pilot)
        await pilot.press(*"wear", "enter", *"much", "ctrl+s")
        await until(pilot, lambda: "“much”" in text_of(pilot))
        assert "mended" in text_of(pilot) and queue.value("complaint", 2, "status") == "new"

    visit(queue, act)


def test_it_waits_for_the_client_is_noted_on_and_given_away(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await pilot.press("w")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until(pilot, lambda: queue.value("complaint", 2, "status") == "waiting_client")
        await until(pilot, lambda: "paused" in text_of(pilot))
        await pilot.press("n")
        await until_screen(pilot, "Ask")
        await pilot.press(*"photos came", "enter")
        await until(pilot, lambda: "photos came" in text_of(pilot))
        await pilot.press("g")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until(pilot, lambda: queue.value("complaint", 2, "owner_id") == 2)
        assert "Assigned k2" in notices(app_of(pilot))

    visit(queue, act)


def test_only_possible_steps_have_a_key(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(ComplaintScreen(4))
        await until(pilot, lambda: "\n R Reopen  " in text_of(pilot))
        assert not {"k Acknowledge", "d Resolve", "w Wait", "x Close"} & set(text_of(pilot).split("  "))
        await pilot.press("k", "d", "w", "x")
        await pilot.pause(0.05)
        assert type(pilot.app.screen).__name__ == "ComplaintScreen"
        assert queue.value("complaint", 4, "status") == "closed"

    visit(queue, act)


def test_a_complaint_deleted_elsewhere_closes_its_page(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        queue.delete("complaint", 2)
        app_of(pilot).look()
        await until_screen(pilot, "ComplaintsScreen")

    visit(queue, act)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_hostile_text_is_inert_in_queue_and_page(team: Team, size: tuple[int, int]) -> None:
    text = "[/] [@click=app.quit]x[/] \x1b[2J\x9b31m a\u202eb 名名 👩‍👩‍👧‍👦"
    team.add(
        "complaint", summary=f"{text}\n{text}", remedy_sought=text, category=text, cause=text, client="c3"
    )

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "[/]" in text_of(pilot))
        await open_first(pilot, "k1")
        assert not set("\x1b\x9b\u202e") & set(text_of(pilot))
        assert "[@click=app.quit]" in text_of(pilot)

    assert visit(team, act, size=size).fault is None


def under(pilot: Pilot[None]) -> tuple[str, int] | None:
    """The record under the cursor of the list beside the texts."""
    return pilot.app.screen.query_one(ItemList).under


def test_a_step_is_added_ticked_edited_and_opened_where_it_stands(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await pilot.press("t")
        await until_screen(pilot, "Ask")
        await pilot.press(*"send a van", "enter", *"fri", "enter", *"me", "enter")
        await until(pilot, lambda: "[ ] send a van  03-13  ming" in text_of(pilot))
        assert queue.value("task", 1, "complaint_id") == 2
        assert queue.value("task", 1, "client_id") == 3
        await pilot.press("home")
        await until(pilot, lambda: under(pilot) == ("task", 1))
        await pilot.press("e")
        await until_screen(pilot, "RecordForm")
        await type_into(pilot, "title", "send two vans")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "ComplaintScreen")
        await until(pilot, lambda: "[ ] send two vans" in text_of(pilot))
        await pilot.press("enter")
        await until_screen(pilot, "RecordScreen")
        await pilot.press("escape")
        await until_screen(pilot, "ComplaintScreen")
        await pilot.press("space")
        await until(pilot, lambda: queue.value("task", 1, "done_at") is not None)
        await until(pilot, lambda: "✓ done" in text_of(pilot) and "send two vans" in text_of(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "[ ] send two vans" in text_of(pilot))

    visit(queue, act)


def test_a_day_that_does_not_read_is_asked_again(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await pilot.press("t")
        await until_screen(pilot, "Ask")
        await pilot.press(*"send a van", "enter", *"somewhen", "ctrl+s")
        await until(pilot, lambda: "“somewhen”" in text_of(pilot) and "send a van" in text_of(pilot))
        assert queue.count("task") == 0

    visit(queue, act)


def test_talks_about_it_stand_among_what_was_done_and_open(queue: Team) -> None:
    queue.add("interaction", summary="told him we come", channel="call", complaint="k2", client="c3",
              at="2026-03-11 09:00")  # fmt: skip

    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await until(pilot, lambda: "told him we come" in text_of(pilot))
        assert "03-11 09:00  Call  ming" in text_of(pilot)
        for _ in range(5):
            if under(pilot) != ("interaction", 1):
                await pilot.press("down")
        assert under(pilot) == ("interaction", 1)
        await pilot.press("enter")
        await until(pilot, lambda: " i1  " in text_of(pilot))

    visit(queue, act)


def test_an_event_opens_the_history_and_e_edits_the_complaint_there(queue: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await until(pilot, lambda: "What was done" in text_of(pilot))
        await pilot.press("e")
        await until_screen(pilot, "RecordForm")
        await pilot.press("escape")
        await until_screen(pilot, "ComplaintScreen")
        await pilot.press("enter")
        await until_screen(pilot, "RecordScreen")
        await until(pilot, lambda: "What was changed" in text_of(pilot))

    visit(queue, act)


@pytest.fixture
def answered(queue: Team) -> Team:
    """Two answers like k2, and one that is not."""
    for number, summary in ((5, "冷柜不制冷，报警"), (6, "柜子不制冷"), (7, "late delivery")):
        queue.add("complaint", summary=summary, client="c2")
        queue.edit("complaint", number, status="resolved", resolution=f"exchanged {number}", cause="worn out",
                   prevention="yearly check")  # fmt: skip
    return queue


def test_answers_given_before_stand_on_the_page_and_open(answered: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await until(pilot, lambda: "Answered before  2" in text_of(pilot))
        for part in (
            "k5  冷柜不制冷，报警  all its words",
            "done: exchanged 5",
            "cause: worn out",
            "prevents: yearly",
        ):
            assert part in text_of(pilot)
        assert "late delivery" not in text_of(pilot)
        await pilot.press("end")
        assert under(pilot) == ("complaint", 6)
        await pilot.press("enter")
        await until(pilot, lambda: " k6  " in text_of(pilot))
        await pilot.press("[")
        await until(pilot, lambda: " k5  " in text_of(pilot).splitlines()[1])
        await pilot.press("escape")
        await until(pilot, lambda: " k2  " in text_of(pilot).splitlines()[1])

    visit(answered, act, size=(120, 40))


def test_knowledge_lists_answers_like_one_or_all_and_tells_them_in_full(answered: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("K")
        await until_screen(pilot, "KnowledgeScreen")
        await until(pilot, lambda: "Knowledge  4" in text_of(pilot))
        await pilot.press("/", *"worn", "enter")
        await until(pilot, lambda: pilot.app.screen.query_one(RecordTable).row_count == 3)
        await pilot.press("escape", "escape")
        await until_screen(pilot, "ComplaintsScreen")
        await pilot.press("home")
        await open_first(pilot, "k2")
        await pilot.press("K")
        await until_screen(pilot, "KnowledgeScreen")
        await until(pilot, lambda: "Knowledge like k2  2" in text_of(pilot))
        await until(pilot, lambda: "yearly check" in text_of(pilot) and "worn out" in text_of(pilot))
        assert list(pilot.app.screen.query_one(RecordTable)._ids) == [5, 6]
        await pilot.press("enter")
        await until(pilot, lambda: " k5  " in text_of(pilot).splitlines()[1])
        await pilot.press("]")
        await until(pilot, lambda: " k6  " in text_of(pilot).splitlines()[1])
        await pilot.press("escape", "escape")
        await until(pilot, lambda: " k2  " in text_of(pilot).splitlines()[1])

    visit(answered, act, size=(120, 40))


def test_answers_like_one_are_written_to_a_file_as_they_are_shown(answered: Team, tmp_path: Path) -> None:
    target = tmp_path / "known.csv"

    async def act(pilot: Pilot[None]) -> None:
        await open_first(pilot, "k2")
        await pilot.press("K")
        await until_screen(pilot, "KnowledgeScreen")
        await until(pilot, lambda: "Knowledge like k2  2" in text_of(pilot))
        await pilot.press("X")
        await until_screen(pilot, "Ask")
        pilot.app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await until(pilot, target.exists)

    visit(answered, act)
    rows = target.read_text(encoding="utf-8").splitlines()
    assert [row.partition(",")[0] for row in rows] == ["ref", "k5", "k6"]


def test_an_answer_that_somebody_deletes_is_no_fault(answered: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("K")
        await until_screen(pilot, "KnowledgeScreen")
        table = pilot.app.screen.query_one(RecordTable)
        await until(pilot, lambda: "Knowledge  4" in text_of(pilot) and table.cursor_id)
        answered.delete("complaint", table.cursor_id or 0)
        app_of(pilot).look()
        await until(pilot, lambda: table.row_count == 3)
        await app_of(pilot).workers.wait_for_complete()
        assert notices(app_of(pilot)) == ""

    visit(answered, act)


def test_knowledge_without_an_answer_says_how_there_comes_one(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("6")
        await until_screen(pilot, "ComplaintsScreen")
        await pilot.press("K")
        await until(pilot, lambda: "No answer is known yet." in text_of(pilot))

    team.drive(act)
