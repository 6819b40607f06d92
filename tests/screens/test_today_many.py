"""Today as a list: narrowed by the grammar of all lists, several rows acted on at once, written to a file."""

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select
from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui.app import CrmApp
from crm_tui.models.task import Task
from crm_tui.screens.today import TodayScreen
from crm_tui.services import today
from crm_tui.widgets.due_list import DueList
from tests.screens.team import Act, Team, app_of, notices, seen, until, until_screen


@pytest.fixture
def mixed(team: Team) -> Team:
    """Three tasks of mine, an open complaint, a deal past its day; today is Wed 11 Mar 2026."""
    team.add("member", name="Lin", login="lin")
    for title, client, due in (
        ("late", "c1", "2026-03-02"),
        ("now", "c2", "2026-03-11"),
        ("soon", "c1", "2026-03-13"),
    ):
        team.add("task", title=title, client=client, due=due, owner="ming")
    team.add("complaint", summary="dented", client="c1", owner="ming", opened_at="2026-03-02 10:00")
    team.add("opportunity", name="freezers", client="c2", owner="ming", expected_close="2026-03-01")
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")
    return team


def drive(team: Team, act: Act, size: tuple[int, int] = (100, 30)) -> CrmApp:
    return team.drive(act, area="today", size=size)


def page(pilot: Pilot[None]) -> TodayScreen:
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    return screen


def titles(pilot: Pilot[None]) -> list[str]:
    """What is shown, from top to bottom."""
    return [page(pilot).items[key].due.title for key in page(pilot).list.keys]


async def narrow(pilot: Pilot[None], where: str) -> None:
    """Type a filter and go to the list."""
    await pilot.press("slash")
    page(pilot).query_one("#filter", Input).value = where
    await pilot.press("enter")


FILTERS = [
    ("kind=task", ["late", "now", "soon"]),
    ("client=Acme and kind!=task", ["dented"]),
    ("group=overdue", ["dented", "freezers", "late"]),
    ("due>=today and owner=me", ["now", "soon"]),
    ("due<2d", ["now"]),
    ("SOON", ["soon"]),
    ("title~o not kind=deal", ["now", "soon"]),
    ("(ref=t1 or ref=k1) reason~late", ["dented"]),
    ("due=this week kind=task", ["now", "soon"]),
    ("time= and group>today", ["soon"]),
]


@pytest.mark.parametrize(("where", "left"), FILTERS)
def test_a_condition_leaves_the_rows_that_fit(mixed: Team, where: str, left: list[str]) -> None:
    where = where.replace("this week", '"this week"')

    async def act(pilot: Pilot[None]) -> None:
        await narrow(pilot, where)
        await until(pilot, lambda: sorted(titles(pilot)) == sorted(left))
        assert f"{len(left)} of 5 · " in seen(app_of(pilot))

    drive(mixed, act)


@pytest.mark.parametrize(
    ("where", "said"),
    [("tier=key", "There is no field “tier”"), ("owner=nobody", "nobody"), ("kind=x", "is not one of: task")],
)
def test_a_condition_that_cannot_hold_is_told_and_the_rows_stay(mixed: Team, where: str, said: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        before = titles(pilot)
        await narrow(pilot, where)
        await until(pilot, lambda: said in seen(app_of(pilot)))
        assert titles(pilot) == before

    drive(mixed, act)


def test_what_may_follow_in_the_filter_is_offered(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"kind=de")
        await until(pilot, lambda: "Tab:  deal" in seen(app_of(pilot)))
        await pilot.press("tab", "enter")
        await until(pilot, lambda: titles(pilot) == ["freezers"])

    drive(mixed, act)


def test_selected_tasks_are_ticked_off_in_one_command_and_others_left_alone(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("asterisk")
        await until(pilot, lambda: "5 selected" in seen(app_of(pilot)))
        await pilot.press("d")
        await until(pilot, lambda: sorted(titles(pilot)) == ["dented", "freezers"])
        assert "2 of another kind were left alone" in notices(app_of(pilot))
        assert not page(pilot).list.selected
        await pilot.press("u")
        await until(pilot, lambda: len(titles(pilot)) == 5)

    drive(mixed, act)
    with mixed.database.reading() as session:
        assert [task.done_at for task in session.exec(select(Task))] == [None] * 3


def test_selected_tasks_are_put_off_together(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await narrow(pilot, "kind=task due<=today")
        await until(pilot, lambda: len(titles(pilot)) == 2)
        await pilot.press("shift+down", "z")
        assert "Snooze 2 tasks until" in seen(app_of(pilot))
        page(pilot).query_one("#ask", Input).value = "20 mar"
        await pilot.press("enter")
        await until(pilot, lambda: titles(pilot) == [])

    drive(mixed, act)
    assert {str(mixed.value("task", number, "snoozed_until")) for number in (1, 2)} == {"2026-03-20"}


def test_selected_rows_are_handed_over_together(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("asterisk", "g")
        await until_screen(pilot, "Pick")
        assert "Who takes over 5 records?" in seen(app_of(pilot))
        await pilot.press(*"Lin", "enter")
        await until(pilot, lambda: titles(pilot) == [])
        assert "Gave 5 records to Lin" in notices(app_of(pilot))
        await pilot.press("u")
        await until(pilot, lambda: len(titles(pilot)) == 5)

    drive(mixed, act)


def test_what_comes_and_goes_while_it_is_asked_who_takes_over_is_not_told_of(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await narrow(pilot, "soon")
        await until(pilot, lambda: titles(pilot) == ["soon"])
        await pilot.press("g")
        await until_screen(pilot, "Pick")
        mixed.edit("task", 3, done="2026-03-11")
        app_of(pilot).screen_stack[0].query_one(DueList).show(())
        await pilot.press("enter")
        await until(pilot, lambda: "Gave t3 to" in notices(app_of(pilot)))
        assert "left alone" not in notices(app_of(pilot))

    drive(mixed, act)


def test_esc_selects_nothing_before_it_takes_the_filter_away(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await narrow(pilot, "kind=task")
        await until(pilot, lambda: len(titles(pilot)) == 3)
        await pilot.press("space", "escape")
        assert not page(pilot).list.selected
        assert len(titles(pilot)) == 3
        await pilot.press("escape")
        await until(pilot, lambda: len(titles(pilot)) == 5)

    drive(mixed, act)


def test_what_vanishes_is_selected_no_more(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("asterisk")
        mixed.delete("task", 2)
        await until(pilot, lambda: len(titles(pilot)) == 4)
        assert len(page(pilot).list.selected) == 4

    drive(mixed, act)


def test_the_rows_shown_are_written_to_a_file(mixed: Team, tmp_path: Path) -> None:
    path = tmp_path / "today.csv"

    async def act(pilot: Pilot[None]) -> None:
        await narrow(pilot, "kind=task")
        await until(pilot, lambda: len(titles(pilot)) == 3)
        await pilot.press("X")
        await until_screen(pilot, "Ask")
        pilot.app.screen.query_one(Input).value = str(path)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Wrote 3 rows" in notices(app_of(pilot)))

    drive(mixed, act)
    assert path.read_text().splitlines()[:2] == [
        "group,ref,kind,due,time,title,client,owner,reason",
        "overdue,t1,task,2026-03-02,,late,Acme,ming,9 days overdue",
    ]


def test_a_task_of_today_or_of_this_week_stands_in_that_part() -> None:
    wednesday = date(2026, 3, 11)
    days = {"2026-03-09": "overdue", "2026-03-10": "loose", "2026-03-17": "week", "2026-03-18": "later"}
    assert {day: today.part_of(date.fromisoformat(day), wednesday) for day in days} == days


def test_facts_without_room_are_left_out_whole(mixed: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        line = seen(app_of(pilot)).splitlines()[1]
        assert line.rstrip().endswith("mine · 3 overdue · 1 today ⋯")
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: "1 today · 1 this week" in seen(app_of(pilot)))

    drive(mixed, act, size=(52, 24))


def test_very_many_rows_are_told_by_their_number_and_a_file_has_all_of_them(
    team: Team, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(4):
        team.add("task", title=f"task {number}", due=f"2026-03-0{number + 1}", owner="ming")
    for number in (1, 2, 3):
        team.add("interaction", client=f"c{number}", summary="x")

    async def act(pilot: Pilot[None]) -> None:
        monkeypatch.setattr(today, "MOST", 2)
        await pilot.press("t", "t")
        await until(pilot, lambda: "the first 2 of 4" in seen(app_of(pilot)))
        assert "task 1" in seen(app_of(pilot)) and "task 2" not in seen(app_of(pilot))
        await pilot.press("slash", *"title~3", "enter")
        await until(pilot, lambda: "task 3" in seen(app_of(pilot)))
        await pilot.press("escape")
        await until(pilot, lambda: "the first 2 of 4" in seen(app_of(pilot)))
        await pilot.press("X")
        await until_screen(pilot, "Ask")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "today.csv")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Wrote 4 rows" in notices(app_of(pilot)))

    team.drive(act, area="today")
