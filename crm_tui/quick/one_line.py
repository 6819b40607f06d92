"""An entry as one line that begins with its verb, as people type it in the app and scripts write it."""

import sqlite3

from crm_tui import values
from crm_tui.quick import complain, deal, done, log, snooze, todo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from crm_tui.quick.actor import Actor
    from crm_tui.quick.echo import Echo

    Verb = Callable[[sqlite3.Connection, Actor, datetime, str, bool], Echo]

VERBS: "dict[str, Verb]" = {
    "log": lambda db, actor, now, line, new: log.from_line(db, actor, now, line, new=new),
    "todo": lambda db, actor, now, line, new: todo.from_line(db, actor, now, line, new=new),
    "deal": lambda db, actor, now, line, new: deal.from_line(db, actor, now, line, new=new),
    "complain": lambda db, actor, now, line, new: complain.from_line(db, actor, now, line, new=new),
    "done": lambda db, actor, now, line, new: done.finish(
        db, actor, now, line.split(), values.recurrence.next_due
    ),
    "snooze": lambda db, actor, now, line, new: snooze.from_line(db, actor, now, line),
}


def verb_of(line: str) -> "tuple[str, str]":
    """The verb a line begins with, and the rest; a line that begins with none logs."""
    word, _, rest = line.strip().partition(" ")
    return (word.lower(), rest.strip()) if word.lower() in VERBS else ("log", line.strip())
