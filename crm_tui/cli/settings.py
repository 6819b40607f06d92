"""crm settings and crm config: rules of the whole team, and a person's own preferences."""

import os
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import paths
from crm_tui.cli import output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.options import JsonOption
from crm_tui.cli.runtime import database, reading, writing
from crm_tui.display.tables import laid
from crm_tui.errors import Invalid
from crm_tui.services import acting, preferences
from crm_tui.services import settings as rules
from crm_tui.values.text import safe

NOTHING = "–"

ResetOption = Annotated[bool, typer.Option("--reset", help="Go back to the default.")]


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(COMMANDS[name])
    return get_command(group)


def settings(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Which rule; none lists them all.")] = "",
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="Its new value; never switches days and hours off."),
    ] = None,
    reset: ResetOption = False,
    json: JsonOption = False,
) -> None:
    """Show the rules of the team, or one of them; with a value, set it for everybody."""
    _either(name, value is not None, reset)
    if reset:
        with writing(f"crm settings {name} --reset") as session:
            rules.reset(session, name)
    elif value is not None:
        with writing(f"crm settings {name}") as session:
            rules.set_to(session, name, value)
    with reading() as session:
        found = [row for row in rules.every(session) if name in ("", row[0])]
        if name and not found:
            rules.value(session, name)
    _tell("setting", [(row[0], _shown(row[1]), _shown(row[2]), row[3]) for row in found], bool(name), json)


def _shown(value: str) -> str:
    return value or rules.NEVER


def config(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="Which preference; none lists them all.")
    ] = "",
    values: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]...", help="Its new value, or values.")
    ] = None,
    reset: ResetOption = False,
    path: Annotated[bool, typer.Option("--path", help="Print where the file lies, and end.")] = False,
    json: JsonOption = False,
) -> None:
    """Show your own preferences, or one of them; with a value, set it. The file is yours to edit as well."""
    if path:
        output.data(safe(paths.settings()))
        return
    _either(name, bool(values), reset)
    if reset:
        preferences.reset(name)
    elif values:
        if name == "member":
            _known_member(values)
        preferences.change(name, values)
    elif name:
        preferences.known(name)
    names = [name] if name else preferences.every()
    rows = [
        (one, preferences.value(one), preferences.known(one).default, preferences.known(one).help)
        for one in names
    ]
    _tell("preference", rows, bool(name), json)


def _known_member(names: list[str]) -> None:
    """NotFound where the file has no such member; the one who makes the file may have any name."""
    if os.path.exists(CURRENT.path):
        with database().reading() as session:
            acting.sign_in(session, " ".join(names))


def _either(name: str, valued: bool, reset: bool) -> None:
    if reset and (valued or not name):
        raise Invalid("--reset takes a name and no value.")


def _tell(kind: str, rows: list[tuple[str, Any, str, str]], single: bool, json: bool) -> None:
    if json:
        keys = ("name", "value", "default", "help")
        output.items(kind, [dict(zip(keys, row, strict=True)) for row in rows])
    elif single:
        output.data(_text(rows[0][1]))
    else:
        body = [[name, _text(value), default, help] for name, value, default, help in rows]
        heads, whole = ["Name", "Value", "Default", "What it is"], [True, True]
        output.table(laid(heads, body, width=output.width(), whole=whole, fold=True))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return safe(", ".join(value)) or NOTHING
    return NOTHING if value is None else safe(value)


COMMANDS: dict[str, Any] = {"settings": settings, "config": config}
