"""One thing that is due, and the moment from which it is looked at."""

from datetime import UTC, datetime, time, timedelta

from crm_tui import clock
from crm_tui.quick.echo import named
from crm_tui.values.dates import format_day
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, tzinfo

MANY = 999  # as far as what is due is counted where only its number is told


class Scope:
    """Whose things and from which moment; `member_id` None is the whole team, days are those of `zone`.

    `days_ahead` says how far ahead tasks are looked for; None leaves it to the team's rule. `first` is how many
    rows of each kind are wanted at least, the first in the order of what is due; None wants all.
    """

    __slots__ = ("days_ahead", "first", "member_id", "now", "today", "zone")

    def __init__(
        self,
        now: datetime,
        zone: "tzinfo",
        member_id: "int | None" = None,
        days_ahead: "int | None" = None,
        first: "int | None" = None,
    ) -> None:
        self.now, self.zone, self.member_id, self.days_ahead = now, zone, member_id, days_ahead
        self.first = first
        self.today = now.astimezone(zone).date()

    def owned(self, column: str) -> str:
        """The SQL condition that a row belongs to the member, "1" for the team."""
        return "1" if self.member_id is None else f"{column}={self.member_id:d}"

    def cut(self, order: str) -> str:
        """The SQL that leaves out what comes later in that order than is wanted; "" where all is."""
        return "" if self.first is None else f" ORDER BY {order} LIMIT {self.first:d}"

    def day(self, stored: str) -> "date":
        """The day of a stored instant on the clocks of the zone."""
        return clock.instant(stored).astimezone(self.zone).date()

    def midnight(self, day: "date") -> str:
        """The stored instant at which that day begins in the zone."""
        return clock.stamp(datetime.combine(day, time(), tzinfo=self.zone).astimezone(UTC))

    def ahead(self, **length: float) -> str:
        """The stored instant that long from now."""
        return clock.stamp(self.now + timedelta(**length))


class Due:
    """A thing that is due: `kind` is task, commitment, complaint, deal, birthday or touch.

    `day` is the day it is due in the zone of the scope, None where it never had one (a client never touched);
    `at` the exact moment for a deadline, `clock` a wall time "HH:MM" for a task, `touched` the stored instant
    of the last touch where the next one is due. `client` and `owner` are
    (id, name), both perhaps None. `reason` says in words why it is listed, `brief` the same where there is
    little room, in some twenty cells.
    """

    __slots__ = (
        "at",
        "brief",
        "client",
        "clock",
        "day",
        "id",
        "kind",
        "noun",
        "overdue",
        "owner",
        "reason",
        "title",
        "touched",
    )

    def __init__(
        self,
        kind: str,
        noun: str,
        id: int,
        title: str,
        *,
        day: "date | None",
        overdue: bool,
        reason: str,
        brief: str = "",
        client: "tuple[int | None, str | None]" = (None, None),
        owner: "tuple[int | None, str | None]" = (None, None),
        at: "str | None" = None,
        clock: "str | None" = None,
        touched: "str | None" = None,
    ) -> None:
        self.kind, self.noun, self.id, self.title = kind, noun, id, title
        self.day, self.at, self.clock, self.overdue = day, at, clock, overdue
        self.client, self.owner, self.touched = client, owner, touched
        self.reason, self.brief = reason, brief or reason

    @property
    def ref(self) -> str:
        """The short id of the record."""
        return format_ref(self.noun, self.id)

    @property
    def occurrence(self) -> str:
        """What tells this occasion from the next one of the same record, for reminders sent once."""
        return self.at or (self.day.isoformat() if self.day else "never")

    def as_dict(self) -> "dict[str, object]":
        """The row as JSON has it."""
        at = clock.instant(self.at).isoformat().replace("+00:00", "Z") if self.at else None
        return {
            "kind": self.kind,
            "ref": self.ref,
            "title": self.title,
            "due": self.day.isoformat() if self.day else None,
            "at": at,
            "time": self.clock,
            "overdue": self.overdue,
            "reason": self.reason,
            "client": named("client", *self.client),
            "owner": named("member", *self.owner),
        }


def counted(days: int) -> str:
    """A number of days in words."""
    return "1 day" if days == 1 else f"{days} days"


def when(day: "date", today: "date") -> str:
    """How a due day lies to today: 3 days overdue, due today, due Fri 27 Nov 2026 (tomorrow)."""
    if day < today:
        return f"{counted((today - day).days)} overdue"
    return "due today" if day == today else f"due {format_day(day, today)}"
