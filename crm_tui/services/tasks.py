"""Tasks: their time of day and zone, and the next occurrence of one that recurs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from crm_tui import values as kinds
from crm_tui.errors import Invalid
from crm_tui.models.record import Record
from crm_tui.models.tag import Tagging
from crm_tui.models.task import Task
from crm_tui.services.acting import context
from crm_tui.services.records import Records, Values
from crm_tui.store import records

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

    def _next(self, session: Session, done: Task) -> None:
        """The next occurrence, with the same tags; none when the rule has ended."""
        today = context(session).today
        due: date = done.due or today
        start = done.start or due
        day = kinds.recurrence.next_due(done.rule or "", start, max(due, today))
        if day is None:
            return
        kept = {name: getattr(done, name) for name in Task.model_fields if name not in LEFT_BEHIND}
        following = records.create(session, Task, {**kept, "start": start, "due": day})
        for tagging in session.exec(select(Tagging).where(col(Tagging.task_id) == done.id)).all():
            records.create(session, Tagging, {"tag_id": tagging.tag_id, "task_id": following.id})
