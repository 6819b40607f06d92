"""The first deals of a stage as cards: for whom, how much, how long here, what comes next, what is wrong."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlmodel import Session

from crm_tui.choices import StageKind
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.pipeline import Stage
from crm_tui.services.acting import context
from crm_tui.services.faces import built_in
from crm_tui.services.fields import Money
from crm_tui.services.settings import number

CARDS = 100  # of a lane; a list shows the rest


class Sign(StrEnum):
    """What is wrong with an open deal."""

    PAST_CLOSE = "past close"
    CLOSES_TODAY = "closes today"
    ROTTING = "rotting"
    NO_NEXT_STEP = "no next step"


class Card(NamedTuple):
    """A deal on the board; `days` is how long it has been in its stage, `step` its open task due first."""

    id: int
    name: str
    client: str
    owner: str
    amount: Money | None
    days: int | None
    close: date | None
    step: str
    step_due: date | None
    signs: tuple[Sign, ...]


def cards(
    session: Session, stage: Stage, test: ColumnElement[bool], keep: int | None = None
) -> tuple[Card, ...]:
    """The first cards of a stage among the deals that pass the test: open ones by expected close, others by
    the newest. The deal `keep` follows where it is not among them."""
    rows = list(_rows(session, stage, test))
    if keep is not None and len(rows) == CARDS and keep not in {row.id for row in rows}:
        kept = table(NOUNS["opportunity"]).c.id == keep
        rows += _rows(session, stage, test & kept)
    steps = _steps(session, [row.step for row in rows if row.step is not None])
    patience = stage.rot_days or number(session, "rot_days") or 0
    today = context(session).today
    return tuple(_card(row, stage, steps.get(row.step, ("", None)), patience, today) for row in rows)


def _rows(session: Session, stage: Stage, test: ColumnElement[bool]) -> Iterable[Any]:
    deal = table(NOUNS["opportunity"])
    client, owner = table(NOUNS["client"]).alias(), table(NOUNS["member"]).alias()
    joined = deal.outerjoin(client, client.c.id == deal.c.client_id)
    joined = joined.outerjoin(owner, owner.c.id == deal.c.owner_id)
    own = (deal.c.id, deal.c.name, deal.c.amount, deal.c.currency, deal.c.expected_close)
    since = (deal.c.staged_on, deal.c.closed_on)
    names = (client.c.name.label("client"), owner.c.name.label("owner"))
    step = built_in("opportunity")["next_step"].expression().label("step")
    order = deal.c.expected_close.asc() if stage.kind is StageKind.OPEN else deal.c.closed_on.desc()
    statement = select(*own, *since, *names, step).select_from(joined).where(test)
    return session.execute(statement.order_by(order.nulls_last(), deal.c.id).limit(CARDS)).all()


def _steps(session: Session, ids: list[int]) -> dict[int, tuple[str, date | None]]:
    """Title and due day of these tasks."""
    task = table(NOUNS["task"]).c
    found = session.execute(select(task.id, task.title, task.due).where(task.id.in_(ids))).all()
    return {row.id: (row.title, row.due) for row in found}


def _card(row: Any, stage: Stage, step: tuple[str, date | None], patience: int, today: date) -> Card:
    days = (today - row.staged_on).days if row.staged_on else None
    signs: list[Sign] = []
    if stage.kind is StageKind.OPEN:
        if row.expected_close is not None and row.expected_close <= today:
            signs.append(Sign.PAST_CLOSE if row.expected_close < today else Sign.CLOSES_TODAY)
        if days is not None and patience and days > patience:
            signs.append(Sign.ROTTING)
        if row.step is None:
            signs.append(Sign.NO_NEXT_STEP)
    return Card(
        row.id,
        row.name,
        row.client or "",
        row.owner or "",
        None if row.amount is None else Money(row.amount, row.currency or ""),
        days,
        row.expected_close if stage.kind is StageKind.OPEN else row.closed_on,
        *step,
        tuple(signs),
    )
