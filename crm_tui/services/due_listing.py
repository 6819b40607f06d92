"""What is due as a list of its own: filtered, in another order, cut short, and as CSV."""

from collections.abc import Sequence
from typing import Any, TextIO

from sqlmodel import Session

from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.services import due_filter
from crm_tui.services.acting import context
from crm_tui.services.due_fields import FIELDS, DueField, field
from crm_tui.services.entries import text_of
from crm_tui.services.exporting import target
from crm_tui.services.fields import Reference
from crm_tui.services.today_page import Item
from crm_tui.values.text import names_in


def chosen(session: Session, items: Sequence[Item], where: str, sort: str) -> list[Item]:
    """Those that fit the filter, in the order of the fields named by comma, `-field` turned round.

    What is unset comes last, whichever way; without fields they stay in the order they have.
    """
    fits = due_filter.fits(session, where)
    found = [item for item in items if fits(item)]
    for name in reversed(names_in(sort)):
        face, down = field(name.lstrip("-+")), name.startswith("-")
        found.sort(key=lambda item, face=face: _key(face, item), reverse=down)  # type: ignore[misc]
        found.sort(key=lambda item, face=face: face.value(item) is None)  # type: ignore[misc]
    return found


def _key(face: DueField, item: Item) -> Any:
    value = face.value(item)
    if face.facts.choices is not None:
        return list(face.facts.choices).index(value)
    if face.name == "ref":
        return item.due.noun, item.due.id
    return (value.name if isinstance(value, Reference) else str(value or "")).casefold()


def write(session: Session, items: Sequence[Item], handle: TextIO) -> None:
    """Write every field of them as CSV, in the order they have."""
    around = context(session)
    rows = [[text_of(face, face.value(item), around) for face in FIELDS.values()] for item in items]
    CsvWriter(handle).rows([tuple(FIELDS), *rows])


def to_file(session: Session, items: Sequence[Item], path: str, database: str, *, force: bool) -> None:
    """The same to a file; Refused where something bears that name already, unless it is forced."""
    with target.opened(path, database, force=force) as handle:
        write(session, items, handle)
