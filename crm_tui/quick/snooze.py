"""Put tasks out of sight until a day; what they are due by stays as it was."""

import sqlite3
from datetime import date, timedelta

from crm_tui.errors import Invalid
from crm_tui.quick.echo import UNDO, Echo
from crm_tui.quick.rules import number
from crm_tui.quick.tasks import Task, open_task
from crm_tui.values.dates import format_day, parse_day
from crm_tui.values.references import format_ref, parse_ref

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crm_tui.quick.actor import Actor


def from_line(db: sqlite3.Connection, actor: "Actor", now: "datetime", line: str) -> Echo:
    """Snooze what one line says: t88 2d, or t88 t90 next tue."""
    return from_words(db, actor, now, line.split())


def from_words(db: sqlite3.Connection, actor: "Actor", now: "datetime", words: "Sequence[str]") -> Echo:
    """Snooze the tasks named by the leading words, several by their refs, until the day the rest says."""
    count = 1
    while count < len(words) and parse_ref(words[count]) is not None:
        count += 1
    if len(words) <= count:
        raise Invalid('Say which task and until when: crm snooze t88 2d, or t88 t90 "next tue".')
    day = parse_day(" ".join(words[count:]), actor.today(now))
    return until(db, actor, now, words[:count], day)


def until(
    db: sqlite3.Connection, actor: "Actor", now: "datetime", tasks: "Sequence[str]", day: "date"
) -> Echo:
    """Hide the tasks, named by ref or title, from reminders and agenda until that day, all or none."""
    today = actor.today(now)
    if day <= today:
        raise Invalid(f"{format_day(day, today)} is not ahead: snooze until a later day, such as 2d or fri.")
    refs: list[str] = []
    lines: list[str] = []
    for text in dict.fromkeys(tasks):
        found = open_task(db, actor, text)
        if found.due:
            _ahead_of(db, found, day, today)
        db.execute("UPDATE task SET snoozed_until=? WHERE id=?", (day.isoformat(), found.id))
        refs.append(format_ref("task", found.id))
        lines.append(f"Snoozed {refs[-1]} until {format_day(day, today)}: {found.title}")
    return Echo([*lines, UNDO], refs)


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
