"""The page of a day's work: its parts, things and numbers, taken one by one so that no more are held than shown."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from crm_tui.quick.due import query
from crm_tui.quick.due.row import Due

DAYS = 7  # of the week ahead, today among them
GROUPS = {"overdue": "Overdue", "loose": "Left over", "today": "Today", "week": "This week"}
BEHIND = ("overdue", "loose")
_SOON = 3  # things told of a day

Member = tuple[int | None, str | None]
Fits = Callable[["Item"], bool]


class Item(NamedTuple):
    """One thing that needs somebody: `act` is done, log or open, the one key that gets it off the list."""

    due: Due
    group: str
    act: str
    reason: str

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from every other row."""
        return self.due.kind, self.due.noun, self.due.id

    @property
    def record(self) -> tuple[str, int]:
        """The noun and id of the record it is about."""
        return self.due.noun, self.due.id


class Day(NamedTuple):
    """A day ahead, how much is due on it, and its first things, those with a clock time before others."""

    day: date
    due: int
    first: list[Item]


class Load(NamedTuple):
    """What one member has to do: how much is behind, and how much on each day ahead; nobody's is (None, None)."""

    member: tuple[int | None, str | None]
    behind: int
    days: list[int]


class Today(NamedTuple):
    """The whole page: items in the order of their groups, the days ahead, and from which day it is seen.

    `counts` tells how much each group has, `fitting` how much of that passes the filter, which may be more than
    the items that are held. `unreckoned` tells that birthdays are left out until their next days are reckoned;
    `fresh` that the file holds no client yet. `loads` has every member where the page is the team's. Where the
    page is not `whole`, the first items alone are there, and neither days nor loads.
    """

    today: date
    items: list[Item]
    counts: Counter[str]
    fitting: Counter[str]
    days: list[Day]
    unreckoned: bool
    fresh: bool
    loads: list[Load]
    whole: bool = True

    @property
    def waiting(self) -> int:
        """How many items want attention now: all but those of the days ahead."""
        return self.counts.total() - self.counts["week"]


def order(item: Item) -> tuple[Any, ...]:
    """The order of the page: by group, then as what is due is ordered."""
    return _PLACES[item.group], query.order(item.due)


_PLACES = {name: place for place, name in enumerate(GROUPS)}


class Foremost:
    """The first things in an order, of many that come one by one; no more than twice as many are ever held."""

    def __init__(self, most: int | None, order: Callable[[Item], Any]) -> None:
        self._most, self._order = most, order
        self._held: list[Item] = []

    def take(self, item: Item) -> None:
        """Hold it for as long as it is among the first."""
        self._held.append(item)
        if self._most is not None and len(self._held) > 2 * self._most:
            self._held = self.items

    @property
    def items(self) -> list[Item]:
        """The first ones, in their order."""
        return sorted(self._held, key=self._order)[: self._most]


class Tally:
    """Takes the things of a page one by one: counts all of them, and holds the first `most` of a group that fit."""

    def __init__(self, today: date, fits: Fits | None, most: int | None) -> None:
        self.counts: Counter[str] = Counter()
        self.fitting: Counter[str] = Counter()
        self._fits = fits
        self._groups = {name: Foremost(most, order) for name in GROUPS}
        days = [today + timedelta(days=number) for number in range(DAYS)]
        self._soon = {day: Foremost(_SOON, _by_clock) for day in days}
        self._due: Counter[date] = Counter()
        self._loads: Counter[tuple[Member, date | None]] = Counter()  # without a day: what is behind

    def take(self, item: Item) -> None:
        """Count it, and hold it if it is wanted."""
        self.counts[item.group] += 1
        if self._fits is None or self._fits(item):
            self.fitting[item.group] += 1
            self._groups[item.group].take(item)
        due = item.due
        if item.group in BEHIND:
            self._loads[due.owner, None] += 1
        elif due.day in self._soon:
            self._loads[due.owner, due.day] += 1
            self._due[due.day] += 1
            self._soon[due.day].take(item)

    @property
    def items(self) -> list[Item]:
        """What is held, groups in their order."""
        return [item for group in self._groups.values() for item in group.items]

    @property
    def days(self) -> list[Day]:
        """The days ahead."""
        return [Day(day, self._due[day], soon.items) for day, soon in self._soon.items()]

    def loads(self, team: Iterable[Member]) -> list[Load]:
        """Everybody's share, in the order of the team; what is nobody's comes last, where there is any."""
        owners = dict.fromkeys([*team, *(owner for owner, _ in self._loads)])
        ordered = sorted(owners, key=lambda owner: owner[0] is None)
        return [
            Load(owner, self._loads[owner, None], [self._loads[owner, day] for day in self._soon])
            for owner in ordered
        ]


def _by_clock(item: Item) -> tuple[Any, ...]:
    return item.due.clock or "99", *order(item)
