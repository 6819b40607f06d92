"""The manual is whole and true: what the program has is in it with its help, and what it shows works."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crm_tui import errors
from crm_tui.cli import remind
from crm_tui.reports import catalogue as reports
from crm_tui.screens.areas import AREAS
from crm_tui.services.faces import built_in
from crm_tui.services.preferences import OF_NOUNS, PREFERENCES
from crm_tui.values.commands import EVERYDAY, HOUSE
from crm_tui.values.nouns import NOUNS
from crm_tui.values.team_rules import RULES
from tests.documentation import commands, keys, pages, records

COMMANDS = list(commands.paths())
HOLDERS = list(keys.places())
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
OUTSIDE = ("http://", "https://", "mailto:")
USAGE, INTERRUPTED = 2, 130


def text_of(page: str) -> str:
    """A page of the manual."""
    return (pages.DOCS / page).read_text(encoding="utf-8")


def every_error(kind: type[errors.CrmError] = errors.CrmError) -> Iterator[type[errors.CrmError]]:
    """An error and all its children."""
    yield kind
    for child in kind.__subclasses__():
        yield from every_error(child)


def anchors(path: Path) -> set[str]:
    """What a link may name after # in a page: its headings, in small letters with hyphens."""
    found = HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in found}


@pytest.mark.parametrize("path", pages.pages(), ids=lambda path: path.stem)
def test_a_page_says_what_the_program_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == pages.generated(text, path.stem), "make docs brings it up to date"


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_a_page_with_its_fields_and_commands(noun: str) -> None:
    assert pages.marks(text_of(f"{noun}.md")) == ["fields"]
    for verb in commands.found(noun).commands:
        assert f"### crm {noun} {verb}" in text_of(f"{noun}.md")


def test_every_other_command_is_on_the_page_of_commands() -> None:
    others = [*EVERYDAY, *HOUSE]
    assert sorted(pages.marks(text_of("commands.md"))) == sorted(
        ["command", *(f"command {n}" for n in others)]
    )


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(("crm", *path)))
def test_every_command_and_option_has_help(path: tuple[str, ...]) -> None:
    command = commands.found(*path)
    assert command.help
    assert [one.name for one in command.params if not one.help] == []
    assert "--install-completion" not in {name for one in command.params for name in one.opts}


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(("crm", *path)))
def test_every_option_is_on_the_page_of_its_command(path: tuple[str, ...]) -> None:
    page = text_of(f"{path[0]}.md" if path and path[0] in NOUNS else "commands.md")
    options = [one for one in commands.found(*path).params if one.param_type_name == "option"]
    missing = [name for one in options for name in one.opts if not re.search(rf"`{name}[ `]", page)]
    assert missing == []


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_has_a_title_and_help(noun: str) -> None:
    faces = [field for name, field in built_in(noun).items() if name not in records.BOOKKEEPING]
    assert [field.name for field in faces if not (field.title and field.facts.help)] == []


def test_import_and_export_explain_every_option_on_their_own_pages() -> None:
    for name in ("import", "export"):
        options = [one for one in commands.found(name).params if one.param_type_name == "option"]
        page = text_of(f"{name}.md")
        assert [flag for one in options for flag in one.opts if f"`{flag}" not in page] == []


def test_every_report_is_on_the_page_of_reports() -> None:
    assert [mark for mark in pages.marks(text_of("reports.md")) if mark.startswith("report ")] == [
        f"report {name}" for name in reports.REPORTS
    ]


def test_every_setting_and_preference_is_documented_with_its_help() -> None:
    page = text_of("settings.md")
    assert {"settings", "preferences"} <= set(pages.marks(page))
    for name, help in [
        *((n, rule[2]) for n, rule in RULES.items()),
        *((n, p.help) for n, p in PREFERENCES.items()),
        *((f"{table}.NOUN", p.help) for table, p in OF_NOUNS.items()),
    ]:
        assert help
        assert f"| `{name}` |" in page


def test_every_place_with_keys_has_a_title() -> None:
    assert {holder.__name__ for holder in HOLDERS} == set(keys.PLACES)


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: holder.__name__)
def test_every_key_has_an_id_and_says_what_it_does(holder: type[Any]) -> None:
    page = text_of("app.md")
    for binding in keys.bindings(holder):
        assert binding.id, binding.key
        assert binding.tooltip, binding.id
        assert f"`{binding.id}` | {commands.escaped(binding.tooltip)} |" in page


def test_every_area_is_on_the_page_of_the_app() -> None:
    page = text_of("app.md")
    assert [
        area.title for number, area in enumerate(AREAS, 1) if f"| {number} | {area.title} |" not in page
    ] == []


def test_every_exit_code_is_documented_and_no_other() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", text_of("exit-codes.md"), re.MULTILINE)}
    raised = {error.exit_code for error in every_error()}
    assert documented == raised | {0, USAGE, remind.DUE, INTERRUPTED}


@pytest.mark.parametrize("path", pages.texts(), ids=lambda path: str(path.relative_to(pages.ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if target.startswith(OUTSIDE):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_the_index_leads_to_every_page() -> None:
    linked = set(LINK.findall(text_of("README.md")))
    assert {path.name for path in pages.pages()} - linked == {"README.md"}
