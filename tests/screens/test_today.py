"""Today: what needs me in its groups, the one key that acts on each row, loose ends, the week, kind words."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from crm_tui import clock
from crm_tui.app import CrmApp
from crm_tui.quick.due.row import Scope
from crm_tui.quick.zone import zone_of
from crm_tui.screens.quick import QuickScreen
from crm_tui.screens.today import TodayScreen
from crm_tui.services import today
from crm_tui.store import connection
from crm_tui.widgets.due_list import DueList
from crm_tui.widgets.week_strip import WeekStrip
from tests.screens.team import Act, Team, app_of, notices, seen, until, until_screen


@pytest.fixture
def busy(team: Team) -> Team:
    """Four tasks of mine about Acme, one in each group, and one of a colleague; today is Wed 11 Mar 2026."""
    team.add("member", name="Lin", login="lin")
    for title, due in (
        ("late", "2026-03-02"),
        ("left", "2026-03-10"),
        ("now", "2026-03-11"),
        ("soon", "2026-03-13"),
    ):
        team.add("task", title=title, client="c1", due=due, owner="ming")
    team.add("task", title="hers", client="c2", due="2026-03-11", owner="lin")
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")
    return team


def page(pilot: Pilot[None]) -> TodayScreen:
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    return screen


def text(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, CrmApp)
    return seen(pilot.app)


def title(pilot: Pilot[None]) -> str:
    """What stands under the cursor."""
    item = page(pilot).item
    return item.due.title if item else ""


def drive(team: Team, act: Act, size: tuple[int, int] = (100, 30)) -> CrmApp:
    return team.drive(act, area="today", size=size)


def test_rows_stand_under_their_headings_with_the_key_and_the_reason(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        lines = [line.split() for line in text(pilot).splitlines()]
        order = [line[0] for line in lines if line[:1] in (["Overdue"], ["Left"], ["This"])]
        assert order == ["Overdue", "Left", "This"]
        assert ["d", "2", "Mar", "late", "Acme", "9", "days", "overdue"] in [line[-8:] for line in lines]
        assert "1 overdue · 1 left over · 1 today · 1 this week" in text(pilot)
        assert ["Fri", "13", "soon", "Acme", "due", "in", "2", "days"] in [line[-8:] for line in lines]
        assert "hers" not in text(pilot)

    drive(busy, act)


def test_the_cursor_passes_over_headings_and_says_all_of_its_row(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        seen_titles = [title(pilot)]
        for _ in range(4):
            await pilot.press("down")
            seen_titles.append(title(pilot))
        assert seen_titles == ["late", "left", "now", "soon", "soon"]
        await until(pilot, lambda: "t4  soon" in seen(app_of(pilot)))
        await pilot.press("home")
        assert title(pilot) == "late"

    drive(busy, act)


def test_done_ticks_the_task_off_and_the_next_row_takes_its_place(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("d")
        await until(pilot, lambda: title(pilot) == "left")
        assert busy.value("task", 1, "done_at") is not None
        assert isinstance(pilot.app, CrmApp)
        assert "Done t1: late" in notices(pilot.app)
        await pilot.press("u")
        await until(pilot, lambda: "late" in text(pilot))

    drive(busy, act)


def test_snooze_asks_in_place_and_says_what_the_word_means(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("z", *"soonish", "enter")
        meaning = page(pilot).query_one("#ask-meaning", Static)
        assert "cannot be read as a date" in str(meaning.content)
        page(pilot).query_one("#ask", Input).value = "2d"
        await until(pilot, lambda: "Fri 13 Mar 2026" in str(meaning.content))
        await pilot.press("enter")
        await until(pilot, lambda: title(pilot) == "left")
        assert str(busy.value("task", 1, "snoozed_until")) == "2026-03-13"
        assert isinstance(pilot.app.focused, DueList)

    drive(busy, act)


def test_leaving_the_question_snoozes_nothing(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("z", "2", "d", "escape")
        await until(pilot, lambda: isinstance(pilot.app.focused, DueList))
        assert busy.value("task", 1, "snoozed_until") is None

    drive(busy, act)


def test_talk_opens_the_quick_line_with_the_client(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("l", *"call: agreed", "enter")
        await until(pilot, lambda: busy.count("interaction") == 4)
        assert busy.value("interaction", 4, "client_id") == 1
        assert busy.value("interaction", 4, "summary") == "agreed"

    drive(busy, act)


def test_a_name_the_grammar_would_misread_goes_into_the_line_as_its_ref(busy: Team) -> None:
    client = busy.add("client", name="A: B #1", owner="ming")
    busy.add("task", title="first", client=f"c{client}", due="2026-03-01", owner="ming")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuickScreen))
        assert pilot.app.screen.query_one(Input).value == f"log c{client} "

    drive(busy, act)


def test_enter_opens_the_record_and_o_its_client(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        await until_screen(pilot, "RecordScreen")
        await pilot.press("escape")
        await until_screen(pilot, "TodayScreen")
        await pilot.press("o")
        await until_screen(pilot, "ClientScreen")

    drive(busy, act)


def test_the_team_sees_whose_each_row_is(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("t")
        await until(pilot, lambda: "hers" in text(pilot))
        assert "the team" in text(pilot)
        assert "Lin" in text(pilot)
        await pilot.press("t")
        await until(pilot, lambda: "hers" not in text(pilot))

    drive(busy, act)


def test_words_leave_only_the_rows_that_hold_them(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"SOON", "enter")
        await until(pilot, lambda: title(pilot) == "soon" and "late" not in text(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "late" in text(pilot))

    drive(busy, act)


def test_a_past_appointment_without_an_entry_is_a_loose_end(busy: Team) -> None:
    meeting = busy.add("task", title="meet", client="c2", due="2026-03-10", owner="ming")
    busy.edit("task", meeting, time="14:00", done_at="2026-03-10 15:00")
    busy.edit("interaction", 2, at="2026-03-09 10:00")

    async def act(pilot: Pilot[None]) -> None:
        assert "nothing was logged" in text(pilot)
        busy.add("interaction", client="c2", summary="went well", at="2026-03-10 16:00")
        await until(pilot, lambda: "nothing was logged" not in text(pilot))

    drive(busy, act)


def test_birthdays_not_reckoned_yet_come_when_they_are(busy: Team) -> None:
    busy.edit("client", 1, owner="ming")
    busy.add("contact", name="Wang Min", client="c1", birthday="03-14")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "birthday in 3 days" in text(pilot))

    drive(busy, act)


def test_what_another_program_writes_shows_and_the_cursor_stays_on_its_row(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        busy.add("task", title="earlier", client="c1", due="2026-03-01", owner="ming")
        await until(pilot, lambda: "earlier" in text(pilot))
        assert title(pilot) == "now"

    drive(busy, act)


def test_the_week_counts_each_day_and_a_click_goes_to_its_first_row(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        strip = page(pilot).query_one(WeekStrip)
        assert [day.due for day in strip.days] == [1, 0, 1, 0, 0, 0, 0]
        assert [str(day.day) for day in strip.days][::6] == ["2026-03-11", "2026-03-17"]
        await pilot.click(WeekStrip, offset=(30, 0))
        assert title(pilot) == "soon"

    drive(busy, act)


def test_a_wide_screen_shows_the_client_beside_the_list(busy: Team) -> None:
    busy.add("interaction", client="c1", summary="wants 200 units", channel="call")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Last talks" in text(pilot) and "wants 200 units" in text(pilot))
        assert "Still to do" in text(pilot)

    drive(busy, act, size=(160, 45))


def test_with_nothing_due_it_is_kind(team: Team) -> None:
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Nothing needs you just now." in text(pilot))

    team.drive(act, area="today")


def test_an_empty_file_says_how_to_begin(empty: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Press a and write down your first talk" in text(pilot))

    empty.drive(act, area="today", size=(80, 24))


def test_the_top_line_counts_what_today_shows_but_the_days_ahead(busy: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "3 due" in text(pilot))
        found = page(pilot)._today
        assert found is not None and found.waiting == 3
        assert "1 overdue · 1 left over · 1 today · 1 this week" in text(pilot)

    drive(busy, act)


@pytest.mark.parametrize("key", ["z", "d"])
def test_a_key_for_tasks_says_what_to_do_with_anything_else(team: Team, key: str) -> None:
    team.add("complaint", summary="dented", client="c1", owner="ming", opened_at="2026-03-02 10:00")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: title(pilot) == "dented")
        await pilot.press(key)
        await until(pilot, lambda: "To get k1 off the list: Enter opens it" in notices(app_of(pilot)))

    drive(team, act)


def test_what_waits_is_counted_as_the_page_counts_it_and_no_further_than_is_told(
    busy: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.add("task", title="visit", client="c1", due="2026-02-27", time="10:00")
    busy.add("contact", name="Ann", client="c1", birthday="1980-03-03")  # not reckoned yet
    with connection.open_file(busy.path) as db:
        scope = Scope(clock.now(), zone_of("Asia/Shanghai"), 1)
        page = today.read(db, scope)
        assert page.counts["loose"] > 0
        assert today.waiting(db, scope) == page.waiting > 2
        monkeypatch.setattr(today, "MANY", 2)
        assert today.waiting(db, scope) == 2
