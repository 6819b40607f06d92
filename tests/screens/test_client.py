"""Everything about one client on a page, and the quick line on it."""

import pytest
from textual.pilot import Pilot

from crm_tui.services import timeline
from crm_tui.widgets.item_list import ItemList
from tests.screens.team import Team, app_of, notices, seen, type_into, until, until_screen


def with_life(team: Team) -> None:
    """Give Acme a person, a talk, a deal, a late task and an open complaint."""
    team.add("contact", name="Anna Berg", client="c1", title="Buyer", phone="+47 22 11 33 00")
    team.add("interaction", client="c1", channel="call", summary="wants a price", at="2026-01-05 10:00")
    team.add("opportunity", name="200 freezers", client="c1", amount="5000")
    team.add("task", title="Send the offer", client="c1", due="2026-03-02")
    team.add("complaint", summary="Two units dented", client="c1", severity="high")


async def open_acme(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await until_screen(pilot, "ClientScreen")
    await until(pilot, lambda: "Timeline" in seen(app_of(pilot)))


def test_the_page_tells_what_is_wrong_what_is_open_and_what_happened(team: Team) -> None:
    with_life(team)

    async def act(pilot: Pilot[None]) -> None:
        await open_acme(pilot)
        text = seen(app_of(pilot))
        for part in (
            "! last touch 65 days ago, at most 30 are wanted",
            "! 1 open complaint",
            "! 1 task overdue",
            "Send the offer",
            "! 2026-03-02",
            "Anna Berg",
            "200 freezers",
            "wants a price",
            "Two units dented",
        ):
            assert part in text, part

    team.drive(act, size=(130, 40))


def test_a_line_opens_and_edits_in_place(team: Team) -> None:
    with_life(team)

    async def act(pilot: Pilot[None]) -> None:
        await open_acme(pilot)
        assert pilot.app.screen.query_one("#dossier-open", ItemList).under == ("task", 1)
        await pilot.press("e")
        await until_screen(pilot, "RecordForm")
        await pilot.press("escape")
        await until_screen(pilot, "ClientScreen")
        await pilot.press("enter")
        await until_screen(pilot, "RecordScreen")
        await until(pilot, lambda: "Send the offer" in seen(app_of(pilot)))
        await pilot.press("escape")
        await until_screen(pilot, "ClientScreen")

    team.drive(act)


def test_what_is_new_for_a_client_begins_with_that_client(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_acme(pilot)
        await pilot.press("n")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "RecordForm")
        assert pilot.app.screen.query_one("#row-client").value == "c1"  # type: ignore[attr-defined]

    team.drive(act)


def test_the_quick_line_logs_and_the_page_shows_it_and_undo_takes_it_back(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_acme(pilot)
        await pilot.press("a")
        await until_screen(pilot, "QuickScreen")
        await pilot.press(*"call 30m:", "space", *"asks_for_more", "enter")
        await until_screen(pilot, "ClientScreen")
        await until(pilot, lambda: "asks_for_more" in seen(app_of(pilot)))
        assert "Logged i1" in notices(app_of(pilot))
        await pilot.press("u")
        await until(pilot, lambda: team.count("interaction") == 0)

    team.drive(act)


def test_a_quick_line_with_an_unknown_name_stays_and_offers_near_ones(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("a")
        await until_screen(pilot, "QuickScreen")
        await pilot.press(*"Acne:", "space", *"hello", "enter")
        await until(pilot, lambda: "c1  Acme" in seen(app_of(pilot)))
        assert team.count("interaction") == 0
        await pilot.press("ctrl+n")
        await until(pilot, lambda: team.count("interaction") == 1)

    team.drive(act)
    assert team.count("client") == 4


def test_a_verb_in_front_of_the_line_decides_what_it_makes(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("a")
        await until_screen(pilot, "QuickScreen")
        await pilot.press(*"complain", "space", *"Acme:", "space", *"dented", "space", *"^high", "enter")
        await until(pilot, lambda: team.count("complaint") == 1)

    team.drive(act)
    assert team.value("complaint", 1, "severity") == "high"


def test_the_palette_finds_a_client_by_pinyin(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("：")
        await until_screen(pilot, "Palette")
        await pilot.press(*"haier")
        await until(pilot, lambda: "client c3" in seen(app_of(pilot)))
        await pilot.press("enter", "enter")
        await until_screen(pilot, "ClientScreen")

    team.drive(act)


def test_the_timeline_shows_one_kind_alone_and_everything_again(team: Team) -> None:
    team.add("interaction", client="c1", channel="call", summary="asked for prices")
    team.add("opportunity", client="c1", name="200 freezers")
    team.add("order", client="c1", number="A-17")
    team.edit("client", 1, city="Bergen")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("enter")
        await until_screen(pilot, "ClientScreen")
        await until(pilot, lambda: "Timeline  3" in seen(app) and "A-17" in seen(app))
        await pilot.press("f")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Timeline: talks  1" in seen(app) and "asked for prices" in seen(app))
        for kind, told in (("Orders", "order      A-17"), ("Changes", "city: Oslo > Bergen")):
            await pilot.press("f")
            await until_screen(pilot, "Pick")
            await pilot.press("end", *(["up"] if kind == "Orders" else []), "enter")
            await until(pilot, lambda: f"Timeline: {kind.lower()}" in seen(app) and told in seen(app))  # noqa: B023
        await pilot.press("f")
        await until_screen(pilot, "Pick")
        await pilot.press("home", "enter")
        await until(pilot, lambda: "Timeline  3" in seen(app))

    team.drive(act, size=(120, 40))


def test_the_ties_of_people_stand_below_them_open_and_are_added_for_the_one_under_the_cursor(
    team: Team,
) -> None:
    team.add("contact", name="Anna Berg", client="c1", title="Buyer")
    team.add("contact", name="Olav Lund", client="c1", title="Head of purchasing")
    team.add("contact", name="王敏", client="c3")
    team.add("link", contact="p1", relation="reports_to", other="p2")
    team.add("link", contact="p3", relation="classmate", other="p2", strength="4")
    team.add("link", contact="p2", relation="knows", member="ming")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_acme(pilot)
        await until(pilot, lambda: "Anna Berg" in seen(app))
        lines = [line.split("▏")[0].strip() for line in seen(app).splitlines()]
        at = next(place for place, line in enumerate(lines) if "Anna Berg" in line)
        assert lines[at + 1 : at + 5] == [
            "reports to Olav Lund",
            "Olav Lund  Head of purchasing",
            "王敏 classmate of Olav Lund  strength 4",
            "knows ming (of ours)",
        ]
        await pilot.press("down", "enter")
        await until_screen(pilot, "RecordScreen")
        await pilot.press("escape")
        await until_screen(pilot, "ClientScreen")
        await pilot.press("down", "n")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "down", "down", "enter")
        await until_screen(pilot, "RecordForm")
        assert pilot.app.screen.query_one("#row-contact").value == "p2"  # type: ignore[attr-defined]

    team.drive(act, size=(130, 40))


def test_the_group_of_a_client_stands_on_its_page_and_opens(team: Team) -> None:
    team.edit("client", 1, parent="c3")
    team.edit("client", 2, parent="c1")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_acme(pilot)
        await until(pilot, lambda: "Group  2" in seen(app) and "Bosch" in seen(app) and "海尔" in seen(app))
        await pilot.press("home", "enter")
        await until(pilot, lambda: "c2  Bosch" in seen(app))

    team.drive(act, size=(130, 40))


def test_fields_of_your_own_stand_on_the_page_and_are_changed_there(team: Team) -> None:
    team.add("field", on="client", name="rooms", title="Cold rooms", kind="int")
    team.edit("client", 1, rooms="12", note="pays late\nnever on Fridays")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_acme(pilot)
        await until(pilot, lambda: "Details  2" in seen(app))
        text = seen(app)
        assert "Cold rooms             12" in text
        assert "pays late" in text
        assert "never on Fridays" in text
        await pilot.press("home", "enter")
        await until_screen(pilot, "FieldForm")
        await until(pilot, lambda: pilot.app.screen.query("#row-rooms"))
        await type_into(pilot, "rooms", "14")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "ClientScreen")
        await until(pilot, lambda: "Cold rooms             14" in seen(app))

    team.drive(act, size=(130, 40))


def test_a_task_is_ticked_off_on_the_page_of_its_client(team: Team) -> None:
    team.add("task", title="Send the offer", client="c1")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await open_acme(pilot)
        await until(pilot, lambda: "Send the offer" in seen(app))
        await pilot.press("space")
        await until(pilot, lambda: "Timeline  1" in seen(app) and "done       Send the offer" in seen(app))
        await pilot.press("u")
        await until(pilot, lambda: "Timeline  0" in seen(app))

    team.drive(act, size=(130, 40))


@pytest.mark.parametrize(
    ("days", "told"), [(9, "! last touch 10 days ago, at most 9 are wanted"), (10, "last touch 03-01 10:00")]
)
def test_a_client_is_out_of_touch_from_the_day_on_that_today_calls_it_overdue(
    team: Team, days: int, told: str
) -> None:
    team.edit("client", 1, touch_days=str(days))
    team.add("interaction", client="c1", summary="hello", at="2026-03-01 10:00")

    async def act(pilot: Pilot[None]) -> None:
        await open_acme(pilot)
        text = seen(app_of(pilot))
        assert told in text
        assert ("at most" in text) == ("at most" in told)

    team.drive(act, size=(130, 40))


def test_changes_beyond_the_limit_are_told_to_be_more(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "MOST", 2)
    for city in ("Bergen", "Moss", "Oslo"):
        team.edit("client", 1, city=city)

    async def act(pilot: Pilot[None]) -> None:
        await open_acme(pilot)
        await pilot.press("f")
        await until_screen(pilot, "Pick")
        await pilot.press("end", "enter")
        await until(pilot, lambda: "Timeline: changes, the newest 2 of more than  2" in seen(app_of(pilot)))

    team.drive(act, size=(130, 40))


@pytest.mark.parametrize(
    ("counted", "told"), [(9, "the newest 2 of  4"), (3, "the newest 2 of more than  3")]
)
def test_a_long_timeline_is_read_to_a_limit_and_says_how_much_there_is(
    team: Team, monkeypatch: pytest.MonkeyPatch, counted: int, told: str
) -> None:
    monkeypatch.setattr(timeline, "MOST", 2)
    monkeypatch.setattr(timeline, "COUNTED", counted)
    for number in range(4):
        team.add("interaction", client="c1", summary=f"talk {number}", at=f"2026-01-0{number + 1} 10:00")

    async def act(pilot: Pilot[None]) -> None:
        await open_acme(pilot)
        text = seen(app_of(pilot))
        assert f"Timeline, {told}" in text
        assert "talk 3" in text
        assert "talk 1" not in text

    team.drive(act, size=(130, 40))
