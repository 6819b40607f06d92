"""The root of the command line: options before the command, commands loaded when they are called."""

from importlib import import_module
from typing import Annotated, Any

import typer

from crm_tui import __version__, cli
from crm_tui.cli import catalogue, output
from crm_tui.cli.groups import Group
from crm_tui.cli.invocation import CURRENT, sweep
from crm_tui.cli.readable import readable

HELP = """Keep your customers: who matters and why, what was said and promised, what is next.

Without a command the full-screen app opens. Try: crm log "Haier @Wang Min call 30m: wants 200 >fri send offer"
"""


class Commands(Group):
    """Lists commands from the catalogue and imports one only when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Every command, in the order of the help page."""
        return [name for _, name, _ in catalogue.lines()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, loaded now; None when there is none."""
        module = catalogue.module_of(cmd_name)
        found = readable(import_module(module).command(cmd_name)) if module else None
        sweep()
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands in sections, from their one line of help."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for section, name, text in catalogue.lines():
            sections.setdefault(section, []).append((name, text))
        for section, rows in sections.items():
            with formatter.section(section):
                formatter.write_dl(rows)


app = typer.Typer(
    name="crm",
    cls=Commands,
    help=HELP,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)


def _version(asked: bool) -> None:
    if asked:
        output.data(f"crm {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    db: Annotated[str, typer.Option("--db", metavar="PATH", help="Another CRM file than the default.")] = "",
    member: Annotated[str, typer.Option("--as", metavar="MEMBER", help="Act as this member.")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but data and errors.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take in the options before the command; alone, open the app."""
    output.quiet(quiet)
    CURRENT.db, CURRENT.member, CURRENT.quiet = db, member, quiet
    if ctx.invoked_subcommand is None:
        cli.full_screen.run()
