"""The task that done and snooze are about."""

import sqlite3
from collections import namedtuple

from crm_tui import clock
from crm_tui.errors import NotFound, Refused
from crm_tui.quick import who
from crm_tui.values.dates import format_instant
from crm_tui.values.references import format_ref, parse_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.quick.actor import Actor

Task = namedtuple(
    "Task",
    "id title client_id contact_id opportunity_id complaint_id plan_id objective_id"
    " owner_id start due time zone promise rule note done_at",
)
Task.__doc__ = "A task as the file keeps it, days and instants as texts."


INSTEAD = {
    "complaint": "go on with crm complaint wait {ref} or crm complaint resolve {ref} …",
    "opportunity": "move it with crm opportunity move {ref} … or note a task with its day, crm todo …",
    "client": "log a touch with crm log, or note a task with its day, crm todo …",
    "contact": "log a touch with crm log, or note a task with its day, crm todo …",
}


def open_task(db: sqlite3.Connection, actor: "Actor", text: str) -> Task:
    """The task of that ref or title; NotFound, Ambiguous, or Refused where it was done already."""
    ref = parse_ref(text)
    if ref is not None and ref[0] != "task":
        way = INSTEAD.get(ref[0], "see crm agenda for refs such as t88").format(ref=text.strip())
        raise NotFound(f"{text.strip()} is no task, which alone is done or snoozed: {way}.")
    number = who.record(db, "task", text)
    task = Task(*db.execute(f"SELECT {','.join(Task._fields)} FROM task WHERE id=?", (number,)).fetchone())
    if task.done_at is not None:
        when = format_instant(clock.instant(task.done_at), actor.zone)
        raise Refused(f"{format_ref('task', task.id)} “{task.title}” was done already, on {when}.")
    return task
