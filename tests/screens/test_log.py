"""The contact log: the timeline by days, what narrows it, all of the entry under the cursor, entries in a line."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from crm_tui.app import CrmApp
from crm_tui.screens.log import LogScreen
from crm_tui.screens.quick import QuickScreen
from crm_tui.services import listing
from crm_tui.services.listing import Query
from crm_tui.services.log_choices import Choices
from tests.screens.team import Act, Team, seen, until, until_screen


@pytest.fixture
def told(team: Team) -> Team:
    """Five entries over four days, one of them a colleague's; the newest is of today, Wed 11 Mar 2026."""
    team.add("member", name="Lin", login="lin")
    team.add("contact", name="Wang Min", client="c1")
    for at, client, channel, summary in (
        ("2025-11-02 09:00", "c2", "letter", "first letter"),
        ("2026-03-05 09:00", "c1", "visit", "saw the line"),
        ("2026-03-10 09:00", "c3", "call", "谈价格"),
        ("2026-03-10 17:00", "c2", "call", "asked for a sample"),
    ):
        team.add("interaction", at=at, client=client, channel=channel, summary=summary)
    team.add(
        "interaction", at="2026-03-11 08:30", client="c1", contact="Wang Min", member="lin", channel="meeting",
        minutes="45m", summary="wants 200 units\nby May", outcome="sample promised", tags="pricing, 大单",
        sentiment="positive",
    )  # fmt: skip
    team.add("task", title="send the sample", client="c1", interaction="i5", due="2026-03-13")
    return team


def page(pilot: Pilot[None]) -> LogScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LogScreen)
    return screen


def text(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, CrmApp)
    return seen(pilot.app)


def entry(pilot: Pilot[None]) -> str:
    """What is told of the entry under the cursor."""
    return str(page(pilot).query_one("#beside-text", Static).content)


def drive(team: Team, act: Act, size: tuple[int, int] = (100, 30)) -> CrmApp:
    return team.drive(act, area="log", size=size)


async def until_rows(pilot: Pilot[None], count: int) -> None:
    await until(pilot, lambda: page(pilot).table.row_count == count)


def test_entries_stand_newest_first_and_a_day_is_written_once(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        lines = [line.split() for line in text(pilot).splitlines()[4:9]]
        assert [line[:2] for line in lines] == [
            ["›", "today"], ["yesterday", "17:00"], ["09:00", "海尔"], ["Thu", "5"], ["2", "Nov"],
        ]  # fmt: skip
        assert "Contact log  5" in text(pilot)

    drive(told, act)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
def test_all_of_the_entry_under_the_cursor_is_told(told: Team, size: tuple[int, int]) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "by May" in entry(pilot))
        for part in ("Wang Min", "Lin", "45m", "+ positive", "sample promised", "#pricing", "#大单"):
            assert part in entry(pilot)
        assert "t1 send the sample  by Fri 13 Mar 2026" in entry(pilot)
        await until(pilot, lambda: "wants 200 units" in text(pilot).replace("wants 200 units", "", 1))
        await pilot.press("down")
        await until(pilot, lambda: "asked for a sample" in entry(pilot))

    drive(told, act, size)


def test_mine_leaves_out_what_others_logged(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        assert "w everybody   k any client   c any channel   t any tag   p all time" in text(pilot)
        await pilot.press("m")
        await until_rows(pilot, 4)
        await until(pilot, lambda: "w me " in text(pilot))
        await pilot.press("m")
        await until_rows(pilot, 5)

    drive(told, act)


async def pick(pilot: Pilot[None], key: str, wanted: str) -> None:
    """Press a key that asks, and pick what stands there under that text."""
    await pilot.press(key)
    await until_screen(pilot, "Pick")
    listed = pilot.app.screen.query_one(OptionList)
    texts = [str(option.prompt) for option in listed.options]
    listed.highlighted = texts.index(wanted)
    await pilot.press("enter")
    await until_screen(pilot, "LogScreen")


@pytest.mark.parametrize(
    ("key", "wanted", "said", "count"),
    [
        ("w", "Lin", "w Lin", 1),
        ("w", "Me", "w me", 4),
        ("c", "call", "c call", 2),
        ("t", "#pricing", "t #pricing", 1),
        ("t", "#大单", "t #大单", 1),
        ("p", "Today", "p today", 1),
        ("p", "Last week", "p last week", 1),
        ("p", "Last 7 days", "p last 7 days", 4),
        ("p", "This month", "p this month", 4),
        ("p", "Last year", "p last year", 1),
    ],
)
def test_each_choice_narrows_the_log_and_is_told_in_words(
    told: Team, key: str, wanted: str, said: str, count: int
) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pick(pilot, key, wanted)
        await until_rows(pilot, count)
        await until(pilot, lambda: said in text(pilot).splitlines()[2])
        await pilot.press("escape")
        await until_rows(pilot, 5)
        await until(pilot, lambda: said not in text(pilot).splitlines()[2])

    drive(told, act)


def test_choices_hold_together(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pick(pilot, "c", "call")
        await until_rows(pilot, 2)
        await pilot.press("k")
        await until_screen(pilot, "AskName")
        await pilot.press("backspace", *"haier", "enter")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "LogScreen")
        await until_rows(pilot, 1)
        assert "谈价格" in text(pilot)
        await until(pilot, lambda: "k 海尔   c call" in text(pilot))

    drive(told, act)


def test_a_client_that_is_called_as_the_ref_of_another_is_found_by_its_own(told: Team) -> None:
    named = told.add("client", name="C1")
    told.add("interaction", client=f"c{named}", summary="with the other one", at="2026-03-11 09:00")

    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "with the other one" in entry(pilot))
        await pilot.press("k")
        await until_screen(pilot, "AskName")
        assert pilot.app.screen.query_one(Input).value == f"c{named}"
        await pilot.press("enter")
        await until_rows(pilot, 1)
        assert "with the other one" in text(pilot)
        assert page(pilot).quick_start() == f"c{named} "

    drive(told, act)


def test_a_client_nobody_knows_is_asked_again_and_none_lifts_it(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "by May" in entry(pilot))
        await pilot.press("k")
        await until_screen(pilot, "AskName")
        field = pilot.app.screen.query_one(Input)
        assert field.value == "Acme"
        field.value = "nobody at all"
        await pilot.press("enter")
        await until(
            pilot, lambda: "nobody at all" in str(pilot.app.screen.query_one("#ask-says", Static).content)
        )
        field.value = "acme"
        await pilot.press("enter")
        await until_screen(pilot, "LogScreen")
        await until_rows(pilot, 2)
        await pilot.press("k")
        await until_screen(pilot, "AskName")
        pilot.app.screen.query_one(Input).value = ""
        await pilot.press("enter")
        await until_rows(pilot, 5)

    drive(told, act)


def test_the_period_goes_back_and_on_by_its_own_length(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        for key, days, count in (("b", "p this month", 4), ("b", "p 2026-02", 0), ("B", "p 2026-03", 4)):
            await pilot.press(key)
            await until(pilot, lambda days=days: days in text(pilot).splitlines()[2])  # type: ignore[misc]
            await until_rows(pilot, count)

    drive(told, act)


def test_days_of_ones_own_are_asked_until_they_read(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("p")
        await until_screen(pilot, "Pick")
        await pilot.press("end", "enter")
        await until_screen(pilot, "Ask")
        await pilot.press(*"whenever", "enter")
        await until(pilot, lambda: "is no stretch of days" in text(pilot))
        pilot.app.screen.query_one(Input).value = "9 mar to yesterday"
        await pilot.press("enter")
        await until_screen(pilot, "LogScreen")
        await until_rows(pilot, 2)

    drive(told, act)


def test_a_saved_view_keeps_the_period_in_words_and_lists_the_same_rows_in_the_shell(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pick(pilot, "p", "This month")
        await pick(pilot, "t", "#pricing")
        await pilot.press("/", *"minutes>30", "enter")
        await until_rows(pilot, 1)
        await pilot.press("V")
        await until_screen(pilot, "Views")
        await pilot.press("s")
        await until_screen(pilot, "Ask")
        await pilot.press(*"Prices", "ctrl+s")
        await until(pilot, lambda: "view Prices" in text(pilot))
        assert "t #pricing   p this month" in text(pilot)
        assert pilot.app.screen.query_one("#filter", Input).value == "minutes>30"
        assert list(page(pilot).table._ids) == [5]
        await pick(pilot, "p", "Last month")
        await until(pilot, lambda: "view Prices, changed" in text(pilot))
        await until_rows(pilot, 0)

    drive(told, act, (160, 30))
    assert 'at="this month"' in told.value("view", 1, "filter")
    with told.database.reading() as session:
        query = listing.with_view(session, Query("interaction"), "Prices")
        assert list(listing.ids(session, query)) == [5]


def test_the_quick_line_begins_with_the_client_the_log_is_narrowed_to(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "by May" in entry(pilot))
        await pilot.press("k")
        await until_screen(pilot, "AskName")
        await pilot.press("enter")
        await until_rows(pilot, 2)
        await pilot.press("a", *"call 10m: rang back", "enter")
        await until_rows(pilot, 3)
        assert page(pilot).table.cursor_id == 5

    drive(told, act)


def test_the_filter_line_narrows_further(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("m", "/", *"client=Acme", "enter")
        await until_rows(pilot, 1)
        await until(pilot, lambda: "saw the line" in entry(pilot))
        await pilot.press("escape")
        await until_rows(pilot, 4)

    drive(told, act)


def test_an_entry_is_written_in_a_line_and_shows_at_once(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("a", *"Bosch call 10m: rang back", "enter")
        await until_rows(pilot, 6)
        await until(pilot, lambda: "rang back" in text(pilot))

    drive(told, act)


def test_another_talk_begins_with_the_client_of_the_entry(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        await until(pilot, lambda: "asked for a sample" in entry(pilot))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuickScreen))
        assert pilot.app.screen.query_one(Input).value == "log c2 "

    drive(told, act)


def test_enter_opens_the_entry_and_o_its_client(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "by May" in entry(pilot))
        await pilot.press("o")
        await until_screen(pilot, "ClientScreen")
        await pilot.press("escape")
        await until_screen(pilot, "LogScreen")
        await pilot.press("enter")
        await until_screen(pilot, "RecordScreen")

    drive(told, act)


def test_what_another_program_logs_shows_and_the_cursor_stays_on_its_entry(told: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        told.add("interaction", at="2026-03-11 09:00", client="c3", summary="from the shell")
        await until_rows(pilot, 6)
        assert page(pilot).table.cursor_id == 4
        told.edit("interaction", 4, outcome="sent by post")
        await until(pilot, lambda: "sent by post" in entry(pilot))

    drive(told, act)


def test_an_empty_log_says_how_to_begin(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "Press a and write down your last talk" in text(pilot))
        await pilot.press("m")
        await until(pilot, lambda: "Nothing fits here." in text(pilot))

    drive(team, act)


def test_the_quick_line_begins_with_the_client_whatever_stands_in_its_name(told: Team) -> None:
    told.edit("client", 2, name="Li & Fung: Trading")

    async def act(pilot: Pilot[None]) -> None:
        page(pilot)._narrow(Choices(client="Li & Fung: Trading"))
        await pilot.press("a", *"call 10m: rang back", "enter")
        await until(pilot, lambda: told.count("interaction") == 6)
        assert (told.value("interaction", 6, "client_id"), told.value("interaction", 6, "summary")) == (
            2,
            "rang back",
        )

    told.drive(act, area="log")
