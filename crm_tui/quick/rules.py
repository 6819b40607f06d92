"""The team's rules as verbs need them: the row of `setting`, else the default."""

import sqlite3

from crm_tui.values import team_rules


def rule(db: sqlite3.Connection, name: str) -> str:
    """The text of a rule."""
    found = db.execute("SELECT value FROM setting WHERE name=?", (name,)).fetchone()
    return str(found[0]) if found else team_rules.default(name)


def number(db: sqlite3.Connection, name: str) -> "int | None":
    """The days or hours of a rule; None where it is empty, which means never."""
    text = rule(db, name)
    return int(text) if text else None
