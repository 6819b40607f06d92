"""The help of every command is in plain words."""

import re

from typer.main import get_command

from crm_tui.cli import root
from tests.documentation.commands import found, paths

TYPED = re.compile(r"<(?:str|int|float|path|text)[ >]|[<>]=|\{[A-Z]|\[\[|\]\]|\]\.\.\.\]")


def test_no_help_speaks_of_types_bounds_or_braces() -> None:
    context = get_command(root.app).make_context("crm", [], resilient_parsing=True)
    told = {
        path: TYPED.findall(command.get_help(type(context)(command, info_name=" ".join(path))))
        for path in paths()
        if (command := found(*path))
    }
    assert len(told) > 100
    assert {path: words for path, words in told.items() if words} == {}
