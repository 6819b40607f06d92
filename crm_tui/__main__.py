"""The entry point: what people type all day goes to the quick door, everything else to the full program."""

import os
import sys

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


def main() -> int:
    """Run the command that was typed; its exit code."""
    os.umask(0o077)
    try:
        code = _quick(sys.argv[1:])
        if code is not None:
            leave(code)
        # The one import inside a function: a one-line entry must not pay for the full program.
        from crm_tui.cli.root import main as full

        return full()
    except KeyboardInterrupt:
        return 130


def leave(code: int) -> None:
    """End at once: taking the interpreter down in order costs a tenth of a one-line entry and does nothing."""
    sys.stderr.flush()
    os._exit(code)


def _quick(arguments: "list[str]") -> "int | None":
    """The exit code of the quick door; None where it is not its business."""
    if QUICK.isdisjoint(arguments[:5]):
        return None
    from crm_tui.quick.door import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
