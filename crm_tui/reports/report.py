"""What a report is asked and what it answers: columns, rows of plain values, and notes on how they were made."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple


class Column(NamedTuple):
    """A column of a report.

    `kind` is text, named (a record), int, money, percent, days, hours, minutes, day or currency.
    """

    name: str
    title: str
    kind: str = "int"


class Named(NamedTuple):
    """A record in a cell: its noun, id and the name people know it by."""

    noun: str
    id: int
    name: str


class Amount(NamedTuple):
    """Money in a cell: whole minor units of a currency."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Question:
    """How a report is asked: whose day and zone it is, by what to group, which days to count, both included."""

    today: date
    zone: tzinfo
    now: datetime
    by: str = ""
    since: date | None = None
    until: date | None = None

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
    """An answer: each row has a value for each column, None where there is nothing to say."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...] = ()
    notes: tuple[str, ...] = field(default=())


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first instant of a day in a zone, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 deal, 3 deals."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
