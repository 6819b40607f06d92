"""The child processes of the trials: many commands one after the other, each acknowledged when it has ended.

Run as python -m tests.torture.work NAME COUNT; every acknowledged piece of work is a line on standard output.
"""

import json
import random
import sys
from time import monotonic, sleep
from typing import Any

from tests.torture.doors import inside

PAUSE_SECONDS = 1.0  # within which one who met a conflict tries again


def say(what: object) -> None:
    """Acknowledge something, at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def counts(count: int) -> None:
    """Read a number, add one, write it back if nobody else did meanwhile; the seconds of the longest wait."""
    longest, held = 0.0, shown()
    for _ in range(count):
        while True:
            following, version = str(held["employees"] + 1), str(held["version"])
            started = monotonic()
            ran = inside("client", "edit", "c1", "--employees", following, "--version", version, "--json")
            longest = max(longest, monotonic() - started)
            if ran.code == 0:
                held = json.loads(ran.out)["items"][0]
                break
            assert ran.code == 5, ran
            sleep(random.uniform(0, PAUSE_SECONDS))  # or all would be in each other's way at once again
            held = shown()
    say(longest)


def shown() -> dict[str, Any]:
    """The client as it is now."""
    found: dict[str, Any] = json.loads(inside("client", "show", "c1", "--json").out)["items"][0]
    return found


def writes(count: int) -> None:
    """One entry after the other without a pause."""
    for number in range(count):
        ran = inside("log", "--new", f"Haier @Pat {number} call 30m: talk {number} >fri send {number}")
        assert ran.code == 0, ran
        say(number)


WORK = {work.__name__: work for work in (counts, writes)}

if __name__ == "__main__":
    WORK[sys.argv[1]](int(sys.argv[2]))
