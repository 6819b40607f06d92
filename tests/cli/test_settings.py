"""crm settings and crm config on the command line."""

import json
import os
import stat
import tomllib
from pathlib import Path

import pytest

from crm_tui import config, paths
from crm_tui.services.preferences import PREFERENCES
from crm_tui.themes import THEMES
from crm_tui.values.team_rules import RULES
from tests.cli.conftest import Run


def test_every_rule_is_listed_with_its_help_and_default(run: Run) -> None:
    items = json.loads(run("settings", "--json").out)["items"]
    assert [item["name"] for item in items] == list(RULES)
    assert {item["help"] for item in items} == {rule[2] for rule in RULES.values()}


def test_a_rule_is_set_for_the_team_and_taken_back(run: Run) -> None:
    assert run("settings", "rot_days", "20").out == "20\n"
    assert run("settings", "rot_days").out == "20\n"
    assert run("settings", "rot_days", "--reset").out == f"{RULES['rot_days'][0]}\n"


def test_a_change_of_a_rule_can_be_undone(run: Run) -> None:
    run("settings", "currency", "EUR")
    assert run("undo").code == 0
    assert run("settings", "currency").out != "EUR\n"


@pytest.mark.parametrize("word", ["never", "", "从不"])
def test_days_can_be_switched_off(run: Run, word: str) -> None:
    assert run("settings", "touch_days_key", word).out == "never\n"
    run("client", "add", "Haier", "--tier", "key")
    assert run("remind").out == ""


@pytest.mark.parametrize(
    ("name", "value"), [("rot_days", "often"), ("rot_days", "-3"), ("currency", "gold"), ("currency", "")]
)
def test_a_value_of_another_kind_is_refused(run: Run, name: str, value: str) -> None:
    before = run("settings", name).out
    assert run("settings", name, "--", value).code == 2
    assert run("settings", name).out == before


@pytest.mark.parametrize("verb", ["settings", "config"])
def test_an_unknown_name_is_a_usage_error_that_lists_the_known(run: Run, verb: str) -> None:
    found = run(verb, "colour")
    assert found.code == 2
    assert ("currency" if verb == "settings" else "theme") in found.err


@pytest.mark.parametrize("verb", ["settings", "config"])
def test_reset_needs_a_name(run: Run, verb: str) -> None:
    assert run(verb, "--reset").code == 2


def test_every_preference_is_listed(run: Run) -> None:
    assert [line.split()[0] for line in run("config").out.splitlines()[1:]] == list(PREFERENCES)


def test_the_columns_and_the_view_of_a_list_are_preferences_of_each_kind_of_record(run: Run) -> None:
    assert run("config", "columns.client", "name", "city").out == "name, city\n"
    assert run("config", "views.task", "Late").out == "Late\n"
    assert config.chosen("columns", "client") == ["name", "city"]
    names = [line.split()[0] for line in run("config").out.splitlines()[1:]]
    assert names == [*PREFERENCES, "columns.client", "views.task"]
    run("config", "columns.client", "--reset")
    assert config.chosen("columns", "client") == []
    assert "columns.NOUN" in run("config", "columns.clown").err


def test_a_preference_is_written_to_a_private_file(run: Run) -> None:
    assert run("config", "theme", "light").out == "light\n"
    assert config.preference("theme") == "light"
    assert stat.S_IMODE(os.stat(paths.settings()).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(paths.config()).st_mode) == 0o700


def test_the_program_follows_a_preference(run: Run) -> None:
    run("member", "add", "Li Lei", "--login", "lilei")
    os.environ.pop("CRM_USER")
    run("config", "member", "lilei")
    run("client", "add", "Haier")
    assert json.loads(run("client", "show", "Haier", "--json").out)["items"][0]["owner"]["name"] == "Li Lei"


def test_several_targets_are_a_list(run: Run) -> None:
    run("config", "notify.targets", "mailto://a@b.example", "file:///tmp/x")
    run("config", "member", "ming")
    with open(paths.settings(), "rb") as file:
        assert tomllib.load(file) == {
            "member": "ming",
            "notify": {"targets": ["mailto://a@b.example", "file:///tmp/x"]},
        }


def test_comments_and_unknown_keys_stay(run: Run) -> None:
    os.makedirs(paths.config())
    Path(paths.settings()).write_text('# mine\ntheme = "dark" # for now\nfuture = 1\n')
    run("config", "theme", "light")
    assert Path(paths.settings()).read_text() == '# mine\ntheme = "light" # for now\nfuture = 1\n'


def test_a_preference_is_taken_out_again(run: Run) -> None:
    run("config", "theme", "light")
    assert run("config", "theme", "--reset").out == "–\n"
    assert config.preference("theme") is None


def test_a_path_is_kept_whole(run: Run, home: Path) -> None:
    run("init", str(home / "team.db"))
    assert run("config", "database", "~/team.db").out == f"{home}/team.db\n"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("theme", ["a", "b"]), ("theme", [""]), ("theme", ["bogus"]),
        ("member", ["a\nb"]), ("notify.targets", ["foo"]), ("notify.command", ["no-such-program -x"]),
        ("notify.command", ["mail 'a"]),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(run: Run, name: str, values: list[str]) -> None:
    assert run("config", name, *values).code == 2
    assert not os.path.exists(paths.settings())


def test_a_broken_file_is_refused_and_left_as_it_is(run: Run) -> None:
    os.makedirs(paths.config())
    Path(paths.settings()).write_text("theme = [")
    assert run("config", "theme", "light").code == 2
    assert Path(paths.settings()).read_text() == "theme = ["


def test_a_choice_is_taken_in_any_case_and_others_name_the_choices(run: Run) -> None:
    assert run("config", "theme", "LIGHT").out == "light\n"
    assert "dark, light, contrast" in run("config", "theme", "bogus").err


def test_the_themes_of_the_preference_are_those_of_the_app() -> None:
    assert PREFERENCES["theme"].words == tuple(THEMES)


def test_a_file_that_no_command_could_open_is_not_kept(run: Run, tmp_path: Path) -> None:
    found = run("config", "database", str(tmp_path / "none.db"))
    assert (found.code, "crm init" in found.err) == (6, True)
    assert not os.path.exists(paths.settings())


def test_somebody_who_is_no_member_is_not_kept(run: Run) -> None:
    assert run("config", "member", "anna").code == 0  # who makes the file may have any name
    run("config", "member", "--reset")
    run("client", "add", "Haier")
    assert run("config", "member", "nobody").code == 3
    assert config.preference("member") is None


def test_keys_of_the_app_are_chosen_checked_listed_and_reset(run: Run) -> None:
    assert run("config", "keys.app.undo", "ctrl+z,f14").out.strip() == "ctrl+z,f14"
    assert '"app.undo" = "ctrl+z,f14"' in Path(paths.settings()).read_text(encoding="utf-8")
    assert any("keys.app.undo" in line for line in run("config").out.splitlines())
    assert run("config", "keys.app.redo", "f14").code == 2
    assert run("config", "keys.app.undoo", "f8").code == 2
    run("config", "keys.app.undo", "--reset")
    assert run("config", "keys.app.undo").out.strip() == "–"
