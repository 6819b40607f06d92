"""The history people read: transactions, and what each changed of a record."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Invalid
from crm_tui.models.member import Member
from crm_tui.services import birthdays, trails
from crm_tui.services.acting import context, member_id
from crm_tui.services.fields import noun_table
from crm_tui.services.finding import find_any
from crm_tui.store import journal
from crm_tui.store.database import driver, next_txn
from crm_tui.store.touched import touched
from crm_tui.values.references import format_ref, parse_ref
from crm_tui.values.text import quoted

ROWS = "SELECT id, txn, tbl, row, op, col, before, after FROM journal "


@dataclass(frozen=True, slots=True)
class Change:
    """One value that changed: when, by whom, by which command; `member_ref` is "" where nobody is known."""

    txn: str
    at: datetime | None
    member: str
    member_ref: str
    source: str
    command: str
    ref: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Transaction:
    """One command that changed something, how much, and the refs of the first few records it was about."""

    ref: str
    at: datetime
    member: str
    member_ref: str
    source: str
    command: str
    changes: int
    undone: bool
    undoes: str
    records: tuple[str, ...]


def transactions(session: Session, limit: int = 20, *, mine: bool = False) -> list[Transaction]:
    """The newest commands first, of everybody or of the acting member."""
    found = journal.transactions(
        driver(session), limit=limit or -1, member_id=member_id(session) if mine else None
    )
    return [transaction(session, txn) for txn in found]


def transaction(session: Session, txn: journal.Txn) -> Transaction:
    """What the history says of one command."""
    return Transaction(
        format_ref("txn", txn.id), clock.instant(txn.at), _name(session, txn.member_id), _ref(txn.member_id),
        txn.source, txn.command, txn.changes, txn.undone, format_ref("txn", txn.undoes) if txn.undoes else "",
        tuple(touched(driver(session), txn.id)),
    )  # fmt: skip


def meant(session: Session, nouns: tuple[str, ...], text: str) -> tuple[str, int]:
    """(noun, id) of the record whose history is asked for; one archived or gone is still known by its ref."""
    ref = parse_ref(text)
    if ref is not None and ref[0] in nouns and of_record(session, *ref):
        return ref
    found = find_any(session, nouns, text)
    return found.noun, found.id


def of_record(session: Session, noun: str, number: int) -> list[Change]:
    """Every change of a record and of its parts (tags, phones, lines …), newest first."""
    db, tbl = driver(session), noun_table(noun)
    found = db.execute(ROWS + "WHERE tbl=? AND row=? ORDER BY id", (tbl, number)).fetchall()
    for part, row in trails.parts(db, tbl, number):
        found += db.execute(ROWS + "WHERE tbl=? AND row=? ORDER BY id", (part, row)).fetchall()
    return [_change(session, line) for line in sorted(trails.whole(session, found), reverse=True)]


def of_transaction(session: Session, number: int) -> list[Change]:
    """Every change one transaction made, in its order."""
    journal.txn(driver(session), number)
    rows = driver(session).execute(ROWS + "WHERE txn=? ORDER BY id", (number,)).fetchall()
    return [_change(session, line) for line in trails.whole(session, rows)]


def _change(session: Session, line: trails.Line) -> Change:
    found = journal.txn(driver(session), line.txn) if line.txn is not None else None
    return Change(
        format_ref("txn", found.id) if found else "",
        clock.instant(found.at) if found else None,
        _name(session, found.member_id) if found else "outside the program",
        _ref(found.member_id) if found else "",
        found.source if found else "",
        found.command if found else "",
        journal.named(line.tbl, line.row),
        line.field,
        line.before,
        line.after,
    )


def _ref(number: int | None) -> str:
    return format_ref("member", number) if number else ""


def _name(session: Session, number: int | None) -> str:
    """The member's name; of one who is gone, the last that the journal knows."""
    member = session.get(Member, number) if number else None
    if member is not None or number is None:
        return member.name if member else "–"
    gone = driver(session).execute(
        "SELECT before FROM journal WHERE tbl='member' AND row=? AND op='d' AND col='name' ORDER BY id DESC",
        (number,),
    )
    return str((gone.fetchone() or ("–",))[0])


def to_undo(session: Session, which: str) -> list[int]:
    """The transactions `undo` means: none given the newest of mine, a number that many, x41 that one."""
    ref = parse_ref(which) if which else None
    if ref is not None and ref[0] == "txn":
        return [ref[1]]
    if which and not which.isdecimal():
        raise Invalid(f"{quoted(which)} is neither a number nor a transaction such as x41: see crm history.")
    if which and not int(which):
        raise Invalid("Nothing is to be undone then: give a number from 1, or a transaction such as x41.")
    return journal.undoable(driver(session), member_id(session) or 0, int(which or 1))


def to_redo(session: Session) -> int:
    """The undo that `redo` takes back."""
    return journal.redoable(driver(session), member_id(session) or 0)


def brought_back(session: Session, number: int) -> Transaction:
    """The command that is in force again when transaction `number`, an undo, is taken back."""
    txn = journal.txn(driver(session), number)
    while txn.undoes:
        txn = journal.txn(driver(session), txn.undoes)
    return transaction(session, txn)


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
    birthdays.refresh(session, context(session).today)
    return told
