"""Faces computed from other rows: next step, open deals, open complaints and their like, one SQL each."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.tag import Tagging
from crm_tui.services.fields import ComputedField, ComputedReference, Field, Money
from crm_tui.services.states import StateField
from crm_tui.values.facts import Facts

Make = Callable[[], ColumnElement[Any]]


def _t(noun: str) -> Any:
    return table(NOUNS[noun]).c


def _next_step(owner: str, noun: str) -> Make:
    """The open task due first on a record."""

    def make() -> ColumnElement[Any]:
        task = table(NOUNS["task"]).alias()
        here = task.c[f"{owner}_id"] == _t(noun).id
        standing = (task.c.done_at.is_(None), task.c.archived_at.is_(None))
        first = select(task.c.id).where(here, *standing).order_by(task.c.due.is_(None), task.c.due, task.c.id)
        # Named, since its label is found one level further in, where nothing is correlated by itself.
        return first.limit(1).correlate(table(NOUNS[noun])).scalar_subquery()

    return make


def _next_due(owner: str, noun: str) -> Make:
    def make() -> ColumnElement[Any]:
        task = table(NOUNS["task"]).alias()
        here = task.c[f"{owner}_id"] == _t(noun).id
        standing = (task.c.done_at.is_(None), task.c.archived_at.is_(None))
        return select(func.min(task.c.due)).where(here, *standing).scalar_subquery()

    return make


def _open_deals(count: bool) -> Make:
    def make() -> ColumnElement[Any]:
        deal, stage = table(NOUNS["opportunity"]).alias(), table(NOUNS["stage"]).alias()
        what = func.count() if count else func.coalesce(func.sum(deal.c.amount), 0)
        rows = select(what).select_from(deal.join(stage, stage.c.id == deal.c.stage_id))
        here = deal.c.client_id == _t("client").id
        return rows.where(here, stage.c.kind == "open", deal.c.archived_at.is_(None)).scalar_subquery()

    return make


def _open_complaints() -> ColumnElement[Any]:
    complaint = table(NOUNS["complaint"]).alias()
    here = (complaint.c.client_id == _t("client").id, complaint.c.archived_at.is_(None))
    return select(func.count()).where(*here, complaint.c.resolved_at.is_(None)).scalar_subquery()


def _stage_fact(column: str) -> Make:
    def make() -> ColumnElement[Any]:
        stage = table(NOUNS["stage"]).alias()
        here = stage.c.id == _t("opportunity").stage_id
        return select(stage.c[column]).where(here).scalar_subquery()

    return make


def _chance() -> ColumnElement[Any]:
    return func.coalesce(_t("opportunity").probability, _stage_fact("probability")())


def _weighted() -> ColumnElement[Any]:
    weighted: ColumnElement[Any] = (_t("opportunity").amount * _chance() + 50) // 100
    return weighted


def _count(child: str, column: str, parent: str, *more: Callable[[Any], Any]) -> Make:
    def make() -> ColumnElement[Any]:
        rows = table(NOUNS[child]).alias()
        live = rows.c.archived_at.is_(None)
        tests = [test(rows.c) for test in more]
        return select(func.count()).where(rows.c[column] == _t(parent).id, live, *tests).scalar_subquery()

    return make


def _deadline() -> ColumnElement[Any]:
    complaint = _t("complaint")
    over = or_(complaint.resolved_at.is_not(None), complaint.status.in_(("resolved", "closed")))
    paused = complaint.status.in_(("waiting_client", "waiting_supplier"))
    unanswered = and_(complaint.answered_at.is_(None), complaint.respond_by.is_not(None))
    return case((or_(over, paused), None), (unanswered, complaint.respond_by), else_=complaint.resolve_by)


def _tag_uses() -> ColumnElement[Any]:
    tagging = table(Tagging).alias()
    return select(func.count()).where(tagging.c.tag_id == _t("tag").id).scalar_subquery()


def _won() -> ColumnElement[Any]:
    """Won deals count as orders where no order names them."""
    deal, stage, order = (table(NOUNS[n]).alias() for n in ("opportunity", "stage", "order"))
    client = _t("client").id
    orders = select(func.count()).where(order.c.client_id == client, order.c.archived_at.is_(None))
    billed = select(order.c.id).where(order.c.opportunity_id == deal.c.id).exists()
    won = (
        select(func.count())
        .select_from(deal.join(stage, stage.c.id == deal.c.stage_id))
        .where(deal.c.client_id == client, stage.c.kind == "won", deal.c.archived_at.is_(None), ~billed)
    )
    return orders.scalar_subquery() + won.scalar_subquery()


def _standing() -> ColumnElement[Any]:
    return case((_won() > 0, "current"), else_="potential")


# None where the field is a state, which is told by conditions.
COMPUTED: dict[str, list[tuple[str, Facts, Make | None]]] = {
    "client": [
        (
            "next_step",
            Facts("Next step", "Its open task due first.", ref="task"),
            _next_step("client", "client"),
        ),
        (
            "next_due",
            Facts("Next due", "The first day an open task is due.", kind="day"),
            _next_due("client", "client"),
        ),
        ("open_deals", Facts("Open deals", "How many deals are open.", kind="int"), _open_deals(True)),
        (
            "open_complaints",
            Facts("Open complaints", "How many are unresolved.", kind="int"),
            _open_complaints,
        ),
        ("orders", Facts("Orders", "A won deal without an order counts as one.", kind="int"), _won),
        ("standing", Facts("Standing", "Current has ordered, potential has not."), _standing),
    ],
    "contact": [
        (
            "next_step",
            Facts("Next step", "The open task due first.", ref="task"),
            _next_step("contact", "contact"),
        ),
    ],
    "opportunity": [
        (
            "pipeline",
            Facts("Pipeline", "The one its stage is in.", ref="pipeline"),
            _stage_fact("pipeline_id"),
        ),
        ("state", Facts("State", "Open, won or lost."), None),
        ("chance", Facts("Chance", "Its own probability, else the stage's.", kind="percent"), _chance),
        ("weighted", Facts("Weighted", "Amount times chance.", kind="money", currency="currency"), _weighted),
        (
            "next_step",
            Facts("Next step", "The open task due first.", ref="task"),
            _next_step("opportunity", "opportunity"),
        ),
    ],
    "task": [("state", Facts("State", "Open or done."), None)],
    "tag": [("uses", Facts("Uses", "How many records bear it.", kind="int"), _tag_uses)],
    "plan": [
        (
            "objectives",
            Facts("Objectives", "How many it has.", kind="int"),
            _count("objective", "plan_id", "plan"),
        ),
        ("actions", Facts("Actions", "Its tasks.", kind="int"), _count("task", "plan_id", "plan")),
        (
            "open_actions",
            Facts("Open actions", "Its tasks that are not done.", kind="int"),
            _count("task", "plan_id", "plan", lambda task: task.done_at.is_(None)),
        ),
    ],
    "stage": [
        (
            "deals",
            Facts("Deals", "How many are in it.", kind="int"),
            _count("opportunity", "stage_id", "stage"),
        )
    ],
    "pipeline": [
        (
            "stages",
            Facts("Stages", "How many it has.", kind="int"),
            _count("stage", "pipeline_id", "pipeline"),
        )
    ],
    "order": [
        (
            "margin",
            Facts("Margin", "Amount less cost.", kind="money", currency="currency"),
            lambda: _t("order").amount - _t("order").cost,
        )
    ],
    "complaint": [
        (
            "deadline",
            Facts(
                "Deadline", "To answer, then to resolve; none while the clock stands still.", kind="instant"
            ),
            _deadline,
        ),
        ("state", Facts("State", "Open, or done when resolved."), None),
    ],
}


class ComputedMoney(ComputedField):
    """A computed amount in the currency of its row."""

    def __init__(self, name: str, fact: Facts, make: Make, noun: str) -> None:
        super().__init__(name, fact, make)
        self.noun = noun

    def columns(self) -> tuple[ColumnElement[Any], ...]:
        return (self.expression(), _t(self.noun)[self.facts.currency])

    def cell(self, values: Sequence[Any]) -> Money | None:
        return None if values[0] is None else Money(values[0], values[1] or "")


def computed(noun: str) -> dict[str, Field]:
    """The computed faces of a noun."""
    made: dict[str, Field] = {}
    for name, fact, make in COMPUTED.get(noun, []):
        if make is None:
            made[name] = StateField(name, fact, noun)
        elif fact.ref:
            made[name] = ComputedReference(name, fact, make)
        elif fact.kind == "money":
            made[name] = ComputedMoney(name, fact, make, noun)
        else:
            made[name] = ComputedField(name, fact, make)
    return made
