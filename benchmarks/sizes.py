"""How large the files are and how often each thing is run: `QUICK=1` asks for less of both."""

import os

QUICK = os.environ.get("QUICK", "") not in ("", "0")


def size(whole: int, quick: int) -> int:
    """The number for this run."""
    return quick if QUICK else whole


RUNS = size(11, 5)  # of a process; the first of each, which compiles, comes on top
