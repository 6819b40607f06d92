"""Every act of the app has a command, and every command that writes has its place in the app."""

from crm_tui.screens.house import ENTRIES
from crm_tui.values.app_keys import KEYS
from crm_tui.values.nouns import NOUNS
from tests.documentation.acts import ACTS, LOOKING, LOOKING_PLACES, ONLY_LOOK, every_command

OFFERED = {entry.name: entry for entry in ENTRIES}


def test_every_command_that_writes_has_its_place_in_the_app() -> None:
    placed = {command for act in ACTS for command in act.commands}
    own = {
        command for command in placed if command.startswith("view ")
    }  # shared verbs with a place of their own
    assert placed - own == set(every_command()) - ONLY_LOOK
    assert [act.what for act in ACTS if not (act.keys or act.palette or act.note)] == []


def test_every_key_that_writes_has_a_command_that_does_the_same() -> None:
    writing = {key for act in ACTS for key in act.keys}
    looking = {key for key in KEYS if key in LOOKING or key.partition(".")[0] in LOOKING_PLACES}
    assert writing & looking == set()
    assert writing | looking == set(KEYS)


def test_what_the_palette_is_said_to_offer_it_offers() -> None:
    assert [name for act in ACTS for name in act.palette if name not in OFFERED] == []


def test_every_noun_is_reached_in_the_app() -> None:
    areas = {"client", "plan", "interaction", "opportunity", "complaint"}
    from_palette = {entry.command.split()[1] for entry in ENTRIES if entry.command.endswith(" list")}
    assert set(NOUNS) == areas | from_palette
