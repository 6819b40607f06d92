"""The list of clients by plain SQL, for the app, which shows it without the models."""

import sqlite3
from collections import namedtuple

from crm_tui.values.names import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FirstClient = namedtuple(
    "FirstClient",
    "id name tier grade owner last_touch next_step open_deals open_complaints tags",
)
FirstClient.__doc__ = "A client as its list shows it by default; values as the file keeps them."

_QUERY = """
SELECT c.id, c.name, c.tier, c.grade, m.name, c.last_touch,
  (SELECT t.title FROM task t WHERE t.client_id=c.id AND t.done_at IS NULL AND t.archived_at IS NULL
   ORDER BY t.due IS NULL, t.due, t.id LIMIT 1),
  (SELECT count(*) FROM opportunity o JOIN stage s ON s.id=o.stage_id
   WHERE o.client_id=c.id AND s.kind='open' AND o.archived_at IS NULL),
  (SELECT count(*) FROM complaint k WHERE k.client_id=c.id AND k.archived_at IS NULL AND k.resolved_at IS NULL),
  (SELECT group_concat(name, ', ') FROM
   (SELECT g.name FROM tagging x JOIN tag g ON g.id=x.tag_id WHERE x.client_id=c.id ORDER BY g.name))
FROM client c LEFT JOIN member m ON m.id=c.owner_id
WHERE"""
_FIRST = f"{_QUERY} c.archived_at IS NULL ORDER BY c.name, c.id LIMIT ?"
_HIGHEST = "SELECT max(id) FROM client"
_IDS = "SELECT id FROM client WHERE archived_at IS NULL ORDER BY name, id"


def clients(db: sqlite3.Connection, count: int) -> "Sequence[FirstClient]":
    """The first clients by name, as the services list them without a filter."""
    return [FirstClient(*row) for row in db.execute(_FIRST, (count,))]


def client_ids(db: sqlite3.Connection) -> "Iterator[int]":
    """The ids of all of them in the same order."""
    return (number for (number,) in db.execute(_IDS))


def highest_client(db: sqlite3.Connection) -> int:
    """The highest of the ids, archived clients included; 0 for none."""
    return db.execute(_HIGHEST).fetchone()[0] or 0


def clients_of(db: sqlite3.Connection, ids: "Sequence[int]") -> "Sequence[FirstClient]":
    """The clients of those ids, in no order; one that is gone is left out."""
    marks = ",".join("?" * len(ids))
    return [FirstClient(*row) for row in db.execute(f"{_QUERY} c.id IN ({marks})", ids)]


def view(db: sqlite3.Connection, noun: str, name: str) -> "tuple[str, str, str] | None":
    """Filter, sort and columns of a saved view, each as typed; None where there is none of that name."""
    found = db.execute(
        "SELECT name, coalesce(filter, ''), coalesce(sort, ''), coalesce(columns, '') FROM view"
        ' WHERE "on"=? AND archived_at IS NULL',
        (noun,),
    )
    wanted = key(name)
    return next(((row[1], row[2], row[3]) for row in found if key(row[0]) == wanted), None)
