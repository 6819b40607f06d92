"""What hangs on a record and keeps it from being deleted."""

from sqlalchemy import func, select
from sqlmodel import Session

from crm_tui.errors import Refused
from crm_tui.models.catalogue import MODELS, foreign_keys, table
from crm_tui.models.record import Record
from crm_tui.services.fields import noun_table
from crm_tui.values.references import format_ref

# What a table of parts is called where its rows keep a record from being deleted.
PART_WORDS = {
    "interaction_person": "interaction",
    "opportunity_line": "line of opportunities",
    "order_line": "line of orders",
    "stage_move": "move between stages",
    "complaint_event": "event of complaints",
}


def hanging(session: Session, noun: str, number: int) -> dict[str, int]:
    """How many rows of each kind name a record so that it cannot be deleted, by the words for them."""
    found: dict[str, int] = {}
    for tbl, column, target in foreign_keys():
        if target != noun_table(noun) or ondelete(tbl, column) != "RESTRICT":
            continue
        rows = table(MODELS[tbl])
        count = session.execute(select(func.count()).where(rows.c[column] == number)).scalar_one()
        if count:
            word = _word(tbl, count)
            found[word] = found.get(word, 0) + count
    return found


def refuse_hanging(session: Session, noun: str, record: Record) -> None:
    """Refused, saying what hangs on the record and what to do instead of deleting it."""
    found = hanging(session, noun, record.id or 0)
    if not found:
        return
    ref = format_ref(noun, record.id or 0)
    listed = [f"{count} {word}" for word, count in found.items()]
    what = " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else listed[0]
    raise Refused(
        f"{ref} cannot be deleted: {what} would lose it. Put it away with crm {noun} archive {ref},"
        f" or give them another one with crm {noun} merge OTHER {ref}."
    )


def ondelete(tbl: str, column: str) -> str:
    """What deleting the record that a column names does to its row: RESTRICT, CASCADE or SET NULL."""
    (key,) = table(MODELS[tbl]).columns[column].foreign_keys
    return key.ondelete or "RESTRICT"


def _word(tbl: str, count: int) -> str:
    model = MODELS[tbl]
    if issubclass(model, Record):
        word = model.noun.name if count == 1 else model.noun.plural
        return word.replace("_", " ")
    word = PART_WORDS.get(tbl, tbl.replace("_", " "))
    head, _, rest = word.partition(" ")
    return word if count == 1 else f"{head}s {rest}".strip()
