"""The pipeline report: open deals by stage, owner, product, client or month of their expected close."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, case, func, null, select
from sqlmodel import Session

from crm_tui.choices import StageKind
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.opportunity import Opportunity
from crm_tui.models.pipeline import Stage
from crm_tui.reports.parameters import DAYS, MEMBER, PIPELINE, Listed, by
from crm_tui.reports.report import (
    Amount,
    Column,
    Named,
    Question,
    Report,
    Source,
    counted,
    day_tests,
    group_test,
)
from crm_tui.values.periods import parse_period

LISTED = Listed(
    "Pipeline",
    "What may be sold: open deals with amounts, chances, age and how many are past their close.",
    (by("stage", "owner", "product", "client", "month"), *DAYS, MEMBER, PIPELINE),
)
DEAL = table(Opportunity).c
STAGE = table(Stage).c
TITLES = {
    "stage": "Stage",
    "owner": "Owner",
    "product": "Product",
    "client": "Client",
    "month": "Expected close",
}
JULIAN = 1721424.5  # the Julian day on which day 0 of Python's calendar begins
RULE = (
    "Open deals that were not archived. Weighted is the amount times the deal's own probability, else its"
    " stage's. Age is counted from the day it was opened. Overdue is past the expected close. Amounts of"
    " different currencies are never added."
)


class Sums(NamedTuple):
    """The figures of one group in one currency.

    `hundredths` is the sum of amount times percent, `born` that of the Julian days on which they were opened.
    """

    deals: int = 0
    amount: int | None = None
    hundredths: int = 0
    aged: int = 0
    born: float = 0.0
    overdue: int = 0

    def plus(self, row: Row[Any], chance: int) -> "Sums":
        """These figures and those of further deals that share that percentage."""
        amount = self.amount if row.amount is None else (self.amount or 0) + row.amount
        more = (row.amount or 0) * chance
        return Sums(
            self.deals + row.deals, amount, self.hundredths + more,
            self.aged + row.aged, self.born + (row.born or 0), self.overdue + row.overdue,
        )  # fmt: skip


def answer(session: Session, asked: Question) -> Report:
    """Deals, amount, weighted amount, average age and how many are overdue, for each group and currency."""
    groups: dict[tuple[Any, str | None], Sums] = {}
    chances = _chances(session)
    for known in (True, False):
        for row in session.execute(_statement(asked, known=known)):
            place = (row.group, row.currency)
            chance = chances[row.stage] if row.own is None else row.own
            groups[place] = groups.get(place, Sums()).plus(row, chance)
    names = _names(session, asked.by, {group for group, _ in groups})
    order = {group: rank for rank, group in enumerate(names)}
    keys = sorted(groups, key=lambda key: (order[key[0]], key[1] is None, key[1] or ""))
    columns = (
        Column(asked.by, TITLES[asked.by], "text" if asked.by == "month" else "named"),
        Column("currency", "Currency", "currency"),
        Column("deals", "Deals", adds=True),
        Column("amount", "Amount", "money", adds=True),
        Column("weighted", "Weighted", "money", adds=True),
        Column("age", "Average days", "days"),
        Column("overdue", "Overdue", adds=True),
    )
    rows = tuple(_row(names[group], code, groups[group, code], asked.today) for group, code in keys)
    sources = tuple(_source(asked, names[group], code) for group, code in keys)
    notes = _notes(session, asked, groups.values())
    return Report("pipeline", f"Pipeline by {asked.by}", columns, rows, notes, sources, "amount")


def _source(asked: Question, group: Named | str | None, currency: str | None) -> Source:
    """The deals of a row: its group, its currency, and what all rows were narrowed to."""
    tests = ["state=open", *_group_tests(asked.by, group)]
    tests += [group_test("currency", currency), "amount!="] if currency else ["amount="]
    tests += day_tests("expected_close", asked)
    tests += [f"owner=m{asked.picked['member']}"] if "member" in asked.picked else []
    pipeline = asked.picked.get("pipeline")
    tests += [group_test("pipeline", Named("pipeline", pipeline, ""))] if pipeline else []
    return Source("opportunity", " and ".join(tests))


def _group_tests(by: str, group: Named | str | None) -> list[str]:
    if by != "month" or group is None:
        return [group_test("expected_close" if by == "month" else by, group)]
    since, until = parse_period(str(group), date.min)
    return [f"expected_close>={since}", f"expected_close<={until}"]


def _row(name: Named | str | None, currency: str | None, sums: Sums, today: date) -> tuple[Any, ...]:
    code = currency or ""
    amount = None if sums.amount is None else Amount(sums.amount, code)
    weighted = None if sums.amount is None else Amount(_rounded(sums.hundredths, 100), code)
    days = int(sums.aged * (today.toordinal() + JULIAN) - sums.born)
    age = _rounded(days, sums.aged) if sums.aged else None
    return (name, currency, sums.deals, amount, weighted, age, sums.overdue)


def _rounded(whole: int, parts: int) -> int:
    """The quotient to the nearest whole number, halves away from zero."""
    sign = -1 if whole < 0 else 1
    return sign * ((2 * abs(whole) + parts) // (2 * parts))


def _statement(asked: Question, *, known: bool) -> Select[Any]:
    """Deals by group, currency, percentage and stage, those whose amount is known or the others.

    By stage this is the order of the index that covers them, so that nothing is sorted.
    """
    group = _group(asked.by)
    keys = dict.fromkeys((group, *([DEAL.currency] if known else []), DEAL.probability, DEAL.stage_id))
    sums = (
        func.count().label("deals"),
        func.sum(DEAL.amount).label("amount"),
        func.count(DEAL.opened_on).label("aged"),
        func.sum(func.julianday(DEAL.opened_on)).label("born"),
        func.count(case((DEAL.expected_close < asked.today, 1))).label("overdue"),
    )
    currency = DEAL.currency if known else null()
    told = (
        group.label("group"),
        currency.label("currency"),
        DEAL.probability.label("own"),
        DEAL.stage_id.label("stage"),
    )
    amount = DEAL.amount.is_not(None) if known else DEAL.amount.is_(None)
    return select(*told, *sums).where(amount, *_open(asked)).group_by(*keys)


def _chances(session: Session) -> dict[int, int]:
    """The percentage of each stage, for deals that have none of their own."""
    return dict(session.execute(select(STAGE.id, STAGE.probability)).all())


def _open(asked: Question) -> list[ColumnElement[bool]]:
    tests = [*_live(asked)]
    tests += [DEAL.expected_close >= asked.since] if asked.since else []
    return tests + ([DEAL.expected_close <= asked.until] if asked.until else [])


def _live(asked: Question) -> tuple[ColumnElement[bool], ...]:
    """Open deals of the member and pipeline asked for, whenever they close."""
    picked = asked.picked
    mine = (DEAL.owner_id == picked["member"],) if "member" in picked else ()
    there = (STAGE.pipeline_id == picked["pipeline"],) if "pipeline" in picked else ()
    stages = select(STAGE.id).where(STAGE.kind == StageKind.OPEN, *there)
    return (DEAL.stage_id.in_(stages), DEAL.archived_at.is_(None), *mine)


def _group(by: str) -> ColumnElement[Any]:
    if by == "month":
        return func.substr(DEAL.expected_close, 1, 7)
    if by == "stage":
        return DEAL.stage_id
    found: ColumnElement[Any] = (
        DEAL[f"{by}_id"] + 0
    )  # kept from the index of this column, which covers nothing
    return found


def _names(session: Session, by: str, groups: Iterable[Any]) -> dict[Any, Named | str | None]:
    """What each group is called, in the order it is listed; the group without a name comes last."""
    if by == "month":
        return {group: group for group in sorted(groups, key=lambda month: (month is None, month or ""))}
    wanted = set(groups)
    noun = "member" if by == "owner" else by
    named = table(NOUNS[noun]).c
    order = (named.pipeline_id, named.position) if by == "stage" else (func.lower(named.name),)
    found = session.execute(select(named.id, named.name).order_by(*order, named.id)).all()
    names: dict[Any, Named | str | None] = {
        number: Named(noun, number, name) for number, name in found if number in wanted
    }
    return names | ({None: None} if None in wanted else {})


def _notes(session: Session, asked: Question, sums: Iterable[Sums]) -> tuple[str, ...]:
    deals = sum(found.deals for found in sums)
    if not deals:
        return (
            f"No open deal is expected to close{asked.span()}." if asked.span() else "There is no open deal.",
        )
    notes = [RULE, f"Made of {counted(deals, 'open deal')}{_within(asked)}."]
    if asked.span():
        left = session.execute(_undated(asked)).scalar_one()
        notes += [f"{counted(left, 'open deal')} without an expected close left out."] if left else []
    return tuple(notes)


def _within(asked: Question) -> str:
    return f" expected to close{asked.span()}" if asked.span() else ""


def _undated(asked: Question) -> Select[Any]:
    return (
        select(func.count())
        .select_from(table(Opportunity))
        .where(*_live(asked), DEAL.expected_close.is_(None))
    )
