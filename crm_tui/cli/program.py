"""Runs a command line and makes of what happened an exit code and, at most, one sentence of an error.

The parser of options is loaded for words alone: without any the app opens, and its first rows need not wait for it.
"""

import os
import sys
from importlib import import_module

from crm_tui import cli
from crm_tui.cli import misuse, output
from crm_tui.cli.invocation import CURRENT, begin
from crm_tui.errors import CrmError, interrupted, unanswered, unreadable, unwritten
from crm_tui.values.references import format_ref

INTERRUPTED = 130


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
            result = cli.root.app(args=given, prog_name="crm", standalone_mode=False)
        else:
            cli.full_screen.run()
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # the latter is how Typer ends when it meets a closed pipe itself
        return _closed_pipe()
    except KeyboardInterrupt:
        result = INTERRUPTED
    except CrmError as error:
        output.error(error)
        return error.exit_code
    except OSError as error:
        return _unwritten(error, result)
    except UnicodeEncodeError as error:
        return _unreadable(error)
    except Exception as error:
        if type(error).__name__ != "Abort":  # how Typer tells of an interruption
            return _unexpected(error)
        result = INTERRUPTED
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
