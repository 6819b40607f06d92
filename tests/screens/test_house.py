"""What has no key of its own is reached by its name in the palette: lists, rules, history, a copy of the file."""

import os
from functools import partial

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from crm_tui.screens.noun_list import LISTS
from crm_tui.screens.record import page_of
from crm_tui.services import acting, line_entries, nouns, settings
from crm_tui.store import backup
from crm_tui.store.connection import Stamp
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Team, app_of, loaded, notices, seen, type_into, until, until_screen


async def chosen(pilot: Pilot[None], name: str) -> None:
    """Run what the palette offers under a name."""
    app = app_of(pilot)
    await pilot.press("colon")
    await until_screen(pilot, "Palette")
    await pilot.press(*[("space" if key == " " else key) for key in name.lower()])
    await until(pilot, lambda: name in seen(app))
    await pilot.press("enter")
    await until(pilot, lambda: type(app.screen).__name__ != "Palette")


async def picked(pilot: Pilot[None], answer: str) -> None:
    """Take an answer of the question in front by its id."""
    listed = pilot.app.screen.query_one(OptionList)
    listed.highlighted = listed.get_option_index(answer)
    await pilot.press("enter")


def test_every_list_without_an_area_opens_by_its_name_and_esc_goes_back(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        for noun, (name, _) in LISTS.items():
            await chosen(pilot, name)
            await until_screen(pilot, "NounScreen")
            await until(pilot, lambda: loaded(app))
            assert getattr(app.screen, "noun", "") == noun
            assert name in seen(app)
            await pilot.press("escape")
            await until_screen(pilot, "ClientsScreen")

    team.drive(act)


def test_a_product_is_made_from_within_the_app_and_stands_under_the_cursor(team: Team) -> None:
    team.add("product", name="GTX Basic")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await chosen(pilot, "Products")
        await until_screen(pilot, "NounScreen")
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")
        await type_into(pilot, "name", "GTX Pro")
        await pilot.press("ctrl+s")
        await until_screen(pilot, "NounScreen")
        await until(pilot, lambda: app.screen.query_one(RecordTable).cursor_id == 2)
        assert "Added d2 GTX Pro" in notices(app)

    team.drive(act)


def test_records_that_are_the_same_become_the_one_that_is_picked_and_undo_parts_them(team: Team) -> None:
    team.add("contact", name="Wang Min", client="c1")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await pilot.press("space", "down", "space", "M")
        await until_screen(pilot, "Pick")
        await picked(pilot, "2")
        await until(pilot, lambda: team.count("client") == 2)
        assert "c1 went into c2" in notices(app)
        assert team.value("contact", 1, "client_id") == 2
        await until(pilot, lambda: app.screen.query_one(RecordTable).cursor_id == 2)
        await pilot.press("u")
        await until(pilot, lambda: team.count("client") == 3)
        assert team.value("contact", 1, "client_id") == 1

    team.drive(act)


def test_one_record_alone_is_not_merged_but_told_how(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("M")
        await until(pilot, lambda: "Select those that are the same" in notices(app_of(pilot)))

    team.drive(act)


def test_the_lines_of_an_order_are_added_and_taken_away_on_its_page(team: Team) -> None:
    team.add("product", name="GTX Pro", list_price="1000")
    order = team.add("order", client="c1")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await chosen(pilot, "Orders")
        await until_screen(pilot, "NounScreen")
        await until(pilot, lambda: app.screen.query_one(RecordTable).cursor_id == order)
        await pilot.press("enter")
        await until_screen(pilot, "OrderScreen")
        await pilot.press("+")
        await until_screen(pilot, "Ask")
        await pilot.press(*"gtx", "enter", "3", "ctrl+s")
        await until(pilot, lambda: team.value("order", order, "amount") == 300_000)
        await until(pilot, lambda: "3 × GTX Pro" in seen(app) or "GTX Pro" in seen(app))
        await pilot.press("tab", "-")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until(pilot, lambda: team.value("order", order, "amount") is None)

    team.drive(act)


def test_a_line_is_not_taken_away_where_the_lines_were_changed_meanwhile(team: Team) -> None:
    for name in ("GTX Pro", "MG Special"):
        team.add("product", name=name, list_price="1000")
    order = team.add("order", client="c1")
    for product in ("d1", "d2"):
        team.write(partial(line_entries.add, noun="order", number=order, texts={"product": product}))

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        app.push_screen(page_of("order", order, "clients"))
        await until_screen(pilot, "OrderScreen")
        await until(pilot, lambda: "MG Special" in seen(app))
        await pilot.press("tab", "-")
        await until_screen(pilot, "Pick")
        team.write(lambda session: line_entries.remove(session, "order", order, 1))
        await pilot.press("enter")
        await until(pilot, lambda: "was changed meanwhile" in notices(app))
        assert team.value("order", order, "amount") == 100_000

    team.drive(act)


def test_a_rule_of_the_team_is_changed_and_a_wrong_value_is_told_where_it_was_typed(team: Team) -> None:
    def rule() -> str:
        with team.database.reading() as session:
            return settings.value(session, "touch_days_key")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await chosen(pilot, "Rules of the team")
        await until_screen(pilot, "Pick")
        await picked(pilot, "touch_days_key")
        await until_screen(pilot, "Ask")
        await pilot.press("end", "x", "enter")
        await until(pilot, lambda: "30x" in str(app.screen.query("#ask-says").first().render()))
        await pilot.press("backspace", "backspace", "backspace", *"never", "enter")
        await until(pilot, lambda: rule() == "")
        await until(
            pilot,
            lambda: "never A key client may go this long without a touch." in " ".join(seen(app).split()),
        )
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")

    team.drive(act)


def test_any_command_of_the_history_can_be_taken_back(team: Team) -> None:
    team.edit("client", 1, city="Bergen")
    team.edit("client", 2, city="Rome")

    async def act(pilot: Pilot[None]) -> None:
        await chosen(pilot, "History")
        await until_screen(pilot, "Pick")
        await until(pilot, lambda: "c1 Acme" in seen(app_of(pilot)))
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Bergen" in seen(app_of(pilot)))
        await picked(pilot, "undo")
        await until(pilot, lambda: team.value("client", 1, "city") != "Bergen")
        assert team.value("client", 2, "city") == "Rome"

    team.drive(act)


@pytest.mark.parametrize(
    ("name", "said"), [("Save a copy", "checked"), ("Examine the file", "no verified backup")]
)
def test_the_file_is_copied_and_examined(team: Team, name: str, said: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await chosen(pilot, name)
        await until(pilot, lambda: said in notices(app) or said in " ".join(seen(app).split()))
        assert (name == "Save a copy") == bool(backup.listed(os.path.realpath(team.path)))

    team.drive(act)


def test_of_a_large_command_the_first_changes_are_told_and_what_it_did_in_all(team: Team) -> None:
    with team.database.writing(Stamp(1, "cli", "import people.csv")) as session:
        acting.act_as(session, acting.sign_in(session, "ming"))
        for number in range(30):
            nouns.of("contact").add(session, {"name": f"Person {number}"})

    async def act(pilot: Pilot[None]) -> None:
        await chosen(pilot, "History")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until(pilot, lambda: "… in all 30 contacts added" in seen(app_of(pilot)))
        assert "p12 added" in seen(app_of(pilot)) and "p13 added" not in seen(app_of(pilot))

    team.drive(act)
