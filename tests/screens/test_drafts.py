"""Forms left half filled in: kept on this computer, offered again, and gone when they were saved or thrown away."""

import json
import os
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from crm_tui.exchange import files
from crm_tui.screens.record_form import RecordForm
from crm_tui.services import drafts
from tests.screens.team import Team, app_of, notices, seen, type_into, until, until_screen


def kept() -> list[Path]:
    """The files of drafts."""
    return sorted(Path(drafts.folder()).glob("*"))


async def half_filled(pilot: Pilot[None], key: str = "n", **typed: str) -> None:
    """Open a form by a key, and fill it in until it is kept."""
    await pilot.press(key)
    await until_screen(pilot, "RecordForm")
    for field, text in typed.items():
        await type_into(pilot, field, text)
    await until(
        pilot, lambda: kept() and all(text in kept()[-1].read_text("utf-8") for text in typed.values())
    )


async def left(pilot: Pilot[None], key: str = "n", **typed: str) -> None:
    """The same, and leave it."""
    await half_filled(pilot, key, **typed)
    await pilot.press("escape")
    await until_screen(pilot, "ClientsScreen")


def value(pilot: Pilot[None], field: str) -> str:
    """What stands in a one-line field."""
    return pilot.app.screen.query_one(f"#row-{field}").query(Input).first().value


def test_a_form_that_is_left_says_so_is_offered_again_and_is_gone_once_saved(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, name="Globex", city="西安")
        assert "Not saved, but kept" in notices(app_of(pilot))
        await pilot.press("n")
        await until_screen(pilot, "Pick")
        sentence = "A form you left at 10:30: Enter takes it up, Esc"
        await until(pilot, lambda: sentence in seen(app_of(pilot)))
        await pilot.press("enter")
        await until_screen(pilot, "RecordForm")
        await until(pilot, lambda: value(pilot, "name") == "Globex")
        assert value(pilot, "city") == "西安"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: team.count("client") == 4)
        await until_screen(pilot, "ClientsScreen")

    team.drive(act)
    assert team.value("client", 4, "city") == "西安"
    assert kept() == []


def test_a_form_saved_before_its_drafts_were_looked_up_leaves_none(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up, asked = drafts.waiting, Event()

    def slow(database: str) -> Any:
        asked.wait(10)
        return look_up(database)

    monkeypatch.setattr(drafts, "waiting", slow)

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")
        await type_into(pilot, "name", "Globex")
        form = pilot.app.screen
        assert isinstance(form, RecordForm)
        dismiss, answers = form.dismiss, list[int | None]()
        monkeypatch.setattr(form, "dismiss", answers.append)  # a screen takes a while to come down
        await pilot.press("ctrl+s")
        await until(pilot, lambda: answers)
        asked.set()
        await until(pilot, lambda: form._file is not None)
        dismiss(answers[0])
        await until_screen(pilot, "ClientsScreen")

    team.drive(act)
    assert kept() == []


def test_a_draft_is_its_owners_alone_and_says_what_it_belongs_to(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, "e", city="Bergen")

    team.drive(act)
    (file,) = kept()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    held = json.loads(file.read_text("utf-8"))
    assert held["database"] == os.path.realpath(team.path)
    assert (held["noun"], held["number"], held["version"]) == (
        "client",
        1,
        team.value("client", 1, "version"),
    )
    assert held["texts"] == {"city": "Bergen"}


def test_an_untouched_form_leaves_no_draft_nor_does_one_put_back_as_it_was(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")
        assert kept() == []
        await half_filled(pilot, "e", city="Bergen")
        await type_into(pilot, "city", "Oslo")
        await until(pilot, lambda: kept() == [])
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")

    team.drive(act)
    assert kept() == []


def test_what_was_typed_in_the_last_moment_before_quitting_is_kept(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")
        pilot.app.screen.query_one("#row-name").query(Input).first().value = "Globex"
        await pilot.press("f10")

    team.drive(act)
    assert "Globex" in kept()[0].read_text("utf-8")


def test_a_draft_is_thrown_away_by_a_key_that_asks_first(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await half_filled(pilot, name="Globex")
        await pilot.press("ctrl+g")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "RecordForm")
        assert value(pilot, "name") == "Globex"
        await pilot.press("ctrl+g")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "enter")
        await until_screen(pilot, "ClientsScreen")
        await until(pilot, lambda: kept() == [])

    team.drive(act)


def test_beginning_anew_keeps_the_old_draft_which_can_be_thrown_away_where_it_is_offered(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, name="Globex")
        await pilot.press("n")
        await until_screen(pilot, "Pick")
        await pilot.press("escape")
        await until_screen(pilot, "RecordForm")
        assert value(pilot, "name") == ""
        assert len(kept()) == 1
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")
        await pilot.press("n")
        await until_screen(pilot, "Pick")
        await pilot.press("down", "down", "enter")
        await until_screen(pilot, "RecordForm")
        await until(pilot, lambda: kept() == [])

    team.drive(act)


def test_only_the_same_kind_of_form_over_the_same_file_is_offered_a_draft(team: Team, tmp_path: Path) -> None:
    other = Team(tmp_path / "other.db")
    other.add("client", name="Elsewhere")

    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, name="Globex")
        await pilot.press("e")
        await until_screen(pilot, "RecordForm")
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")

    async def there(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")

    team.drive(act)
    other.drive(there)


def test_a_draft_that_an_open_form_holds_is_offered_to_no_other(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await half_filled(pilot, name="Globex")
        assert drafts.waiting(team.path) == []
        assert drafts.DraftFile(kept()[0].name).claim() is None
        pilot.app.push_screen(RecordForm("client"))
        await until(pilot, lambda: len(pilot.app.screen_stack) == 3 and pilot.app.focused)
        assert isinstance(pilot.app.screen, RecordForm)

    team.drive(act)
    assert [draft.shown for _, draft in drafts.waiting(team.path)] == [{"name": "Globex"}]


def test_a_draft_of_a_record_that_was_changed_since_shows_both_values(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, "e", city="Bergen", industry="Fish")
        team.edit("client", 1, city="Tromsø")
        await pilot.press("e")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "ConflictScreen")
        await until(pilot, lambda: "Bergen" in seen(app_of(pilot)))
        assert "Tromsø" in seen(app_of(pilot))
        assert not pilot.app.screen.query("#conflict-industry")
        await pilot.press("ctrl+t", "ctrl+s")
        await until_screen(pilot, "RecordForm")
        assert (value(pilot, "city"), value(pilot, "industry")) == ("Tromsø", "Fish")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: team.value("client", 1, "industry") == "Fish")

    team.drive(act)
    assert team.value("client", 1, "city") == "Tromsø"
    assert kept() == []


def test_going_back_from_such_a_conflict_begins_anew_and_keeps_the_draft(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, "e", city="Bergen")
        team.edit("client", 1, city="Tromsø")
        await pilot.press("e")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "ConflictScreen")
        await pilot.press("escape")
        await until_screen(pilot, "RecordForm")
        await until(pilot, lambda: value(pilot, "city") == "Tromsø")
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")

    team.drive(act)
    assert len(kept()) == 1


def test_a_picked_record_is_still_picked_when_its_draft_is_taken_up(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")
        pilot.app.screen.query_one("#row-parent").query(Input).first().focus()
        await pilot.press(*"haier")
        await until(pilot, lambda: pilot.app.screen.query(".-offering"))
        await pilot.press("enter")
        await until(pilot, lambda: value(pilot, "parent") == "海尔")
        await pilot.press("escape")
        await until_screen(pilot, "ClientsScreen")
        await pilot.press("n")
        await until_screen(pilot, "Pick")
        await pilot.press("enter")
        await until_screen(pilot, "RecordForm")
        await until(pilot, lambda: value(pilot, "parent") == "海尔")
        await type_into(pilot, "name", "Globex")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: team.count("client") == 4)

    team.drive(act)
    assert team.value("client", 4, "parent_id") == 3


def test_the_palette_lists_the_forms_left_half_filled_in(team: Team) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, name="Globex")
        await pilot.press("colon")
        await until_screen(pilot, "Palette")
        await pilot.press(*"globex")
        await until(pilot, lambda: "Draft of 10:30: New client  Globex" in seen(app_of(pilot)))
        await pilot.press("enter")
        await until_screen(pilot, "RecordForm")
        await until(pilot, lambda: value(pilot, "name") == "Globex")

    team.drive(act)


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"database": 1}', "\0" * 200])
def test_a_damaged_draft_is_passed_over(team: Team, damage: str) -> None:
    async def act(pilot: Pilot[None]) -> None:
        await left(pilot, name="Globex")

    if not damage:
        team.drive(act)
    else:
        Path(drafts.folder()).mkdir(parents=True)
    (Path(drafts.folder()) / "0.json").write_text(damage, "utf-8")
    assert len(drafts.waiting(team.path)) == (0 if damage else 1)


def test_a_form_whose_draft_cannot_be_written_says_so_and_can_be_saved(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "replacing", full)

    async def act(pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await until_screen(pilot, "RecordForm")
        await type_into(pilot, "name", "Globex")
        await until(pilot, lambda: "cannot be kept" in notices(app_of(pilot)))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: team.count("client") == 4)

    app = team.drive(act)
    assert app.fault is None
