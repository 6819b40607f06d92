"""What runs on the other side of a terminal: the program in a fresh process whose libraries are loaded already."""

import fcntl
import os
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence

from crm_tui import __main__ as door

PRELOADED = (
    "crm_tui.app",
    "crm_tui.cli.full_screen",
    "crm_tui.cli.program",
    "crm_tui.cli.root",
    "crm_tui.cli.nouns",
    "tests.terminal.child",
)

Before = Callable[[], object]


def run(
    terminal: str, environment: Mapping[str, str], folder: str, before: Before | None, work: Callable[[], int]
) -> None:
    """Take the terminal as one's own, settle in, do `before`, then `work`; its answer is the exit code."""
    os.setsid()
    descriptor = os.open(terminal, os.O_RDWR)
    fcntl.ioctl(descriptor, termios.TIOCSCTTY, 0)
    for number in (0, 1, 2):
        os.dup2(descriptor, number)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - they are the process's own
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr  # type: ignore[misc]
    for number in (signal.SIGINT, signal.SIGPIPE):
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_IGN)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    if before is not None:
        before()
    door.leave(work())


class Program:
    """One command line of the program."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def __call__(self) -> int:
        """Run it to its end; its exit code."""
        sys.argv = ["crm", *self.words]
        return door.main()


class Programs:
    """Several command lines one after the other in one process; each is followed by a line with its exit code."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        self.lines = [tuple(words) for words in lines]

    def __call__(self) -> int:
        """Run them all; the last line names how many there were."""
        ending, door.leave = door.leave, lambda code: None
        for number, words in enumerate(self.lines):
            code = Program(words)()
            sys.stderr.flush()
            sys.stdout.write(f"{mark(number, code)}\n")
            sys.stdout.flush()
        door.leave = ending
        return 0


def mark(number: int, code: object) -> str:
    """The line that follows a command."""
    return f"<<{number} ended with {code}>>"
