"""The root of the command line: options before the command, commands loaded when they are called."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from crm_tui import __version__
from crm_tui.cli import catalogue, misuse, output
from crm_tui.cli.groups import Group
from crm_tui.cli.invocation import CURRENT, begin, sweep
from crm_tui.cli.readable import readable
from crm_tui.errors import CrmError, interrupted, unanswered, unreadable, unwritten
from crm_tui.values.references import format_ref

INTERRUPTED = 130
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
        open_app()


def open_app() -> None:
    """Open the full-screen app over the current file."""
    import_module("crm_tui.cli.full_screen").run()


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit code. Errors are one sentence on standard error."""
    given = sys.argv[1:] if arguments is None else arguments
    begin(given)
    output.ensure_streams()
    output.quiet(False)
    output.errors_as_json(_wants_json(given))
    result: object = 0
    try:
        if given:
            result = app(args=given, prog_name="crm", standalone_mode=False)
        else:  # without the parser of options, which takes longer to load than the first rows take to come
            open_app()
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # the latter is how Typer ends when it meets a closed pipe itself
        return _closed_pipe()
    except (KeyboardInterrupt, typer.Abort):
        result = INTERRUPTED
    except CrmError as error:
        output.error(error)
        return error.exit_code
    except OSError as error:
        return _unwritten(error, result)
    except UnicodeEncodeError as error:
        return _unreadable(error)
    except Exception as error:
        return _unexpected(error)
    if result == INTERRUPTED and CURRENT.stored is not None:
        output.warn(interrupted(format_ref("txn", CURRENT.stored)))
    return result if isinstance(result, int) else 0


def _closed_pipe() -> int:
    """Whoever read had enough: what is still to be written goes nowhere, and that is no error."""
    sys.stdout, sys.stderr = sys.__stdout__ or sys.stdout, sys.__stderr__ or sys.stderr
    _discard_output()
    return 0


def _unwritten(error: OSError, result: object) -> int:
    """The exit code where the output took no more, such as a full disk; else the fault is our own.

    What was committed is stored whatever became of its answer, and is not to be entered again.
    """
    failed = unwritten(error)
    if failed is None:
        return _unexpected(error)
    _discard_output()
    if CURRENT.stored is not None:
        output.warn(unanswered(format_ref("txn", CURRENT.stored), error))
        return result if isinstance(result, int) else 0
    output.error(failed)
    return failed.exit_code


def _unreadable(error: UnicodeEncodeError) -> int:
    """The exit code where a text was typed that nothing can keep; else the fault is our own."""
    failed = unreadable(error)
    if failed is None:
        return _unexpected(error)
    output.error(failed)
    return failed.exit_code


def _discard_output() -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _wants_json(given: list[str]) -> bool:
    """Whether JSON was asked for in any of the ways it can be."""
    for word, following in zip(given, [*given[1:], ""], strict=False):
        if word in ("--json", "--format=json", "-fjson") or (
            word in ("--format", "-f") and following == "json"
        ):
            return True
    return False


def _unexpected(error: Exception) -> int:
    """The exit code for what is no error of ours: words that cannot be read, or a fault of the program."""
    shown = getattr(error, "format_message", None)
    if shown is None:
        return int(import_module("crm_tui.cli.crash").told(error))
    if type(error).__name__ == "NoArgsIsHelpError":
        output.page(str(shown()))
        return 2
    usage = getattr(error, "ctx", None)
    if usage is not None and not output.writes_json():
        output.say(usage.get_usage())
    failed = CrmError(misuse.sentence(error))
    failed.exit_code, failed.kind = int(getattr(error, "exit_code", 2)), "usage"
    output.error(failed)
    return failed.exit_code
