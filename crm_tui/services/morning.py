"""The page for the morning: all of Today in the order of a day's work, with the numbers to ring.

Each thing stands once. Tasks and deals stand by when they are due, the rest by what it asks for.
"""

import sqlite3
from datetime import date
from typing import NamedTuple

from crm_tui.errors import NotFound
from crm_tui.quick import phone_lines
from crm_tui.quick.due.row import Scope
from crm_tui.quick.phone_lines import Line
from crm_tui.services import today
from crm_tui.services.today_page import GROUPS, Day, Item, Load

PARTS = {
    **GROUPS,
    "complaints": "Complaints due",
    "ring": "To get in touch with",
    "birthdays": "Birthdays",
}
OF_KIND = {"complaint": "complaints", "touch": "ring", "birthday": "birthdays"}
MOST = 30  # rows of a part, where nobody asks for more
RUNG = ("ring", "birthdays")  # parts whose rows have a number beside them


class Row(NamedTuple):
    """One thing that needs somebody, and the number to ring about it."""

    item: Item
    line: Line | None


class Part(NamedTuple):
    """A part of the page: its key, title, its first rows, and how many were left out."""

    name: str
    title: str
    rows: list[Row]
    left: int


class Morning(NamedTuple):
    """The page: whose it is ("" for the team), how many things want attention now, the days ahead, the parts.

    `loads` has everybody's share where it is the team's; `fresh` tells that the file holds no client yet.
    """

    today: date
    whose: str
    waiting: int
    days: list[Day]
    parts: list[Part]
    loads: list[Load]
    fresh: bool


def read(db: sqlite3.Connection, scope: Scope, most: int = 0) -> Morning:
    """The page of the member of the scope, or of the team; of each part at most so many rows, 0 for all."""
    found = today.read(db, scope)
    held: dict[str, list[Item]] = {name: [] for name in PARTS}
    for item in found.items:
        held[OF_KIND.get(item.due.kind, item.group)].append(item)
    parts = [_part(db, name, items, most or len(items)) for name, items in held.items() if items]
    name = db.execute("SELECT name FROM member WHERE id=?", (scope.member_id,)).fetchone()
    return Morning(
        found.today, name[0] if name else "", found.waiting, found.days, parts, found.loads, found.fresh
    )


def _part(db: sqlite3.Connection, name: str, items: list[Item], most: int) -> Part:
    shown = items[:most]
    rows = [Row(item, _line(db, item) if name in RUNG else None) for item in shown]
    return Part(name, PARTS[name], rows, len(items) - len(shown))


def _line(db: sqlite3.Connection, item: Item) -> Line | None:
    """The first number to try."""
    try:
        return phone_lines.of(db, item.due.noun, item.due.id)[0]
    except NotFound:
        return None
