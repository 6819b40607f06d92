"""Random histories of a team's work: adds, edits, archives, deletes, part rows, tags, merges, in random order."""

import sqlite3
from collections.abc import Callable
from random import Random

from crm_tui.models.catalogue import MODELS, foreign_keys, table
from crm_tui.store.connection import Stamp, writing
from tests.store.rows import AT

Act = Callable[["History"], None]
MOVED = ("client", "contact", "tag", "product")
EDITS = {
    "client": {"name": "text", "city": "text", "tier": "tier", "employees": "number", "owner_id": "member"},
    "contact": {"name": "text", "title": "text", "client_id": "client", "birthday": "text"},
    "interaction": {"at": "instant", "summary": "text", "client_id": "client", "minutes": "number"},
    "task": {"title": "text", "client_id": "client", "owner_id": "member"},
    "opportunity": {"name": "text", "stage_id": "stage", "amount": "number", "contact_id": "contact"},
    "contact_point": {"value": "text", "contact_id": "contact"},
    "interaction_person": {"contact_id": "contact"},
    "link": {"strength": "five"},
    "field": {"name": "text", "on": "noun"},
    "stage": {"name": "text", "position": "number"},
}


class History:
    """A file that random acts are done to, each as one transaction of member 1."""

    def __init__(self, db: sqlite3.Connection, path: str, random: Random) -> None:
        self.db, self.path, self.random = db, path, random

    def step(self) -> int | None:
        """Do one to three acts as one transaction; its number, None when the file's own rules refused it."""
        try:
            with writing(self.db, self.path, Stamp(1, "script", "work"), AT) as txn:
                for act in self.random.choices(ACTS, k=self.random.randint(1, 3)):
                    act(self)
        except Exception as error:
            if "constraint" not in str(error):
                raise
            return None
        return txn

    def pick(self, tbl: str) -> int | None:
        """Any row of a table."""
        found = [id for (id,) in self.db.execute(f'SELECT id FROM "{tbl}" ORDER BY id')]
        return self.random.choice(found) if found else None

    def value(self, kind: str) -> object:
        """A random value of a kind, sometimes none where a column may be empty."""
        some = self.random
        made: dict[str, Callable[[], object]] = {
            "text": lambda: (
                some.choice(["Haier", "海尔", "Wang", "李雷", "x", "--05-04"]) + str(some.randint(1, 60))
            ),
            "tier": lambda: some.choice(["key", "regular", None]),
            "number": lambda: some.choice([0, 7, 120, None]),
            "five": lambda: some.choice([1, 5, None]),
            "noun": lambda: some.choice(["client", "contact"]),
            "instant": lambda: f"2026-0{some.randint(1, 3)}-1{some.randint(0, 9)} 08:00:00.000000",
        }
        return made[kind]() if kind in made else self.pick(kind)


def add(history: History) -> None:
    """A client, a talk with people, a contact with points, a deal with a move, a tag or a custom field."""
    db, some = history.db, history.random
    name, client, contact = history.value("text"), history.pick("client"), history.pick("contact")
    match some.randint(1, 6):
        case 1:
            db.execute("INSERT INTO client (name, parent_id) VALUES (?, ?)", (name, client))
        case 2:
            (id,) = db.execute(
                "INSERT INTO interaction (at, client_id, summary) VALUES (?, ?, ?) RETURNING id",
                (history.value("instant"), client, name),
            ).fetchone()
            if contact:
                db.execute(
                    "INSERT INTO interaction_person (interaction_id, contact_id) VALUES (?, ?)", (id, contact)
                )
        case 3:
            (id,) = db.execute(
                "INSERT INTO contact (name, client_id) VALUES (?, ?) RETURNING id", (name, client)
            ).fetchone()
            db.execute(
                "INSERT INTO contact_point (contact_id, medium, value) VALUES (?, 'phone', '1')", (id,)
            )
        case 4:
            (id,) = db.execute(
                "INSERT INTO opportunity (name, client_id, stage_id, contact_id) VALUES (?, ?, 1, ?) RETURNING id",
                (name, client, contact),
            ).fetchone()
            db.execute(
                "INSERT INTO stage_move (opportunity_id, from_stage_id, to_stage_id, at) VALUES (?, 1, 2, ?)",
                (id, AT),
            )
        case 5:
            tag = history.pick("tag")
            db.execute("INSERT INTO tagging (tag_id, client_id) VALUES (?, ?)", (tag, client))
        case 6:
            db.execute("INSERT INTO field (\"on\", name, title) VALUES ('contact', ?, 'T')", (name,))


def edit(history: History) -> None:
    """One or two columns of a row, at once."""
    tbl = history.random.choice(sorted(EDITS))
    columns = history.random.sample(sorted(EDITS[tbl]), k=min(len(EDITS[tbl]), history.random.randint(1, 2)))
    marks = ", ".join(f'"{column}"=?' for column in columns)
    values = [history.value(EDITS[tbl][column]) for column in columns]
    history.db.execute(f'UPDATE "{tbl}" SET {marks} WHERE id=?', (*values, history.pick(tbl)))


def turn(history: History) -> None:
    """A link goes from a contact to a member, or back, in one statement."""
    history.db.execute(
        "UPDATE link SET other_id=CASE WHEN other_id IS NULL THEN ?1 END,"
        " member_id=CASE WHEN other_id IS NULL THEN NULL ELSE 1 END WHERE id=?2",
        (history.pick("contact"), history.pick("link")),
    )


def archive(history: History) -> None:
    """Put a record away, or bring it back."""
    tbl = history.random.choice(["client", "contact", "task", "interaction"])
    history.db.execute(
        f"UPDATE {tbl} SET archived_at=CASE WHEN archived_at IS NULL THEN ? END WHERE id=?",
        (AT, history.pick(tbl)),
    )


def delete(history: History) -> None:
    """A row of any table, with what cascades from it."""
    tbl = history.random.choice([name for name in MODELS if name not in ("member", "pipeline")])
    history.db.execute(f'DELETE FROM "{tbl}" WHERE id=?', (history.pick(tbl),))


def merge(history: History) -> None:
    """Everything that names one record names another, then the one is deleted."""
    tbl = history.random.choice(MOVED)
    kept, gone = history.pick(tbl), history.pick(tbl)
    if kept == gone:
        return
    for name, column, target in foreign_keys():
        if target == tbl:
            history.db.execute(f'UPDATE "{name}" SET "{column}"=? WHERE "{column}"=?', (kept, gone))
    history.db.execute(f'DELETE FROM "{tbl}" WHERE id=?', (gone,))


ACTS: tuple[Act, ...] = (add, add, add, add, edit, edit, edit, turn, archive, delete, merge)


def untouched(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Clients and contacts whose last touch is not the newest interaction they had."""
    return db.execute(
        "SELECT 'client', c.id FROM client c WHERE last_touch IS NOT (SELECT max(at) FROM interaction"
        " WHERE client_id=c.id AND archived_at IS NULL) UNION ALL"
        " SELECT 'contact', c.id FROM contact c WHERE last_touch IS NOT (SELECT max(i.at)"
        " FROM interaction_person p JOIN interaction i ON i.id=p.interaction_id"
        " WHERE p.contact_id=c.id AND i.archived_at IS NULL)"
    ).fetchall()


def versions(db: sqlite3.Connection) -> dict[tuple[str, int], int]:
    """The version of every row."""
    return {
        (name, id): version
        for name, model in MODELS.items()
        for id, version in db.execute(f'SELECT id, version FROM "{table(model).name}"')
    }
