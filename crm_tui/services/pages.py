"""What screens ask beside lists: what undo would take back, and all of one record."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NamedTuple

from sqlmodel import Session

from crm_tui.errors import NotFound
from crm_tui.models.catalogue import NOUNS
from crm_tui.services import history
from crm_tui.services.faces import faces
from crm_tui.services.fields import Field
from crm_tui.services.history import Change, Transaction
from crm_tui.services.listing import Query, rows
from crm_tui.services.nouns import of
from crm_tui.store import journal
from crm_tui.store.database import driver
from crm_tui.values.references import format_ref, parse_ref

LARGE = 50  # changed values from which an undo is asked about first


def next_to_take_back(session: Session, undo: bool) -> tuple[int, Transaction]:
    """The transaction that undo (or redo) would take back now, and the command that this undoes or brings back."""
    if not undo:
        number = history.to_redo(session)
        return number, history.brought_back(session, number)
    number = history.to_undo(session, "")[0]
    return number, history.transaction(session, journal.txn(driver(session), number))


class Sheet(NamedTuple):
    """All of one record: each face with its value, the newest changes, and the client it belongs to."""

    ref: str
    name: str
    version: int
    client: int | None
    cells: dict[str, tuple[Field, Any]]
    changes: list[Change]


def sheet(session: Session, noun: str, number: int, changes: int = 30) -> Sheet:
    """The sheet of a record; NotFound when there is none."""
    record = of(noun).get(session, number)
    every = faces(session, noun)
    found = rows(session, Query(noun, columns=tuple(every), archived=True), [number])
    cells = {name: (every[name], value) for name, value in zip(every, found[number], strict=True)}
    return Sheet(
        format_ref(noun, number),
        str(getattr(record, record.noun.label) or ""),
        record.version,
        getattr(record, "client_id", None),
        cells,
        history.of_record(session, noun, number, changes) if changes else [],
    )


def names(session: Session, refs: Iterable[str]) -> dict[str, str]:
    """What the records of some refs are called, by ref; of those that are gone nothing."""
    found = {}
    for ref in refs:
        noun, number = parse_ref(ref) or ("", 0)
        if noun in NOUNS:
            with suppress(NotFound):
                record = of(noun).get(session, number)
                found[ref] = str(getattr(record, record.noun.label) or "")
    return found
