"""Under which numbers the people of a record can be rung, and which of them is meant.

Only plain SQL, so that Today can ask for them.
"""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from crm_tui.errors import Ambiguous, NotFound
from crm_tui.quick import opening
from crm_tui.store import lookup
from crm_tui.values.phones import phone_key, split_extension
from crm_tui.values.references import format_ref
from crm_tui.values.text import quoted

AT_MOST = 40  # numbers offered
MAIN = "main"  # the kind of a client's own number
ABOUT = {  # client and contact of the records that are about somebody
    "client": "SELECT id, NULL FROM client WHERE id=?",
    "contact": "SELECT client_id, id FROM contact WHERE id=?",
    "task": "SELECT client_id, contact_id FROM task WHERE id=?",
    "opportunity": "SELECT client_id, contact_id FROM opportunity WHERE id=?",
    "complaint": "SELECT client_id, contact_id FROM complaint WHERE id=?",
    "order": "SELECT client_id, NULL FROM sales_order WHERE id=?",
    "plan": "SELECT client_id, NULL FROM plan WHERE id=?",
    "interaction": "SELECT client_id, NULL FROM interaction WHERE id=?",
}
OWN = "SELECT phone, 'main', id, name, NULL, NULL FROM client WHERE id=? AND phone IS NOT NULL"
_OF_PEOPLE = (
    "SELECT pt.value, pt.kind, c.id, c.name, p.id, p.name FROM contact p"
    " JOIN contact_point pt ON pt.contact_id=p.id AND pt.medium='phone'"
    " LEFT JOIN client c ON c.id=p.client_id WHERE "
)
OF_CONTACT = f"{_OF_PEOPLE} p.id=? ORDER BY pt.position, pt.id"
OF_CLIENT = (
    f"{_OF_PEOPLE} p.client_id=? AND p.archived_at IS NULL"
    " ORDER BY p.last_touch IS NULL, p.last_touch DESC, p.id, pt.position, pt.id LIMIT 100"
)


class Line(NamedTuple):
    """A number as typed, its kind (work, mobile …, `MAIN` for a client's own), and whose it is as (id, name)."""

    number: str
    kind: str
    client: tuple[int | None, str | None]
    contact: tuple[int | None, str | None]

    @property
    def name(self) -> str:
        """Who answers it."""
        return self.contact[1] or self.client[1] or ""

    @property
    def whose(self) -> str:
        """Who answers it, where they work, and what kind of number it is."""
        work = f" ({self.client[1]})" if self.contact[0] and self.client[1] else ""
        return f"{self.name}{work}, {self.kind}"

    @property
    def opening(self) -> str:
        """How an entry about a call on it begins."""
        return f"{opening.of(self.client, self.contact)} call: "


def of(db: sqlite3.Connection, noun: str, number: int) -> list[Line]:
    """The numbers of whom a record is about; NotFound where none is known.

    Of a contact its own; where it has none, and of a client, the client's and those of its people, the latest
    touched first.
    """
    found = db.execute(ABOUT[noun], (number,)).fetchone() if noun in ABOUT else None
    client, contact = found or (None, None)
    lines = _lines(db, OF_CONTACT, contact) or [*_lines(db, OWN, client), *_lines(db, OF_CLIENT, client)]
    if lines:
        return _different(lines)[:AT_MOST]
    who = f"{format_ref(noun, number)} {lookup.label(db, noun, number) or ''}".strip()
    if client is None and contact is None:
        raise NotFound(f"{quoted(who)} names nobody to ring: give it a client or a contact first.")
    raise NotFound(f"No phone number is known for {quoted(who)}: edit the client or the contact to add one.")


def meant(lines: Sequence[Line], which: str) -> Line:
    """The only line, or the one that `which` names: its place, kind, last digits, or a part of who answers it.

    Ambiguous, listing them by their places, where it may be several; NotFound where it is none.
    """
    found = list(lines)
    if which.isdecimal() and 1 <= int(which) <= len(lines):
        found = [lines[int(which) - 1]]
    elif which:
        whole, word = phone_key(which), which.strip().casefold()
        digits = "".join(sign for sign in word if sign in "0123456789")  # the last ones may begin with a zero
        found = [
            line
            for line in lines
            if word in (line.kind.casefold(), line.number.casefold())
            or (digits and (phone_key(line.number) == whole or phone_key(line.number).endswith(digits)))
            or (not digits and word in line.name.casefold())
        ]
    if len(found) == 1:
        return found[0]
    offered = [(str(place), f"{line.whose}: {line.number}") for place, line in enumerate(lines, 1)]
    if found:
        raise Ambiguous("There are several numbers: say which one with --number.", offered)
    raise NotFound(f"None of these numbers is {quoted(which)}.", offered)


def _lines(db: sqlite3.Connection, query: str, number: int | None) -> list[Line]:
    rows = db.execute(query, (number,)).fetchall() if number is not None else []
    return [
        Line(text, kind, (client, name), (contact, person))
        for text, kind, client, name, contact, person in rows
    ]


def _different(lines: Sequence[Line]) -> list[Line]:
    """Without what repeats: the same number, answered by the same person or by the client."""
    kept = {(phone_key(x.number), split_extension(x.number)[1], x.contact): x for x in reversed(lines)}
    return list(reversed(kept.values()))
