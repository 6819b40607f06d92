"""What stands in the way of an undo, in the words of the fields people see, with values they can read."""

from sqlite3 import Connection

from sqlmodel import Session

from crm_tui.errors import Clash, Conflict, State
from crm_tui.models.catalogue import MODELS, foreign_keys
from crm_tui.models.record import Record
from crm_tui.services import trails
from crm_tui.services.hanging import ondelete
from crm_tui.services.traces import when
from crm_tui.store import journal
from crm_tui.store.database import driver
from crm_tui.values.text import quoted

LABELS = ("tag", "field")  # what marks a record, and is no part of it


def explained(session: Session, number: int, conflict: Conflict) -> Conflict:
    """The conflict over undoing transaction `number`, with names for columns and one sentence that tells all."""
    told = {_said(clash): clash for clash in (_told(session, one) for one in conflict.clashes)}
    said = "; ".join(told)
    return Conflict(
        f"x{number} cannot be undone and nothing was changed, since later changes stand: {said}.",
        list(told.values()),
    )


def _told(session: Session, clash: Clash) -> Clash:
    """The clash with the field, the values and the time as people read them; a part goes by its record."""
    db, (tbl, row) = driver(session), clash.place
    field, theirs, mine = clash.field, clash.theirs, clash.mine
    if field:
        found = mine if isinstance(theirs, State) else theirs
        field, shown, mine = trails.values(session, tbl, row, field, found, mine)
        theirs = theirs if isinstance(theirs, State) else shown
    else:
        field = trails.PARTS.get(tbl, "")
    return Clash(
        _whose(db, tbl, row), field, before=clash.before, theirs=theirs, mine=mine,
        who=clash.who, at=clash.at, when=when(session, clash.at),
    )  # fmt: skip


def _said(clash: Clash) -> str:
    """What is where, instead of what, by whom and since when."""
    there = f"{clash.ref} {clash.field}".rstrip()
    by = ", ".join(word for word in (clash.who, clash.when) if word)
    if isinstance(clash.theirs, State):
        return f"{there}{'' if there == clash.ref else ':'} {clash.theirs} ({by})"
    left = "" if clash.mine is None else f" instead of {_value(clash.mine)}"
    return f"{there}: {_value(clash.theirs)}{left} ({by})"


def _value(value: object) -> str:
    return "empty" if value is None else quoted(str(value))


def _whose(db: Connection, tbl: str, row: int) -> str:
    """The ref of a record, that of its record for a part, of a row that is gone too."""
    model = MODELS.get(tbl)
    if model is None or issubclass(model, Record):
        return journal.named(tbl, row)
    owners = [
        (column, target)
        for part, column, target in foreign_keys()
        if part == tbl and target not in LABELS and ondelete(part, column) == "CASCADE"
    ]
    for column, target in sorted(owners, key=lambda owner: owner[0] != model.owner_column):
        found = db.execute(
            f'SELECT "{column}" FROM "{tbl}" WHERE id=?1 AND "{column}" IS NOT NULL UNION ALL'
            " SELECT before FROM journal WHERE tbl=?2 AND row=?1 AND col=?3 AND op='d' AND before IS NOT NULL",
            (row, tbl, column),
        ).fetchone()
        if found is not None:
            return journal.named(target, int(found[0]))
    return journal.named(tbl, row)
