"""crm demo: the app over a made-up team, in a file of its own."""

import sys
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import cli
from crm_tui.cli import output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.remind import remind
from crm_tui.services.demo import file


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(demo)
    return get_command(group)


def demo(
    path: Annotated[bool, typer.Option("--path", help="Print where the made-up file lies, and end.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Make the file anew.")] = False,
) -> None:
    """Open the app over a made-up team of eight with sixty clients; your own data is never touched.

    Without a terminal what is due in that team is printed. The file is made anew when it is older than a day.
    """
    if fresh or not file.fresh():
        output.say("Making up a team with eighteen months of history …")
        file.make()
    if path:
        output.data(file.path())
        return
    CURRENT.db, CURRENT.member = file.path(), CURRENT.member or file.FIRST_MEMBER
    if sys.stdin.isatty() and sys.stdout.isatty():
        cli.full_screen.run()
        return
    remind(team=True, limit=0)
