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
    """Walk them; a line for each script, and for each promise that was not kept, where and why; how it ended."""
    promises = steps = broken = 0
    chosen = wanted or names()
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn"), max_tasks_per_child=1) as walkers:
        for name, found in zip(chosen, walkers.map(walked, chosen), strict=True):
            taken = sum(len(promise.steps) for promise, _ in found)
            failed = [(promise, failure) for promise, failure in found if failure]
            say(
                f"{name:24}{len(found):4} promises{taken:5} steps  {f'{len(failed)} FAILED' if failed else 'kept'}"
            )
            for promise, failure in failed:
                say(indent(f"{promise.words}\n{failure}", "  | "))
            promises, steps, broken = promises + len(found), steps + taken, broken + len(failed)
    say(f"{promises - broken} of {promises} promises kept, {steps} steps")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
