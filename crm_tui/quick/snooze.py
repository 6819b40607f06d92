"""Put a task out of sight until a day; what it is due by stays as it was."""

import sqlite3
from datetime import date, timedelta

from crm_tui.errors import Invalid
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.rules import number
from crm_tui.quick.tasks import Task, open_task
from crm_tui.values.dates import format_day, parse_day
from crm_tui.values.references import format_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from crm_tui.quick.actor import Actor


def from_line(db: sqlite3.Connection, actor: "Actor", now: "datetime", line: str) -> Echo:
    """Snooze what one line says: t88 2d, or t88 next tue."""
    task, _, day = line.strip().partition(" ")
    return until(db, actor, now, task, parse_day(day, actor.today(now)))


def until(db: sqlite3.Connection, actor: "Actor", now: "datetime", task: str, day: "date") -> Echo:
    """Hide the task, named by ref or title, from reminders and agenda until that day."""
    found = open_task(db, actor, task)
    today = actor.today(now)
    if day <= today:
        raise Invalid(f"{format_day(day, today)} is not ahead: snooze until a later day, such as 2d or fri.")
    if found.due:
        _ahead_of(db, found, day, today)
    db.execute("UPDATE task SET snoozed_until=? WHERE id=?", (day.isoformat(), found.id))
    ref = format_ref("task", found.id)
    return Echo([f"Snoozed {ref} until {format_day(day, today)}: {found.title}", UNDO], [ref])


def _ahead_of(db: sqlite3.Connection, task: Task, day: "date", today: "date") -> None:
    """Invalid where the task would not come up before that day anyway."""
    due = date.fromisoformat(task.due)
    if day > due - timedelta(days=number(db, "near_days") or 0):
        return
    ref = format_ref("task", task.id)
    raise Invalid(
        f"{ref} is due {format_day(due, today)} and does not come up before {format_day(day, today)}: snooze it"
        f" beyond that, or give it another day with crm task edit {ref} --due …"
    )
