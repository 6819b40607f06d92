"""Each house rule catches a planted violation and leaves honest code alone."""

from textwrap import dedent

import pytest

from tests.lints import database, findings, sql, tree_findings
from tests.lints.source import Source

REFUSED: dict[str, list[tuple[str, str]]] = {
    "reads the time": [
        ("services/x.py", "from datetime import datetime\ndatetime.now()"),
        ("services/x.py", "import datetime as dt\ndt.datetime.utcnow()"),
        ("services/x.py", "from datetime import date\nday = date.today"),
        ("services/x.py", "import time\ntime.time()"),
    ],
    "opens a file": [
        ("store/x.py", "open(path)"),
        ("store/x.py", "import os\nos.open(path, 0)"),
        ("store/x.py", "import shutil\nshutil.copyfile(path, other)"),
        ("store/x.py", "from hashlib import file_digest\nfile_digest(file, 'sha256')"),
        ("quick/x.py", "path.read_bytes()"),
        ("quick/x.py", "path.open()"),
        ("cli/backup.py", "import shutil\nshutil.copy2(database, target)"),
        ("services/x.py", "self.db_path.read_bytes()"),
    ],
    "ask them for a connection": [
        ("services/x.py", "import sqlite3\nsqlite3.connect(path)"),
        ("store/backup.py", "from sqlite3 import connect\nconnect(path)"),
        ("store/backup.py", "from sqlmodel import create_engine\ncreate_engine(url)"),
        ("store/backup.py", "import sqlalchemy as sa\nmake = sa.create_engine"),
    ],
    "SQL text stands in quick and store": [
        ("services/x.py", "db.execute('SELECT id FROM client')"),
        ("reports/x.py", "QUERY = ' UPDATE client SET name=1'"),
        ("screens/x.py", "db.execute(f'DELETE FROM {name}')"),
    ],
    "inside a function": [
        ("cli/x.py", "def show():\n    import json"),
        ("cli/x.py", "class Group:\n    async def show(self):\n        from rich import text"),
    ],
    "hides an import": [
        ("cli/x.py", "import importlib\nimportlib.import_module('crm_tui.app')"),
        ("cli/x.py", "from importlib import import_module\nimport_module('crm_tui.app')"),
        ("cli/x.py", "__import__('crm_tui.app')"),
    ],
    "says nothing": [
        ("services/client_utils.py", ""),
        ("screens/base.py", ""),
        ("services/x.py", "class ClientManager: ..."),
        ("services/x.py", "class BaseRecord: ..."),
        ("services/x.py", "def click_handler(): ..."),
    ],
    "which reads markup": [
        ("screens/x.py", "from textual.widgets import Static\nStatic(f'Hello {name}')"),
        ("screens/x.py", "from textual.widgets import Label\nLabel(client.name)"),
        ("screens/x.py", "from textual import widgets\nwidgets.Label(row['name'])"),
        ("screens/x.py", "Label('%s' % name)"),
        ("screens/x.py", "Label('{}'.format(name))"),
        ("screens/x.py", "Label(', '.join(names))"),
        ("screens/x.py", "Label('Name: ' + client.name)"),
        ("screens/x.py", "Label(_('Name: {}').format(name))"),
        ("screens/x.py", "def show(name: str):\n    Label(name)"),
        ("screens/x.py", "def show(name: 'str | None'):\n    def inner():\n        Label(name or 'nobody')"),
        ("screens/x.py", "def show(client):\n    title = f'{client}'\n    Label(title)"),
        ("screens/x.py", "def show(names: list[str]):\n    for name in names:\n        Label(name)"),
        ("screens/x.py", "def title(client) -> str: ...\nLabel(title(client))"),
        (
            "screens/x.py",
            "class Title(Static):\n    def __init__(self, n: str):\n        super().__init__(n)",
        ),
        ("screens/x.py", "self.query_one(Label).update(f'{count} clients')"),
        ("screens/x.py", "self.notify(str(error))"),
        ("screens/x.py", "self.notify('Saved', title=client.name)"),
        ("widgets/x.py", "self.border_title = f'{count} clients'"),
        ("widgets/x.py", "self.tooltip = client.note"),
        ("app.py", "table.add_row('Name', client.name)"),
        (
            "display/x.py",
            "from rich.text import Text\ndef mark(name: str):\n    Text.from_markup(name + '!')",
        ),
        ("cli/x.py", "console.print(f'{client}')"),
    ],
    "needs markup=False": [
        ("cli/x.py", "from rich.console import Console\nConsole()"),
        ("cli/x.py", "import rich.console\nrich.console.Console(markup=False, emoji=False)"),
    ],
    "markup is switched on": [("widgets/x.py", "RichLog(markup=True)")],
    "returns str": [("widgets/x.py", "class Mark:\n    def render(self) -> str: ...")],
    "no docstring": [("services/x.py", "")],
    "it is two things": [("services/x.py", "\n" * 301)],
}

LEFT_ALONE = [
    ("clock.py", "from datetime import datetime\ndatetime.now()"),
    ("services/x.py", "import time\ntime.monotonic()"),
    ("services/x.py", "from datetime import datetime\ndatetime.fromisoformat(text)"),
    ("exchange/csv.py", "path.open()"),
    ("store/x.py", "from crm_tui.store import connection\nconnection.open(path)"),
    ("store/database.py", "import sqlalchemy\nsqlalchemy.create_engine(url)"),
    ("store/connection.py", "import sqlite3\nsqlite3.connect(path)"),
    ("quick/x.py", "import sqlite3\ndef find(connection: sqlite3.Connection): ..."),
    ("quick/x.py", "QUERY = 'SELECT id FROM client'"),
    ("services/history.py", "QUERY = 'SELECT id FROM journal'"),
    ("screens/x.py", "QUESTION = 'Select a client'"),
    ("_lazy.py", "from importlib import import_module\nimport_module(name)"),
    ("cli/x.py", "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    import json"),
    ("services/database.py", "class Handled: ..."),
    ("screens/x.py", "Label('Clients')"),
    ("screens/x.py", "Label(_('Clients'))"),
    ("screens/x.py", "from textual.content import Content\nLabel(Content(client.name))"),
    ("screens/x.py", "def show(name: str):\n    shown = Content(name)\n    Label(shown)"),
    ("screens/x.py", "def show(title: Content):\n    Label(title)"),
    ("screens/x.py", "TITLE = 'Clients'\nLabel(TITLE)"),
    ("screens/x.py", "self.notify(f'{client}', markup=False)"),
    ("screens/x.py", "self.known.update(pairs)"),
    ("screens/x.py", "self.body: Content = Content('')\nLabel(self.body)"),
    ("services/x.py", "print(f'{client}')"),
    ("services/x.py", "def first_day_of_common_years(): ..."),
    ("cli/x.py", "import typer\ndef flag(name: str):\n    typer.Option('--' + name)"),
    ("widgets/x.py", "class Mark:\n    def render(self) -> Content: ..."),
    ("cli/x.py", "from rich.console import Console\nConsole(markup=False, emoji=False, highlight=False)"),
]
PLANTED = [(path, code, text) for text, cases in REFUSED.items() for path, code in cases]


def module(path: str, code: str, docstring: str = '"""A module."""\n') -> Source:
    """A module of the program with this code."""
    return Source(f"crm_tui/{path}", docstring + dedent(code) + "\n")


@pytest.mark.parametrize(("path", "code", "text"), PLANTED)
def test_a_planted_violation_is_refused(path: str, code: str, text: str) -> None:
    docstring = "" if text == "no docstring" else '"""A module."""\n'
    assert [finding.text for finding in findings(module(path, code, docstring)) if text in finding.text]


@pytest.mark.parametrize(("path", "code"), LEFT_ALONE)
def test_honest_code_is_left_alone(path: str, code: str) -> None:
    assert findings(module(path, code)) == []


def test_a_finding_says_where_it_is() -> None:
    found = findings(module("quick/x.py", "def read(path):\n    return path.read_bytes()"))
    assert [str(finding).partition(": ")[0] for finding in found] == ["crm_tui/quick/x.py:3"]


def test_an_allowance_lets_its_function_alone_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "ALLOWED", {("crm_tui/store/x.py", "spool"): "a new temporary file"})
    source = module("store/x.py", "def spool():\n    open(a)\ndef other():\n    open(b)")
    assert [finding.line for finding in findings(source)] == [5]


def test_an_allowance_that_nothing_needs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "ALLOWED", {("crm_tui/store/x.py", "spool"): "a new temporary file"})
    assert [finding.path for finding in database.idle_allowances([])] == ["crm_tui/store/x.py"]
    assert {finding.path for finding in sql.idle_speakers([])} == set(sql.SPEAKERS)


def test_a_test_file_may_be_longer_than_a_module() -> None:
    assert findings(Source("tests/test_x.py", '"""A test."""\n' + "\n" * 350)) == []
    assert findings(Source("tests/test_x.py", '"""A test."""\n' + "\n" * 400)) != []


def test_the_project_keeps_its_own_rules() -> None:
    assert [str(finding) for finding in tree_findings()] == []
