"""The floors hold, and no kind of command loads what it does not need."""

import os
import shlex
import subprocess
import sys

import pytest
from grimp import ImportGraph
from importlinter import Contract

from crm_tui import paths
from crm_tui.store import schema
from tests.contracts import ImportedOnlyBy, ImportsOnly

LIBRARIES = {
    *("alembic", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual", "typer"),
    *("borax", "dateutil", "pypinyin"),
}
COSTLY = {"dataclasses", "json", "pathlib", "typing", "zoneinfo"}

# What is run (`import MODULE …` or `crm ARGUMENT …`), and the modules that must not be loaded by it.
LOADS: list[tuple[str, set[str]]] = [
    ("import crm_tui", LIBRARIES | COSTLY | {"sqlite3"}),
    ("import crm_tui.errors crm_tui.clock crm_tui.values", LIBRARIES | COSTLY | {"sqlite3"}),
    ("import crm_tui.paths crm_tui.store.connection crm_tui.store.lookup", LIBRARIES | COSTLY | {"difflib"}),
    ("import crm_tui.values.facts", LIBRARIES | {"sqlite3"}),
    ('crm log --new "Haier: wants 200 units"', {"typer", "rich", "sqlalchemy", "textual"}),
    ("crm remind", {"typer", "rich", "sqlalchemy", "textual"}),
    ("crm --help", {"rich", "sqlalchemy", "textual"}),
    ("crm nonsense", {"rich", "sqlalchemy", "textual"}),
    ("crm client list", {"textual"}),
    ("crm", {"pydantic", "sqlalchemy", "sqlmodel"}),  # until the first rows stand on the screen
    ("import crm_tui.app", {"pydantic", "sqlalchemy", "sqlmodel", "typer"}),
]
PROGRAMS = {
    "import": "for name in sys.argv[1:]: __import__(name)",
    "crm": "from crm_tui.__main__ import main\nsys.exit(main())",
}
# Says at the very end what is loaded, also where the program leaves by os._exit.
REPORT = """
import atexit, os, sys
leave = os._exit
def report():
    os.write(2, ("\\nloaded: " + " ".join(sys.modules)).encode())
def report_and_leave(code):
    report()
    leave(code)
os._exit = report_and_leave
atexit.register(report)
"""


def loaded(command: str) -> set[str]:
    """The modules, by full name, that a fresh interpreter loads for the command, whatever its exit code."""
    program, *arguments = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-c", REPORT + PROGRAMS[program], *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return set(done.stderr.rpartition("\nloaded: ")[2].split())


def graph(*imports: tuple[str, str]) -> ImportGraph:
    """A graph of these imports, (importer, imported) each."""
    made = ImportGraph()
    for importer, imported in imports:
        made.add_import(importer=importer, imported=imported)
    return made


def is_kept(contract: type[Contract], imports: ImportGraph, **options: object) -> bool:
    """Whether the contract with these options holds on the graph."""
    made = contract(name="planted", session_options={}, contract_options=options)
    return made.check(imports, verbose=False).kept


@pytest.mark.parametrize(("command", "forbidden"), LOADS, ids=[command for command, _ in LOADS])
def test_a_command_loads_no_more_than_it_needs(command: str, forbidden: set[str]) -> None:
    if command.startswith("crm "):
        made = paths.database()
        os.makedirs(os.path.dirname(made))
        schema.create(made, login="ming", zone="Asia/Shanghai", currency="CNY")
    assert loaded(command) & forbidden == set()


def test_what_a_command_loads_is_seen() -> None:
    assert {"json", "json.decoder", "sqlite3"} <= loaded("import json sqlite3")


@pytest.mark.parametrize("imported", ["crm_tui.store", "crm_tui.store.engine", "crm_tui.models", "rich"])
def test_an_import_that_is_not_allowed_breaks_the_contract(imported: str) -> None:
    options = {"importing": ["crm_tui.quick"], "allowed": ["crm_tui.store.connection", "crm_tui.values"]}
    assert not is_kept(ImportsOnly, graph(("crm_tui.quick.log", imported)), **options)


@pytest.mark.parametrize("imported", ["crm_tui.store.connection", "crm_tui.values.dates", "sqlite3", "os"])
def test_an_allowed_import_keeps_the_contract(imported: str) -> None:
    options = {"importing": ["crm_tui.quick"], "allowed": ["crm_tui.store.connection", "crm_tui.values"]}
    assert is_kept(ImportsOnly, graph(("crm_tui.quick.log", imported)), **options)


@pytest.mark.parametrize(("importer", "kept"), [("crm_tui.cli.root", True), ("crm_tui.display", False)])
def test_a_library_is_kept_to_its_floor(importer: str, kept: bool) -> None:
    options = {"imported": ["typer"], "importers": ["crm_tui.cli"]}
    assert is_kept(ImportedOnlyBy, graph((importer, "typer")), **options) is kept


@pytest.mark.parametrize(("importer", "kept"), [("crm_tui.cli", True), ("crm_tui.cli.clients", False)])
def test_an_exact_importer_is_that_module_alone(importer: str, kept: bool) -> None:
    options = {"imported": ["crm_tui.app"], "importers": ["crm_tui.cli"], "exact": "True"}
    assert is_kept(ImportedOnlyBy, graph((importer, "crm_tui.app")), **options) is kept
