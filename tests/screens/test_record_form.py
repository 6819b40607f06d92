"""The generic form: problems under the fields, look-up by typing, nothing lost, nothing overwritten."""

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input, RadioButton

from crm_tui.models.record import Record
from crm_tui.screens.record_form import RecordForm
from crm_tui.services import nouns
from crm_tui.store.database import Session
from crm_tui.widgets.field_row import FieldRow
from tests.screens.team import Team, app_of, notices, seen, type_into, until, until_screen


def row(pilot: Pilot[None], field: str) -> FieldRow:
    return pilot.app.screen.query_one(f"#row-{field}", FieldRow)


async def open_form(pilot: Pilot[None], key: str) -> None:
    await pilot.press(key)
    await until_screen(pilot, "RecordForm")


async def save(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+s")


def test_a_problem_stands_under_its_field_until_it_is_mended(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "n")
        await type_into(pilot, "email", "nobody")
        await save(pilot)
        await until(pilot, lambda: row(pilot, "email").has_class("-wrong"))
        assert team.count("client") == 3
        await type_into(pilot, "email", "a@example.com")
        await save(pilot)
        await until(pilot, lambda: row(pilot, "name").has_class("-wrong"))
        assert not row(pilot, "email").has_class("-wrong")
        await type_into(pilot, "name", "Globex")
        await type_into(pilot, "tags", "cold, vip")
        await pilot.press("f2")
        await until(pilot, lambda: team.count("client") == 4)
        await until_screen(pilot, "ClientsScreen")
        assert "Added c4" in notices(app_of(pilot))

    team.drive(act)
    assert team.value("client", 4, "email") == "a@example.com"


def test_a_name_that_nobody_bears_is_a_problem_of_its_field(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        await type_into(pilot, "parent", "Nobody Ltd")
        await save(pilot)
        await until(pilot, lambda: row(pilot, "parent").has_class("-wrong"))
        assert "Nobody Ltd" in seen(app_of(pilot))

    team.drive(act)


def test_a_reference_is_picked_from_what_typing_offers(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        row(pilot, "parent").query("Input").first().focus()
        await pilot.press(*"haier")
        await until(pilot, lambda: row(pilot, "parent").query(".-offering"))
        await pilot.press("enter")
        await until(pilot, lambda: row(pilot, "parent").value == "c3")
        await save(pilot)
        await until(pilot, lambda: team.value("client", 1, "parent_id") == 3)

    team.drive(act)


def test_only_what_was_typed_is_changed(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        await type_into(pilot, "city", "Bergen")
        team.edit("client", 1, industry="Food")
        await save(pilot)
        await until(pilot, lambda: team.value("client", 1, "city") == "Bergen")

    team.drive(act)
    assert team.value("client", 1, "industry") == "Food"


def test_a_field_of_the_teams_own_may_have_a_chinese_name(team: Team) -> None:
    team.add("field", name="区域", on="client")

    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        pilot.app.screen.query(FieldRow)[-1].query_one(Input).value = "华东"
        await pilot.pause()
        team.edit("client", 1, 区域="华北")
        await save(pilot)
        await until_screen(pilot, "ConflictScreen")
        assert "华北" in seen(app_of(pilot))
        await save(pilot)
        await until(pilot, lambda: team.count("client") and "Saved" in notices(app_of(pilot)))

    app = team.drive(act)
    assert app.fault is None
    with team.database.reading() as session:
        assert session.connection().exec_driver_sql("SELECT value FROM field_value").all() == [("华东",)]


def test_a_conflict_shows_both_values_and_each_field_is_chosen(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        await type_into(pilot, "city", "Bergen")
        await type_into(pilot, "industry", "Fish")
        team.edit("client", 1, city="Tromsø", industry="Food", country="Norway")
        await save(pilot)
        await until_screen(pilot, "ConflictScreen")
        text = seen(app_of(pilot))
        assert "Bergen" in text and "Tromsø" in text and "Fish" in text and "Food" in text
        told = [line.split() for line in text.splitlines()]
        assert ["(•)", "stays", "yours", "Bergen"] in [line[1:5] for line in told]
        assert ["(", ")", "goes", "theirs", "Tromsø"] in [line[1:6] for line in told]
        pilot.app.screen.query_one("#conflict-industry").query(RadioButton)[1].value = True
        await pilot.pause()
        await save(pilot)
        await until(pilot, lambda: team.value("client", 1, "city") == "Bergen")

    team.drive(act)
    assert team.value("client", 1, "industry") == "Food"
    assert team.value("client", 1, "country") == "Norway"


def test_going_back_from_a_conflict_keeps_what_was_typed_and_writes_nothing(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        await type_into(pilot, "city", "Bergen")
        team.edit("client", 1, city="Tromsø")
        await save(pilot)
        await until_screen(pilot, "ConflictScreen")
        await pilot.press("escape")
        await until_screen(pilot, "RecordForm")
        assert row(pilot, "city").value == "Bergen"

    team.drive(act)
    assert team.value("client", 1, "city") == "Tromsø"


def test_an_open_form_says_that_its_record_was_changed_elsewhere(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        await type_into(pilot, "city", "Bergen")
        team.edit("client", 1, industry="Food")
        await until(pilot, lambda: "Changed elsewhere meanwhile: Industry" in seen(app_of(pilot)))
        assert row(pilot, "city").value == "Bergen"

    team.drive(act)


def test_every_noun_has_a_form(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        for noun in (
            "contact",
            "interaction",
            "task",
            "opportunity",
            "complaint",
            "plan",
            "product",
            "order",
        ):
            pilot.app.push_screen(RecordForm(noun))
            await until_screen(pilot, "RecordForm")
            await pilot.press("escape")
            await until_screen(pilot, "ClientsScreen")

    team.drive(act)


def test_a_long_text_takes_several_lines_tab_leaves_it_and_ctrl_enter_saves(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        row(pilot, "note").input.focus()
        await pilot.press(*"one", "enter", *"二", "tab")
        await until(pilot, lambda: not row(pilot, "note").input.has_focus)
        await pilot.press("shift+tab")
        await until(pilot, lambda: row(pilot, "note").input.has_focus)
        await pilot.press("ctrl+enter")
        await until(pilot, lambda: "Saved c1" in notices(app_of(pilot)))

    team.drive(act)
    assert team.value("client", 1, "note") == "one\n二"


def test_titles_and_texts_in_wide_characters_line_up(team: Team) -> None:
    team.add("field", name="grade2", title="信用等级", on="client")

    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "e")
        await type_into(pilot, "city", "青岛")
        pilot.app.screen.query(FieldRow)[-1].query_one(Input).value = "甲级"
        pilot.app.screen.query(FieldRow)[-1].scroll_visible(animate=False)
        await until(pilot, lambda: "甲级" in seen(app_of(pilot)))
        await until(pilot, lambda: "青岛" in seen(app_of(pilot)))
        lines = seen(app_of(pilot)).splitlines()
        starts = [
            cell_len(line[: line.index(text)]) for line in lines for text in ("青岛", "甲级") if text in line
        ]
        assert len(set(starts)) == 1
        assert "信用等级  甲级" in seen(app_of(pilot))

    team.drive(act, size=(80, 40))


def test_help_says_what_the_field_under_the_cursor_takes(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "n")
        await until(pilot, lambda: row(pilot, "name").input.has_focus)
        await pilot.press("?")
        assert row(pilot, "name").value == "?"  # a letter like any other where one types
        row(pilot, "touch_days").input.focus()
        await pilot.press("f1")
        await until_screen(pilot, "HelpScreen")
        await until(pilot, lambda: "Touch every: " in seen(app_of(pilot)))
        assert "Save what was typed" in seen(app_of(pilot))
        await pilot.press("escape")
        await until_screen(pilot, "RecordForm")
        assert row(pilot, "touch_days").input.has_focus

    team.drive(act)


def test_a_notice_does_not_lie_over_the_line_that_is_opened_next(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("x")
        await until(pilot, lambda: "Archived" in notices(app_of(pilot)))
        await pilot.press("a")
        await until_screen(pilot, "QuickScreen")
        await until(pilot, lambda: notices(app_of(pilot)) == "")

    team.drive(act)


def test_a_namesake_that_is_picked_is_saved(team: Team) -> None:
    for client in ("c1", "c2"):
        team.add("contact", name="Wang Min", client=client)
    team.add("opportunity", name="freezers", client="c1", contact="p1")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(RecordForm("opportunity", 1))
        await until_screen(pilot, "RecordForm")
        held = pilot.app.screen.query_one("#row-contact").query(Input).first()
        held.focus()
        await until(pilot, lambda: held.has_focus)
        held.value = "Wang Mi"
        await until(pilot, lambda: "p2     Wang Min  Bosch" in seen(app_of(pilot)))
        await pilot.press("down", "enter", "ctrl+s")
        await until(pilot, lambda: team.value("opportunity", 1, "contact_id") == 2)

    team.drive(act)


def test_enter_before_the_offers_caught_up_never_picks_among_several_unseen(team: Team) -> None:
    for name in ("Wang Min", "Wang Wei", "Wei Ling"):
        team.add("contact", name=name, client="c1")
    team.add("opportunity", name="freezers", client="c1")

    async def act(pilot: Pilot[None]) -> None:
        await pilot.app.push_screen(RecordForm("opportunity", 1))
        await until_screen(pilot, "RecordForm")
        field = row(pilot, "contact")
        held = field.query(Input).first()
        held.focus()
        await until(pilot, lambda: held.has_focus)
        held.value = "Ling"
        await until(pilot, lambda: "p3     Wei Ling" in seen(app_of(pilot)))
        held.value = "Wang"
        held.post_message(Input.Submitted(held, held.value))
        await until(pilot, lambda: "p1     Wang Min" in seen(app_of(pilot)))
        assert field.value == "Wang"
        await pilot.press("down", "enter")
        await until(pilot, lambda: field.value == "p2")

    team.drive(act)


@pytest.mark.parametrize("archived", [False, True])
def test_fields_that_come_and_go_while_a_form_is_open_are_survived(team: Team, archived: bool) -> None:
    number = team.add("field", name="floor", on="client", kind="text")

    async def act(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        pilot.app.push_screen(RecordForm("client", 1))
        await until_screen(pilot, "RecordForm")
        if archived:
            await type_into(pilot, "floor", "4th")
            team.write(lambda session: put_away(session, number))
        else:
            team.add("field", name="door", on="client", kind="text")
        team.edit("client", 1, city="Moss")
        app.changed.publish(None)
        await until(pilot, lambda: "Changed elsewhere meanwhile: City" in seen(app))
        await type_into(pilot, "industry", "Toys")
        await pilot.press("ctrl+s")
        expected = "There is no field" if archived else "Saved c1 Acme"
        await until(pilot, lambda: expected in seen(app))

    team.drive(act, size=(100, 40))


def put_away(session: Session, number: int) -> Record:
    verbs = nouns.of("field")
    return verbs.archive(session, verbs.get(session, number))


def test_free_text_is_suggested_as_others_wrote_it(team: Team) -> None:
    for name, city in (("Acme 2", "Qingdao"), ("Acme 3", "Qingdao"), ("Acme 4", "Qinhuangdao")):
        team.add("client", name=name, city=city)

    async def act(pilot: Pilot[None]) -> None:
        await open_form(pilot, "n")
        await type_into(pilot, "name", "Globex")
        field = row(pilot, "city").input
        assert isinstance(field, Input)
        field.focus()
        await pilot.press("q", "i", "n")
        await until(pilot, lambda: field._suggestion == "Qingdao")
        await pilot.press("h")
        await until(pilot, lambda: field._suggestion == "Qinhuangdao")
        await pilot.press("right")
        assert field.value == "Qinhuangdao"
        await pilot.press("x")
        await until(pilot, lambda: not field._suggestion)

    team.drive(act)
