"""The generic list: reading, filtering, sorting, selecting, putting away, undoing, following other programs."""

from textual.pilot import Pilot
from textual.widgets import Static

from crm_tui.screens.records import RecordsScreen
from crm_tui.widgets.record_table import RecordTable
from tests.screens.team import Team, app_of, notices, seen, until, until_screen


def below(pilot: Pilot[None]) -> str:
    """What stands under the filter."""
    return "".join(str(found.content) for found in pilot.app.screen.query("#filter-below").results(Static))


def table(pilot: Pilot[None]) -> RecordTable:
    return pilot.app.screen.query_one(RecordTable)


def test_the_list_shows_the_clients_by_name_with_their_marks(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        text = seen(app_of(pilot))
        assert text.index("Acme") < text.index("Bosch") < text.index("海尔")
        assert "* Key" in text

    team.drive(act)


def test_a_filter_is_typed_in_the_grammar_of_the_command_line(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"tier=key", "enter")
        await until(pilot, lambda: table(pilot).row_count == 2)
        assert "Bosch" not in seen(app_of(pilot))
        assert isinstance(pilot.app.focused, RecordTable)
        await pilot.press("escape")
        await until(pilot, lambda: table(pilot).row_count == 3)

    team.drive(act)


def test_a_filter_that_cannot_be_read_says_so_in_its_line_and_leaves_the_list(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("／", *"tire=key", "enter")
        await until(pilot, lambda: "no field" in below(pilot))
        assert table(pilot).row_count == 3

    team.drive(act)


def test_sorting_twice_by_a_column_turns_the_order_round(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, RecordsScreen)
        screen.sort_by("name")
        screen.sort_by("name")
        await until(pilot, lambda: table(pilot).row_count == 3 and table(pilot).cursor_id == 3)

    team.drive(act)


def test_selected_records_are_put_away_and_undo_brings_them_back(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("space", "down", "space", "x")
        await until(pilot, lambda: team.count("client") == 1 and table(pilot).row_count == 1)
        assert "Archived c1 c2" in notices(app_of(pilot))
        await pilot.press("u")
        await until(pilot, lambda: team.count("client") == 3 and table(pilot).row_count == 3)
        await pilot.press("U")
        await until(pilot, lambda: team.count("client") == 1)

    team.drive(act)


def test_a_deleted_record_comes_back_by_undo(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("delete")
        await until(pilot, lambda: team.count("client") == 2)
        await pilot.press("u")
        await until(pilot, lambda: team.count("client") == 3)

    team.drive(act)
    assert team.value("client", 1, "city") == "Oslo"


def test_what_another_program_writes_appears_and_the_cursor_stays_on_its_record(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("down", "space")
        assert table(pilot).cursor_id == 2
        for number in range(100):
            team.add("client", name=f"Aaa {number:03}")
        await until(pilot, lambda: table(pilot).row_count == 103)
        assert table(pilot).cursor_id == 2
        assert table(pilot).selected == {2}

    team.drive(act)


def test_a_filter_half_typed_survives_a_change_from_elsewhere(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"zz")
        await until(pilot, lambda: table(pilot).row_count == 0)
        team.add("client", name="zzTop")
        await until(pilot, lambda: table(pilot).row_count == 1)
        assert pilot.app.screen.query_one("#filter").value == "zz"  # type: ignore[attr-defined]

    team.drive(act)


def test_each_area_keeps_its_filter_while_another_is_in_front(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("/", *"Acme", "enter")
        await until(pilot, lambda: table(pilot).row_count == 1)
        await pilot.press("6")
        await until(pilot, lambda: pilot.app.current_mode == "complaints")
        await pilot.press("2")
        await until(pilot, lambda: pilot.app.current_mode == "clients")
        assert table(pilot).row_count == 1

    team.drive(act)


def test_an_empty_list_says_what_belongs_there(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "n makes the first one" in seen(app_of(pilot)))

    team.drive(act, area="plan")


def test_help_is_in_the_words_of_the_screen_and_names_its_keys(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("？")
        await until_screen(pilot, "HelpScreen")
        text = seen(app_of(pilot))
        assert "Your clients" in text
        assert "Edit the record under the cursor" in text

    team.drive(act)
