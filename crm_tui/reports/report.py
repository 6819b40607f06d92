"""What a report is asked and what it answers: columns, rows of plain values, and notes on how they were made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from crm_tui.values.references import format_ref


class Column(NamedTuple):
    """A column of a report.

    `kind` is text, choice (a word of a closed list), named (a record), int, money, percent, days, hours, minutes,
    day or currency. Figures that `adds` are parts of a whole: together they are the figure of all rows.
    """

    name: str
    title: str
    kind: str = "int"
    adds: bool = False


class Named(NamedTuple):
    """A record in a cell: its noun, id and the name people know it by."""

    noun: str
    id: int
    name: str


class Amount(NamedTuple):
    """Money in a cell: whole minor units of a currency."""

    minor: int
    currency: str


class Source(NamedTuple):
    """The records behind a row: those of `noun` that a filter lets through."""

    noun: str
    where: str


@dataclass(frozen=True, slots=True)
class Question:
    """How a report is asked: whose day and zone it is, by what to group, which days to count, both included.

    `picked` holds what else was said, by the name of the parameter: the id of a record, or a choice.
    """

    today: date
    zone: tzinfo
    now: datetime
    by: str = ""
    since: date | None = None
    until: date | None = None
    picked: Mapping[str, Any] = field(default_factory=dict)

    def first_instant(self) -> datetime | None:
        """The instant at which the first day begins, in UTC; None for no beginning."""
        return None if self.since is None else start_of(self.since, self.zone)

    def end_instant(self) -> datetime | None:
        """The instant at which the last day is over, in UTC; None for no end."""
        return None if self.until is None else start_of(self.until + timedelta(days=1), self.zone)

    def span(self) -> str:
        """The days in words, as a note tells them; empty for all time."""
        since = f" from {self.since.isoformat()}" if self.since else ""
        return since + (f" to {self.until.isoformat()}" if self.until else "")


@dataclass(frozen=True, slots=True)
class Report:
    """An answer: each row has a value for each column, None where there is nothing to say.

    `sources` has what stands behind each row, or is empty; `figure` names the column that a chart shows.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...] = ()
    notes: tuple[str, ...] = field(default=())
    sources: tuple[Source | None, ...] = field(default=())
    figure: str = ""

    def source(self, row: int) -> Source | None:
        """What stands behind a row; None where no filter tells."""
        return self.sources[row] if row < len(self.sources) else None


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first instant of a day in a zone, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def group_test(name: str, value: Any) -> str:
    """The condition that a field holds what a group is made of, in the grammar of filters."""
    if value is None:
        return f"{name}="
    if isinstance(value, Named):
        return f"{name}={format_ref(value.noun, value.id)}"
    return '{}="{}"'.format(name, str(value).replace('"', ""))


def day_tests(name: str, asked: Question) -> list[str]:
    """The conditions that a field lies on the days asked for."""
    tests = [f"{name}>={asked.since.isoformat()}"] if asked.since else []
    return tests + ([f"{name}<={asked.until.isoformat()}"] if asked.until else [])


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 deal, 3 deals."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
