"""A figure beside its goal, and the table of all of them: job, figure, goal, verdict."""

import json
from collections.abc import Iterable
from typing import NamedTuple

JOB, NUMBER = 58, 24  # cells of a column of the table


class Row(NamedTuple):
    """What was measured, and the most it may be; without a goal it is told for its own sake.

    `skipped` says why there is no figure, `failed` what became of a job that should have given some.
    """

    job: str
    figure: float | None
    goal: float | None = None
    unit: str = ""
    skipped: str = ""
    failed: str = ""

    @property
    def verdict(self) -> str:
        """kept, MISSED, skipped or FAILED with the reason, or nothing where no goal was set."""
        if self.failed:
            return f"FAILED: {self.failed}"
        if self.figure is None:
            return f"skipped: {self.skipped}"
        if self.goal is None:
            return ""
        return "kept" if self.figure <= self.goal else "MISSED"

    def line(self) -> str:
        """The row as a line of the table."""
        figure, goal = (number(value, self.unit) for value in (self.figure, self.goal))
        return f"{self.job:<{JOB}} {figure:>{NUMBER}} {goal:>{NUMBER}}  {self.verdict}".rstrip()

    def as_dict(self) -> dict[str, object]:
        """The row as JSON has it."""
        return {**self._asdict(), "verdict": self.verdict}


def number(value: float | None, unit: str) -> str:
    """A figure with its unit, to the digits it deserves."""
    if value is None:
        return "–"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}".strip()


def skipped(job: str, why: str) -> Row:
    """A row for what could not be measured here."""
    return Row(job, None, skipped=why)


def failed(job: str, why: str) -> Row:
    """A row for a job that broke off."""
    return Row(job, None, failed=why)


def head() -> str:
    """The first line of the table."""
    return f"{'job':<{JOB}} {'figure':>{NUMBER}} {'goal':>{NUMBER}}  verdict"


def summary(rows: Iterable[Row]) -> str:
    """How many goals were kept, missed, or not measured."""
    verdicts = [row.verdict.partition(":")[0] for row in rows]
    told = [f"{verdicts.count(word)} {word.lower()}" for word in ("kept", "MISSED", "skipped", "FAILED")]
    return ", ".join(told)


def from_line(line: str) -> Row | None:
    """The row that a job wrote as JSON; None for any other line."""
    try:
        found = json.loads(line)
        return Row(*(found[name] for name in Row._fields))
    except (ValueError, KeyError, TypeError):
        return None
