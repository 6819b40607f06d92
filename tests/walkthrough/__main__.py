"""Walks the scripts: `python -m tests.walkthrough [SCRIPT …]`; ends with 1 where a promise failed."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from textwrap import indent

from tests.walkthrough.script import names
from tests.walkthrough.walker import walked

AT_ONCE = 2


def say(text: str) -> None:
    """A line for whoever walks."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(wanted: list[str]) -> int:
    """Walk them, tell of every promise; how it ended."""
    kept = broken = 0
    chosen = wanted or names()
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), max_tasks_per_child=1) as walkers:
        for name, found in zip(chosen, walkers.map(walked, chosen), strict=True):
            say(f"\n{name}")
            for words, failure in found:
                say(f"  {'FAILED' if failure else 'ok    '} {words}")
                if failure:
                    say(indent(failure, "         | "))
                kept, broken = kept + (not failure), broken + bool(failure)
    say(f"\n{kept} promises kept, {broken} not")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
