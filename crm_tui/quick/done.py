"""Tick tasks off; one that recurs comes up again on its next day."""

import sqlite3
from datetime import date

from crm_tui.errors import Invalid
from crm_tui.quick import rows
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.later import Later
from crm_tui.quick.tasks import Task, open_task
from crm_tui.values.dates import format_day
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from crm_tui.quick.actor import Actor

    NextDue = Callable[[str, date, date], date | None]

LEFT_BEHIND = ("id", "done_at")


def finish(
    db: sqlite3.Connection,
    actor: "Actor",
    now: "datetime",
    tasks: "Sequence[str]",
    next_due: "NextDue | None" = None,
) -> Echo:
    """Tick off each of the tasks, named by ref or title, all or none.

    `next_due(rule, start, after)` gives the next day of a recurrence, as `values.recurrence` does; without it
    a task that recurs raises Later.
    """
    if not tasks:
        raise Invalid("No task is named: write its ref, as in crm done t88.")
    refs: list[str] = []
    lines: list[str] = []
    made: list[str] = []
    for text in dict.fromkeys(tasks):
        task = open_task(db, actor, text)
        if task.rule and next_due is None:
            raise Later
        db.execute("UPDATE task SET done_at=?, snoozed_until=NULL WHERE id=?", (rows.stamp(now), task.id))
        refs.append(format_ref("task", task.id))
        lines.append(f"Done {refs[-1]}: {task.title}")
        if task.rule and next_due is not None:
            following = _next(db, actor, now, task, next_due)
            made += following[:1]
            lines += following[1:]
    return Echo([*lines, UNDO], [*refs, *made])


def _next(
    db: sqlite3.Connection, actor: "Actor", now: "datetime", task: Task, next_due: "NextDue"
) -> "list[str]":
    """Make the next occurrence; its ref and the line that tells of it, nothing when the rule has ended."""
    today = actor.today(now)
    due = date.fromisoformat(task.due) if task.due else today
    start = date.fromisoformat(task.start) if task.start else due
    day = next_due(task.rule, start, max(due, today))
    if day is None:
        return []
    values: dict[str, object] = task._asdict()
    for name in LEFT_BEHIND:
        del values[name]
    values |= {"due": day.isoformat(), "start": start.isoformat()}
    number = rows.insert(db, "task", **values)
    db.execute(
        "INSERT INTO tagging (tag_id, task_id) SELECT tag_id, ? FROM tagging WHERE task_id=?",
        (number, task.id),
    )
    ref = format_ref("task", number)
    return [ref, f"Next {ref} due {format_day(day, today)}: {task.title}"]
