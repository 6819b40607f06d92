"""The entry point: what people type all day goes to the quick door, everything else to the full program."""

import gc
import os
import sys

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Program = Callable[[list[str]], int | None]
    Told = Callable[[BaseException], int]

QUICK = frozenset(
    (
        "log",
        "todo",
        "done",
        "snooze",
        "deal",
        "complain",
        "remind",
        "agenda",
        "find",
        "completion",
        "_complete",
    )
)
# A one-line entry must not pay for the full program, nor that for the quick door.
program = _lazy.attributes(
    "crm_tui", {"quick": ".quick.door:run", "full": ".cli.program:main", "fault": ".cli.crash:told"}
)


def main() -> int:
    """Run the command that was typed; its exit code."""
    os.umask(0o077)
    # Importing makes no garbage, yet sweeping for it takes a third of the time; a command that lasts turns it on.
    gc.disable()
    # Nor do we take in plugins, for which the metadata of every package of the machine would be read.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    _write_any_name()
    arguments = sys.argv[1:]
    try:
        code = None if QUICK.isdisjoint(arguments[:5]) else run("quick", arguments)
        if code is None:
            code = run("full", arguments) or 0
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # of the quick door, for the full program tells its own
        tell: Told = program("fault")  # type: ignore[assignment]
        code = tell(error)
    if "textual" in sys.modules:
        return code  # its threads are waited for
    leave(code)
    return code


def _write_any_name() -> None:
    """Files and pipes get UTF-8 whatever the locale; a terminal that cannot show a letter gets its number."""
    out = sys.stdout
    if out is None or out.encoding == "utf-8":
        return
    if out.isatty():
        out.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    else:
        out.reconfigure(encoding="utf-8")  # type: ignore[union-attr]


def run(name: str, arguments: "list[str]") -> "int | None":
    """The exit code of a program for these arguments; None where they are not its business."""
    found: Program = program(name)  # type: ignore[assignment]
    return found(arguments)


def leave(code: int) -> None:
    """End at once: taking the interpreter down in order costs a fifth of a one-line entry and does nothing."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError):  # closed from the start, or its reader has gone: nobody can be told
            continue
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
