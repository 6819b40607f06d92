"""A client plan on one page: its texts, its objectives, and its actions, which are tasks."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlmodel import Session, col, select

from crm_tui.choices import PlanStatus
from crm_tui.models.client import Client
from crm_tui.models.member import Member
from crm_tui.models.plan import Objective, Plan
from crm_tui.models.task import Task
from crm_tui.services import entries
from crm_tui.services.nouns import of
from crm_tui.values.references import format_ref

TEXTS = ("summary", "situation", "vision", "strategy")


class Goal(NamedTuple):
    """An objective: how much of what is wanted and reached, by when, by whom."""

    id: int
    title: str
    target: int | None
    current: int | None
    unit: str
    due: date | None
    owner: str

    @property
    def percent(self) -> int | None:
        """How much of the target is reached, rounded down; None where either is unknown."""
        if self.current is None or not self.target:
            return None
        return self.current * 100 // self.target


class Action(NamedTuple):
    """A task of the plan."""

    id: int
    title: str
    due: date | None
    owner: str
    done: bool


class PlanPage(NamedTuple):
    """A plan; `texts` are (title, text) in the order they are read, the empty ones too."""

    ref: str
    title: str
    client: int
    client_name: str
    status: PlanStatus
    owner: str
    texts: tuple[tuple[str, str], ...]
    goals: tuple[Goal, ...]
    actions: tuple[Action, ...]


def read(session: Session, number: int) -> PlanPage:
    """The page of a plan; NotFound when there is none. Open actions come first, by their day."""
    plan = of("plan").get(session, number)
    assert isinstance(plan, Plan)
    client, owner = session.get(Client, plan.client_id), session.get(Member, plan.owner_id or 0)
    assert client is not None
    return PlanPage(
        format_ref("plan", number),
        plan.title,
        plan.client_id,
        client.name,
        plan.status,
        owner.name if owner else "",
        tuple((name, getattr(plan, name) or "") for name in TEXTS),
        _goals(session, number),
        _actions(session, number),
    )


def add_goal(session: Session, number: int, typed: Mapping[str, str]) -> None:
    """A new objective of a plan, from texts by field; Invalid names what is wrong."""
    given = {name: text for name, text in typed.items() if text}
    of("objective").add(session, {**entries.read(session, "objective", given), "plan": number})


def measure(session: Session, number: int, text: str) -> None:
    """Write down how much of an objective is reached by now."""
    goal = of("objective").get(session, number)
    of("objective").edit(session, goal, entries.read(session, "objective", {"current": text}, goal))


def add_action(session: Session, number: int, typed: Mapping[str, str]) -> None:
    """A new task of a plan for its client, from texts by field; Invalid names what is wrong."""
    plan = of("plan").get(session, number)
    assert isinstance(plan, Plan)
    given = {name: text for name, text in typed.items() if text}
    of("task").add(
        session, {**entries.read(session, "task", given), "plan": number, "client": plan.client_id}
    )


def _goals(session: Session, number: int) -> tuple[Goal, ...]:
    rows = select(Objective, Member.name).join(Member, isouter=True)
    here = rows.where(Objective.plan_id == number, col(Objective.archived_at).is_(None))
    found = session.exec(here.order_by(col(Objective.due).asc().nulls_last(), col(Objective.id))).all()
    return tuple(
        Goal(goal.id or 0, goal.title, goal.target, goal.current, goal.unit or "", goal.due, who or "")
        for goal, who in found
    )


def _actions(session: Session, number: int) -> tuple[Action, ...]:
    rows = select(Task, Member.name).join(Member, col(Member.id) == Task.owner_id, isouter=True)
    here = rows.where(Task.plan_id == number, col(Task.archived_at).is_(None))
    order = (col(Task.done_at).is_not(None), col(Task.due).asc().nulls_last(), col(Task.id))
    found = session.exec(here.order_by(*order)).all()
    return tuple(
        Action(task.id or 0, task.title, task.due, who or "", task.done_at is not None) for task, who in found
    )
