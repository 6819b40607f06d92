"""The touches report: clients past their cadence, one by one, or how many by owner or tier."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, select
from sqlmodel import Session

from crm_tui.choices import Tier
from crm_tui.models.catalogue import table
from crm_tui.models.client import Client
from crm_tui.models.member import Member
from crm_tui.quick.due import touches
from crm_tui.quick.due.row import Scope
from crm_tui.quick.rules import number
from crm_tui.reports.parameters import MEMBER, Listed, Parameter, by
from crm_tui.reports.quantiles import median
from crm_tui.reports.report import Column, Named, Question, Report, Source, counted, group_test
from crm_tui.store.database import driver

LISTED = Listed(
    "Touches",
    "Who has heard nothing of us for longer than we allow: clients past their cadence.",
    (
        by("client", "owner", "tier"),
        MEMBER,
        Parameter("tier", "Tier", "Only clients of this tier.", "choice", "TIER", tuple(Tier)),
    ),
)
CLIENT, OWNER = table(Client).c, table(Member).c
TITLES = {"owner": "Owner", "tier": "Tier"}
SUMS = (
    Column("clients", "Past", adds=True),
    Column("never", "Never touched", adds=True),
    Column("watched", "With a cadence", adds=True),
    Column("share", "Share", "percent"),
    Column("past", "Days past, median", "days"),
    Column("longest", "Days past, most", "days"),
)
ONE_BY_ONE = (
    Column("client", "Client", "named"),
    Column("past", "Days past", "days"),
    Column("silent", "Days silent", "days"),
    Column("cadence", "At most", "days"),
    Column("last_touch", "Last touch", "day"),
    Column("tier", "Tier", "choice"),
    Column("owner", "Owner", "named"),
)


class Watched(NamedTuple):
    """A client with a cadence of `days`; `silent` is the days since its last touch, None for never."""

    client: Named
    owner: Named | None
    tier: str | None
    days: int
    own: bool
    last: date | None
    silent: int | None

    @property
    def past(self) -> int | None:
        """Days beyond its cadence; None for a client never touched."""
        return None if self.silent is None else self.silent - self.days


def answer(session: Session, asked: Question) -> Report:
    """Days past, silent and allowed for each client, the longest past first; or sums for each owner or tier."""
    limits = {tier.value: number(driver(session), f"touch_days_{tier.value}") for tier in Tier}
    watched = _watched(session, asked, limits)
    scope = Scope(asked.now, asked.zone)
    late = {due.id for due in touches.rows(driver(session), scope) if due.noun == "client" and due.overdue}
    found = sorted((one for one in watched if one.client.id in late), key=_worst_first)
    notes = _notes(asked, limits, len(found), len(watched))
    if asked.by == "client":
        rows = tuple(
            (one.client, one.past, one.silent, one.days, one.last, one.tier, one.owner) for one in found
        )
        return Report("touches", "Clients past their cadence", ONE_BY_ONE, rows, notes)
    return _by_group(asked, watched, found, notes)


def _watched(session: Session, asked: Question, limits: dict[str, int | None]) -> list[Watched]:
    """Every live client whose tier or own number says how long it may hear nothing."""
    columns = (CLIENT.id, CLIENT.name, CLIENT.tier, CLIENT.touch_days, CLIENT.last_touch)
    joined = table(Client).outerjoin(table(Member), OWNER.id == CLIENT.owner_id)
    statement = select(*columns, OWNER.id.label("owner"), OWNER.name.label("owner_name"))
    statement = statement.select_from(joined).where(CLIENT.archived_at.is_(None))
    for name, column in (("member", CLIENT.owner_id), ("tier", CLIENT.tier)):
        if name in asked.picked:
            statement = statement.where(column == asked.picked[name])
    rows = ((row, row.touch_days or limits.get(row.tier or "")) for row in session.execute(statement))
    return [_read(asked, row, days) for row, days in rows if days]


def _read(asked: Question, row: Row[Any], days: int) -> Watched:
    last = row.last_touch.astimezone(asked.zone).date() if row.last_touch else None
    owner = Named("member", row.owner, row.owner_name) if row.owner else None
    tier = str(row.tier) if row.tier else None
    silent = (asked.today - last).days if last else None
    return Watched(
        Named("client", row.id, row.name), owner, tier, days, row.touch_days is not None, last, silent
    )


def _worst_first(one: Watched) -> tuple[Any, ...]:
    return (one.past is not None, -(one.past or 0), one.client.name.casefold(), one.client.id)


def _by_group(
    asked: Question, watched: Sequence[Watched], late: Sequence[Watched], notes: tuple[str, ...]
) -> Report:
    groups: dict[Any, list[Watched]] = {}
    for one in late:
        groups.setdefault(getattr(one, asked.by), []).append(one)
    order = sorted(groups, key=lambda group: (group is None, -len(groups[group]), str(group)))
    rows = tuple(
        (group, *_sums(groups[group], sum(getattr(one, asked.by) == group for one in watched)))
        for group in order
    )
    columns = (Column(asked.by, TITLES[asked.by], "named" if asked.by == "owner" else "choice"), *SUMS)
    sources = tuple(_source(asked, group, groups[group]) for group in order)
    title = f"Clients past their cadence by {asked.by}"
    return Report("touches", title, columns, rows, notes, sources)


def _sums(late: Sequence[Watched], watched: int) -> tuple[Any, ...]:
    past = sorted(one.past for one in late if one.past is not None)
    never = len(late) - len(past)
    share = round(100 * len(late) / watched)
    return (len(late), never, watched, share, median(past), past[-1] if past else None)


def _source(asked: Question, group: Any, late: Iterable[Watched]) -> Source:
    """The clients of a group that are past: those of each cadence in it whose last touch is too long ago."""
    cadences = sorted({(one.own, "" if one.own else one.tier or "", one.days) for one in late})
    tests = [_past(asked.today - timedelta(days=days), own, tier, days) for own, tier, days in cadences]
    whole = f"{group_test(asked.by, group)} and ({' or '.join(tests)})"
    whole += f" and owner=m{asked.picked['member']}" if "member" in asked.picked else ""
    whole += f" and tier={asked.picked['tier']}" if "tier" in asked.picked else ""
    return Source("client", whole)


def _past(day: date, own: bool, tier: str, days: int) -> str:
    cadence = f"touch_days={days}" if own else f"tier={tier} and touch_days="
    return f"({cadence} and (last_touch= or last_touch<{day}))"


def _notes(asked: Question, limits: dict[str, int | None], late: int, watched: int) -> tuple[str, ...]:
    rules = ", ".join(f"{tier.replace('_', '-')} {days}" for tier, days in limits.items() if days)
    rule = (
        "A client is past its cadence when its last touch is longer ago than its own number of days, else that of"
        f" its tier: {rules or 'none is set'}. One never touched is past at once. Archived ones do not count."
    )
    if not late:
        return (rule, f"None of {counted(watched, 'client')} with a cadence is past it.")
    return (rule, f"{late:,} of {counted(watched, 'client')} with a cadence are past it.")
