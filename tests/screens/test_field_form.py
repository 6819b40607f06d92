"""One field changed where it is seen, and what the rules of a noun say in a form."""

from textual.pilot import Pilot
from textual.widgets import Input, RadioButton

from crm_tui.screens.field_form import FieldForm
from crm_tui.screens.record_form import RecordForm
from crm_tui.widgets.choice_input import ChoiceInput
from crm_tui.widgets.field_row import FieldRow
from tests.screens.team import Team, app_of, notices, seen, type_into, until, until_screen


async def begun(pilot: Pilot[None], field: str) -> None:
    """Open the one-line form of a field of the first client."""
    pilot.app.push_screen(FieldForm("client", 1, field))
    await until(pilot, lambda: pilot.app.screen.query("FieldRow Input") and pilot.app.focused)


def test_one_field_of_a_line_is_changed_and_the_same_field_is_offered_first_the_next_time(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        for city in ("Bergen", "Bonn"):
            await pilot.press("equals_sign")
            await until_screen(pilot, "Pick")
            if city == "Bergen":
                await pilot.press(*["down"] * 8)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, FieldForm) and pilot.app.focused)
            assert [row.field.name for row in pilot.app.screen.query(FieldRow)] == ["city"]
            pilot.app.screen.query_one(Input).value = city
            await pilot.press("enter")
            await until_screen(pilot, "ClientsScreen")
            await pilot.press("down")

    team.drive(act)
    assert (team.value("client", 1, "city"), team.value("client", 2, "city")) == ("Bergen", "Bonn")


def test_a_field_changed_elsewhere_meanwhile_is_asked_about_and_chosen_with_the_mouse(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await begun(pilot, "city")
        pilot.app.screen.query_one(Input).value = "Bergen"
        team.edit("client", 1, city="Tromsø", industry="Food")
        await pilot.press("enter")
        await until_screen(pilot, "ConflictScreen")
        await until(pilot, lambda: "Tromsø" in seen(app_of(pilot)))
        await until(pilot, lambda: pilot.app.screen.query(RadioButton)[1].region.height)
        await pilot.click(pilot.app.screen.query(RadioButton)[1], offset=(2, 0))
        await until(pilot, lambda: pilot.app.screen.query(RadioButton)[1].value)
        await pilot.press("ctrl+s")
        await until_screen(pilot, "ClientsScreen")

    team.drive(act)
    assert team.value("client", 1, "city") == "Tromsø"


def test_leaving_a_conflict_does_not_let_the_next_save_overwrite_the_other(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await begun(pilot, "city")
        pilot.app.screen.query_one(Input).value = "Bergen"
        team.edit("client", 1, city="Tromsø")
        for key in ("escape", "ctrl+s"):
            await pilot.press("ctrl+s")
            await until_screen(pilot, "ConflictScreen")
            await pilot.press(key)
            await until(pilot, lambda: not pilot.app.screen.query(RadioButton))

    team.drive(act)
    assert team.value("client", 1, "city") == "Bergen"


def test_a_name_another_client_bears_is_a_problem_of_the_name(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await begun(pilot, "name")
        pilot.app.screen.query_one(Input).value = "ＢＯＳＣＨ"
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query("FieldRow.-wrong"))
        await until(pilot, lambda: "There is already a client" in seen(app_of(pilot)))

    team.drive(act)
    assert team.value("client", 1, "name") == "Acme"


def test_resolving_a_complaint_without_a_resolution_is_a_problem_of_its_field(team: Team) -> None:
    number = team.add("complaint", summary="Too warm", client="c1")

    async def act(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(RecordForm("complaint", number))
        await until_screen(pilot, "RecordForm")
        pilot.app.screen.query_one("#row-status").query_one(ChoiceInput).value = "resolved"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen.query("#row-resolution.-wrong"))
        assert app_of(pilot).fault is None

    team.drive(act)
    assert team.value("complaint", number, "status") == "new"


def test_words_for_a_day_money_and_a_length_are_shown_as_they_were_understood(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(RecordForm("opportunity"))
        await until_screen(pilot, "RecordForm")
        await type_into(pilot, "expected_close", "next fri")
        await type_into(pilot, "amount", "120万")
        await type_into(pilot, "currency", "EUR")
        await until(pilot, lambda: "Fri 20 Mar 2026" in seen(app_of(pilot)))
        await until(pilot, lambda: "EUR 1,200,000.00" in seen(app_of(pilot)))

    team.drive(act)


def test_a_choice_is_chosen_by_its_letter_and_never_acts_on_the_app(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        pilot.app.push_screen(RecordForm("client", 1))
        await until_screen(pilot, "RecordForm")
        tier = pilot.app.screen.query_one("#row-tier").query_one(ChoiceInput)
        tier.focus()
        await pilot.press("r")
        await until(pilot, lambda: tier.value == "regular")
        await pilot.press("q", "a", "u")
        assert pilot.app.screen.query("#row-tier")
        await pilot.press("backspace", "k", "ctrl+s")
        await until(pilot, lambda: not pilot.app.screen.query("#row-tier"))
        assert not notices(app_of(pilot)).startswith("Undid")

    team.drive(act)
    assert team.value("client", 1, "tier") == "key"
