"""The history people read: transactions, and what each changed of a record."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Invalid
from crm_tui.models.member import Member
from crm_tui.services.acting import member_id
from crm_tui.services.fields import noun_table
from crm_tui.store import journal
from crm_tui.store.database import driver, next_txn
from crm_tui.values.references import format_ref, parse_ref
from crm_tui.values.text import quoted


@dataclass(frozen=True, slots=True)
class Change:
    """One value that changed: when, by whom, by which command."""

    txn: str
    at: datetime | None
    member: str
    source: str
    command: str
    ref: str
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Transaction:
    """One command that changed something, and how much."""

    ref: str
    at: datetime
    member: str
    source: str
    command: str
    changes: int
    undone: bool
    undoes: str


def transactions(session: Session, limit: int = 20, *, mine: bool = False) -> list[Transaction]:
    """The newest commands first, of everybody or of the acting member."""
    found = journal.transactions(
        driver(session), limit=limit or -1, member_id=member_id(session) if mine else None
    )
    return [transaction(session, txn) for txn in found]


def transaction(session: Session, txn: journal.Txn) -> Transaction:
    """What the history says of one command."""
    return Transaction(
        format_ref("txn", txn.id), clock.instant(txn.at), _name(session, txn.member_id), txn.source,
        txn.command, txn.changes, txn.undone, format_ref("txn", txn.undoes) if txn.undoes else "",
    )  # fmt: skip


def of_record(session: Session, noun: str, number: int) -> list[Change]:
    """Every change of a record, newest first."""
    rows = driver(session).execute(
        "SELECT txn, op, col, before, after, row, tbl FROM journal WHERE tbl=? AND row=? ORDER BY id DESC",
        (noun_table(noun), number),
    )
    return [_change(session, row) for row in rows.fetchall()]


def of_transaction(session: Session, number: int) -> list[Change]:
    """Every change one transaction made, in its order."""
    journal.txn(driver(session), number)
    rows = driver(session).execute(
        "SELECT txn, op, col, before, after, row, tbl FROM journal WHERE txn=? ORDER BY id", (number,)
    )
    return [_change(session, row) for row in rows.fetchall()]


def _change(session: Session, row: tuple[object, ...]) -> Change:
    txn, op, column, before, after, number, tbl = row
    found = journal.txn(driver(session), int(str(txn))) if txn is not None else None
    field = {"i": "added", "d": f"deleted {column or ''}".strip(), "u": str(column)}[str(op)]
    return Change(
        format_ref("txn", found.id) if found else "",
        clock.instant(found.at) if found else None,
        _name(session, found.member_id) if found else "outside the program",
        found.source if found else "",
        found.command if found else "",
        journal.named(str(tbl), int(str(number))),
        field,
        before,
        after,
    )


def _name(session: Session, number: int | None) -> str:
    member = session.get(Member, number) if number else None
    return member.name if member else "–"


def to_undo(session: Session, which: str) -> list[int]:
    """The transactions `undo` means: none given the newest of mine, a number that many, x41 that one."""
    ref = parse_ref(which) if which else None
    if ref is not None and ref[0] == "txn":
        return [ref[1]]
    if which and not which.isdecimal():
        raise Invalid(f"{quoted(which)} is neither a number nor a transaction such as x41: see crm history.")
    return journal.undoable(driver(session), member_id(session) or 0, int(which or 1))


def to_redo(session: Session) -> int:
    """The undo that `redo` takes back."""
    return journal.redoable(driver(session), member_id(session) or 0)


def take_back(session: Session, numbers: list[int]) -> list[Transaction]:
    """Undo these transactions, newest first, each under a transaction of its own that names it; all or none.

    The session was begun with the first of them as what it undoes.
    """
    db = driver(session)
    told = [transaction(session, journal.txn(db, number)) for number in numbers]
    for number in numbers:
        if number != numbers[0]:
            next_txn(session, number)
        journal.take_back(db, number, session.info["txn"])
    session.expire_all()
    return told
