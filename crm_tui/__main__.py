"""The entry point: what people type all day goes to the quick door, everything else to the full program."""

import gc
import os
import sys

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Program = Callable[[list[str]], int | None]

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
program = _lazy.attributes("crm_tui", {"quick": ".quick.door:run", "full": ".cli.root:main"})


def main() -> int:
    """Run the command that was typed; its exit code."""
    os.umask(0o077)
    arguments = sys.argv[1:]
    try:
        if not QUICK.isdisjoint(arguments[:5]):
            gc.disable()  # what so short a process leaves behind need not be swept
            code = run("quick", arguments)
            if code is not None:
                leave(code)
            gc.enable()
        return run("full", arguments) or 0
    except KeyboardInterrupt:
        return 130


def run(name: str, arguments: "list[str]") -> "int | None":
    """The exit code of a program for these arguments; None where they are not its business."""
    found: Program = program(name)  # type: ignore[assignment]
    return found(arguments)


def leave(code: int) -> None:
    """End at once: taking the interpreter down in order costs a fifth of a one-line entry and does nothing."""
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
