"""Schema 3: parts of names are found by their trigrams, and the reports on moves read one index alone each.

The look-up holds the names that are indexed, so the trigrams are made from it; what waits to be
indexed comes later.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from alembic import op

revision = "0003"
down_revision = "0002"

TRIGRAM = (
    "CREATE VIRTUAL TABLE trigram USING"
    " fts5(name, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1')"
)
CODES = {
    "client": 1, "contact": 2, "member": 3, "interaction": 4, "task": 5, "opportunity": 6, "complaint": 7,
    "product": 8, "sales_order": 9, "plan": 10, "objective": 11, "tag": 12, "pipeline": 13, "stage": 14,
    "field": 15, "view": 16, "import_batch": 17,
}  # fmt: skip
MOVES = {
    "stage_move_opportunity": ("opportunity_id", "at", "id", "to_stage_id", "days"),
    "stage_move_stage": ("from_stage_id", "to_stage_id", "days", "opportunity_id", "at"),
}


def upgrade() -> None:
    """Cover what is asked of moves, and take the names apart."""
    for name, columns in MOVES.items():
        op.drop_index(name, "stage_move")
        op.create_index(name, "stage_move", list(columns))
    op.execute(TRIGRAM)
    _take_apart()


def _take_apart() -> None:
    db: Any = op.get_bind().connection.driver_connection
    db.executemany("INSERT INTO trigram (rowid, name) VALUES (?,?)", _names(db))


def _names(db: Any) -> Iterator[tuple[int, str]]:
    """The names of each row in their order, a line feed between them, under its place in the index."""
    names = db.execute("SELECT tbl, row, key FROM lookup WHERE kind='n' ORDER BY tbl, row, key")
    for (tbl, row), own in groupby(names, key=itemgetter(0, 1)):
        if tbl in CODES:
            yield (CODES[tbl] << 50) + row, "\n".join([name for _, _, name in own])
