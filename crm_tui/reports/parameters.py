"""What reports can be asked with, declared as data: options of the command and controls of the app come from it."""

from collections.abc import Iterable
from typing import NamedTuple


class Parameter(NamedTuple):
    """One thing a report can be told, by its name as `--name`.

    `kind` is period, day, group (what to group by), choice (one of `choices`) or ref (a record of `noun`). The
    first choice of a group holds when nothing is said.
    """

    name: str
    title: str
    help: str
    kind: str
    metavar: str
    choices: tuple[str, ...] = ()
    noun: str = ""


class Listed(NamedTuple):
    """A report of the list: its title, the question it answers, what it can be asked with."""

    title: str
    help: str
    parameters: tuple[Parameter, ...]

    @property
    def by(self) -> tuple[str, ...]:
        """Its groupings, the first being the default."""
        return next((one.choices for one in self.parameters if one.kind == "group"), ())

    def named(self, name: str) -> Parameter | None:
        """The parameter of that name; None when the report has none."""
        return next((one for one in self.parameters if one.name == name), None)


def by(*groups: str) -> Parameter:
    """What a report is grouped by, the default first."""
    return Parameter("by", "By", "By what to group; see crm report.", "group", "GROUP", groups)


PERIOD = Parameter(
    "period", "Period", "Days in words: this month, last quarter, 2026-Q1, 1 mar to today.", "period", "WORDS"
)
SINCE = Parameter("since", "Since", "From this day on.", "day", "DATE")
UNTIL = Parameter("until", "Until", "Up to this day, included.", "day", "DATE")
DAYS = (PERIOD, SINCE, UNTIL)
MEMBER = Parameter("member", "Member", "Only what this member owns or did.", "ref", "MEMBER", noun="member")
PIPELINE = Parameter(
    "pipeline", "Pipeline", "Only deals in this pipeline.", "ref", "PIPELINE", noun="pipeline"
)


def union(reports: Iterable[Listed]) -> tuple[Parameter, ...]:
    """Every parameter that any report has, once."""
    found: dict[str, Parameter] = {}
    for listed in reports:
        for one in listed.parameters:
            found.setdefault(one.name, one)
    return tuple(found.values())
