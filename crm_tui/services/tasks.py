"""Tasks: their time of day and zone, the next occurrence of one that recurs, and ticking one off."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import clock
from crm_tui import values as kinds
from crm_tui.errors import Invalid
from crm_tui.models.record import Record
from crm_tui.models.tag import Tagging
from crm_tui.models.task import Task
from crm_tui.quick import done
from crm_tui.quick.actor import Actor
from crm_tui.services.acting import context
from crm_tui.services.records import Records, Values
from crm_tui.store import records
from crm_tui.store.database import driver
from crm_tui.values.references import format_ref

LEFT_BEHIND = ("id", "version", "archived_at", "done_at", "snoozed_until", "interaction_id")


class Tasks(Records):
    """A time of day belongs to a day and is in somebody's zone; a task that recurs comes up again when done."""

    noun = "task"

    def check(self, session: Session, values: Values, record: Record | None) -> None:
        super().check(session, values, record)
        after = {
            name: values.get(name, getattr(record, name, None)) for name in ("due", "time", "zone", "rule")
        }
        if after["time"] and not after["due"]:
            raise Invalid(problems={"time": "A time needs its day: give --due too."})
        if after["rule"] and not after["due"]:
            values["due"] = context(session).today
        if after["time"] and not after["zone"]:
            values["zone"] = str(context(session).zone)
        elif after["zone"] and not after["time"]:
            values["zone"] = None
        if values.get("done_at"):
            values.setdefault("snoozed_until", None)

    def follow(self, session: Session, record: Record, before: Mapping[str, Any]) -> None:
        assert isinstance(record, Task)
        if record.rule and record.done_at and not before.get("done_at"):
            self._next(session, record)

    def _next(self, session: Session, ended: Task) -> None:
        """The next occurrence, with the same tags; none when the rule has ended."""
        today = context(session).today
        due: date = ended.due or today
        start = ended.start or due
        day = kinds.recurrence.next_due(ended.rule or "", start, max(due, today))
        if day is None:
            return
        kept = {name: getattr(ended, name) for name in Task.model_fields if name not in LEFT_BEHIND}
        following = records.create(session, Task, {**kept, "start": start, "due": day})
        for tagging in session.exec(select(Tagging).where(col(Tagging.task_id) == ended.id)).all():
            records.create(session, Tagging, {"tag_id": tagging.tag_id, "task_id": following.id})


def tick(session: Session, actor: Actor, number: int) -> bool:
    """Mark a task done, or open again where it was; whether it is done now."""
    task = Tasks().get(session, number)
    assert isinstance(task, Task)
    if task.done_at is not None:
        Tasks().edit(session, task, {"done_at": None})
        return False
    done.finish(driver(session), actor, clock.now(), [format_ref("task", number)], kinds.recurrence.next_due)
    return True
