"""One edit of many records: what it changes, what is so already, and what is refused and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlmodel import Session, select

from crm_tui.errors import Invalid, NotFound, Refused
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import Record
from crm_tui.services import entries
from crm_tui.services.amounts import amounts
from crm_tui.services.nouns import of
from crm_tui.values.references import format_ref

_PART = 500
_OF_ONE_RECORD = (
    Invalid,
    NotFound,
    Refused,
)  # what speaks against one record alone; the rest ends everything


class Outcome(NamedTuple):
    """The ids an edit changed, how many were so already, and (ref, sentence naming it) of each refused."""

    changed: list[int]
    same: int
    refused: list[tuple[str, str]]


def each(
    session: Session,
    noun: str,
    numbers: Iterable[int],
    typed: Mapping[str, str],
    versions: Mapping[int, int] | None = None,
) -> Outcome:
    """Edit record by record; one that is refused stays as it is and does not keep the others from changing.

    `versions` are those the person saw: a record that was changed since is refused as a Conflict. A text that
    is no value for any record is Invalid, a name nobody bears NotFound, before anything is written; an amount is
    read in the currency of each.
    """
    unread = _unread_amount(session, noun, typed)
    changed, same, refused = [], 0, []
    for number in numbers:
        try:
            with session.begin_nested():
                differs = _one(session, noun, number, typed, versions)
        except _OF_ONE_RECORD as error:
            ref, said = format_ref(noun, number), error.message
            refused.append((ref, said if ref in said else f"{ref}: {said}"))
        else:
            changed += [number] if differs else []
            same += not differs
    if unread is not None and not changed and not same:
        raise unread
    return Outcome(changed, same, refused)


def _unread_amount(session: Session, noun: str, typed: Mapping[str, str]) -> Invalid | None:
    """What is wrong with an amount in the team's currency, in which no record need be; Invalid for all else."""
    try:
        entries.read(session, noun, typed)
    except Invalid as error:
        if error.problems and error.problems.keys() <= set(amounts(noun)):
            return error
        raise
    return None


def _one(
    session: Session, noun: str, number: int, typed: Mapping[str, str], versions: Mapping[int, int] | None
) -> bool:
    record = of(noun).get(session, number)
    loaded = {"version": versions.get(number, record.version)} if versions is not None else None
    return change(session, noun, record, typed, loaded)


def change(
    session: Session,
    noun: str,
    record: Record,
    typed: Mapping[str, str],
    loaded: Mapping[str, object] | None = None,
) -> bool:
    """Edit one record by texts; whether that made it different."""
    before = record.version
    of(noun).edit(session, record, entries.read(session, noun, typed, record), loaded)
    return record.version != before


def versions(session: Session, noun: str, numbers: Sequence[int]) -> dict[int, int]:
    """The present version of each record that is still there."""
    own, found = table(NOUNS[noun]).c, dict[int, int]()
    for start in range(0, len(numbers), _PART):
        part = numbers[start : start + _PART]
        rows = session.execute(select(own.id, own.version).where(own.id.in_(part)))
        found.update((number, version) for number, version in rows)
    return found
