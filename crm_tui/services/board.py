"""The board of a pipeline: what stands in each stage, its first cards, and what is expected to close."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlmodel import Session, col
from sqlmodel import select as pick

from crm_tui.choices import StageKind
from crm_tui.errors import Refused
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.pipeline import Pipeline, Stage
from crm_tui.services.acting import context
from crm_tui.services.board_cards import Card, cards
from crm_tui.services.filtering import condition, live

CLOSED_DAYS = 30
_SOON, _LATER = 1, 2  # the month we are in, and the next


class Total(NamedTuple):
    """Deals, and what those in the board's currency add up to in minor units; `others` are in another one."""

    deals: int = 0
    amount: int = 0
    weighted: int = 0
    others: int = 0

    def __add__(self, more: object) -> "Total":
        """Both together, figure by figure."""
        assert isinstance(more, Total)
        return Total(*(mine + theirs for mine, theirs in zip(self, more, strict=True)))


class Lane(NamedTuple):
    """A stage with all its deals counted and the first of them as cards."""

    stage: int
    name: str
    kind: StageKind
    total: Total
    cards: tuple[Card, ...]


class Forecast(NamedTuple):
    """What is open, and what of it is expected to close in this month and in the next."""

    open: Total
    month: date
    this_month: Total
    next_month: Total


class Board(NamedTuple):
    """One pipeline as a person looks at it; `today` is theirs."""

    pipeline: int
    name: str
    currency: str
    today: date
    lanes: tuple[Lane, ...]
    forecast: Forecast
    pipelines: int


class _Sum(NamedTuple):
    stage: int
    currency: str
    month: int
    deals: int
    amount: int
    weighted: int
    priced: int


def read(session: Session, pipeline: int | None = None, where: str = "", keep: int | None = None) -> Board:
    """The board of a pipeline, the default one for None; `where` filters deals.

    Open stages show their deals, won and lost ones those closed in the last 30 days. A lane has its first
    cards by expected close; the deal `keep` is among them wherever it would come.
    """
    chosen = _pipeline(session, pipeline)
    stages = session.exec(
        pick(Stage).where(col(Stage.pipeline_id) == chosen.id).order_by(col(Stage.position), col(Stage.id))
    ).all()
    around = context(session)
    shown = _shown(session, around.today, where)
    alike = [
        [stage for stage in stages if (stage.kind is StageKind.OPEN) is going] for going in (True, False)
    ]
    sums = [part for some in alike if some for part in _sums(session, shown(some), around.today)]
    currency = _currency(sums, around.currency)
    lanes = []
    for stage in stages:
        total = _total([part for part in sums if part.stage == stage.id], currency)
        if stage.archived_at is None or total.deals:
            assert stage.id is not None
            lanes.append(
                Lane(stage.id, stage.name, stage.kind, total, cards(session, stage, shown([stage]), keep))
            )
    assert chosen.id is not None
    forecast = _forecast(sums, stages, currency, around.today)
    return Board(
        chosen.id, chosen.name, currency, around.today, tuple(lanes), forecast, len(_pipelines(session))
    )


def following(session: Session, pipeline: int) -> int:
    """The pipeline after this one, round and round; itself where it is the only one."""
    known = [found.id for found in _pipelines(session)]
    after = known.index(pipeline) + 1 if pipeline in known else 0
    return known[after % len(known)] or pipeline


def _pipelines(session: Session) -> Sequence[Pipeline]:
    live_ones = pick(Pipeline).where(col(Pipeline.archived_at).is_(None))
    return session.exec(live_ones.order_by(col(Pipeline.position), col(Pipeline.id))).all()


def _pipeline(session: Session, number: int | None) -> Pipeline:
    """The pipeline asked for while it is there, else the default one."""
    known = _pipelines(session)
    if not known:
        raise Refused("There is no pipeline: add one with crm pipeline add.")
    return next((found for found in known if found.id == number), known[0])


def _shown(session: Session, today: date, where: str) -> Callable[[Sequence[Stage]], ColumnElement[bool]]:
    """The condition under which a deal of some stages, either open or closed ones, is on the board."""
    deal = table(NOUNS["opportunity"]).c
    shared = [live("opportunity")]
    shared += [condition(session, "opportunity", where)] if where.strip() else []
    since = today - timedelta(days=CLOSED_DAYS)

    def shown(stages: Sequence[Stage]) -> ColumnElement[bool]:
        ids = [stage.id for stage in stages]
        if stages[0].kind is StageKind.OPEN:
            return and_(deal.stage_id.in_(ids), *shared)
        # Kept from the index of stages: few of all deals ever closed are of the last days.
        return and_((deal.stage_id + 0).in_(ids), deal.closed_on >= since, *shared)

    return shown


def _sums(session: Session, shown: ColumnElement[bool], today: date) -> list[_Sum]:
    """Counts and sums of such deals by stage, currency and month of its expected close."""
    deal, stage = table(NOUNS["opportunity"]), table(NOUNS["stage"]).alias()
    chance = func.coalesce(deal.c.probability, stage.c.probability)
    first, second = month_after(today, 0), month_after(today, 1)
    month = case(
        (and_(deal.c.expected_close >= first, deal.c.expected_close < second), _SOON),
        (and_(deal.c.expected_close >= second, deal.c.expected_close < month_after(today, 2)), _LATER),
        else_=0,
    )
    keys = (deal.c.stage_id, func.coalesce(deal.c.currency, ""), month)
    amount = func.coalesce(func.sum(deal.c.amount), 0)
    weighted = func.coalesce(func.sum(deal.c.amount * chance), 0)
    statement = (
        select(*keys, func.count(), amount, weighted, func.count(deal.c.amount))
        .select_from(deal.join(stage, stage.c.id == deal.c.stage_id))
        .where(shown)
        .group_by(*keys)
    )
    return [_Sum(*row) for row in session.execute(statement).all()]


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _currency(sums: Sequence[_Sum], ours: str) -> str:
    """The team's currency, or the one most deals are in where none is in ours."""
    priced: dict[str, int] = {}
    for part in sums:
        priced[part.currency] = priced.get(part.currency, 0) + part.priced
    return (
        ours if priced.get(ours) or not any(priced.values()) else max(priced, key=lambda code: priced[code])
    )


def _total(parts: Sequence[_Sum], currency: str) -> Total:
    ours = [part for part in parts if part.currency == currency]
    return Total(
        sum(part.deals for part in parts),
        sum(part.amount for part in ours),
        (sum(part.weighted for part in ours) + 50) // 100,
        sum(part.priced for part in parts if part.currency != currency),
    )


def _forecast(sums: Sequence[_Sum], stages: Sequence[Stage], currency: str, today: date) -> Forecast:
    open_stages = {stage.id for stage in stages if stage.kind is StageKind.OPEN}
    parts: list[Any] = [part for part in sums if part.stage in open_stages]
    return Forecast(
        _total(parts, currency),
        month_after(today, 0),
        _total([part for part in parts if part.month == _SOON], currency),
        _total([part for part in parts if part.month == _LATER], currency),
    )
