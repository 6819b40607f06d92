"""One line for each figure: job, figure, goal, verdict."""

import sys


def line(job: str, figure: float, goal: float, unit: str) -> bool:
    """Print the figure beside the most it may be; returns whether it is kept."""
    kept = figure <= goal
    cells = (
        job,
        " ".join((format(figure, ".2f"), unit)),
        " ".join((format(goal, ".2f"), unit)),
        "kept" if kept else "MISSED",
    )
    sys.stdout.write(" | ".join(cells) + "\n")
    sys.stdout.flush()
    return kept


def note(text: str) -> None:
    """Print a line that has no goal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
