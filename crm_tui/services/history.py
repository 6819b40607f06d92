"""The history people read: transactions, and what each changed of a record."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Conflict, Invalid
from crm_tui.models.catalogue import MODELS
from crm_tui.models.member import Member
from crm_tui.models.record import Record
from crm_tui.services import birthdays, trails, undo_conflicts
from crm_tui.services.acting import context, member_id
from crm_tui.services.fields import noun_table
from crm_tui.services.finding import find_any
from crm_tui.store import journal
from crm_tui.store.database import driver, next_txn
from crm_tui.store.touched import touched
from crm_tui.values.references import format_ref, parse_ref
from crm_tui.values.text import CUT, quoted

MOST_SIGNS = 60  # of a value in a line
MOST_COLUMNS = 64  # entries of the journal that one line may be made of: those of a deleted row
DID = {"i": "added", "u": "changed", "d": "deleted"}
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


def of_record(session: Session, noun: str, number: int, newest: int = 0) -> list[Change]:
    """Changes of a record and of its parts (tags, phones, lines …), newest first: all, or so many."""
    db, tbl = driver(session), noun_table(noun)
    most, found = newest * MOST_COLUMNS or -1, []
    for place in ((tbl, number), *trails.parts(db, tbl, number)):
        rows = db.execute(ROWS + "WHERE tbl=? AND row=? ORDER BY id DESC LIMIT ?", (*place, most))
        found += rows.fetchall()[::-1]
    lines = sorted(trails.whole(session, found), reverse=True)
    return _changes(session, lines[: newest or None])


def in_a_line(change: Change) -> str:
    """What became of what, in a few words."""
    if change.field == "added" or change.field.startswith("deleted"):
        return change.field
    return f"{change.field}: {_few(change.before)} > {_few(change.after)}"


def _few(text: str | None) -> str:
    line = "–" if text is None else " ".join(str(text).split())
    return line if len(line) <= MOST_SIGNS else line[: MOST_SIGNS - 1] + CUT


def of_transaction(session: Session, number: int, first: int = 0) -> list[Change]:
    """The changes one transaction made, in its order: all, or so many of the first."""
    rows = driver(session).execute(
        ROWS + "WHERE txn=? ORDER BY id LIMIT ?", (number, first * MOST_COLUMNS or -1)
    )
    lines = trails.whole(session, rows.fetchall())
    return _changes(session, lines[: first or None])


def transaction_changes(session: Session, number: int) -> int:
    """How many changes a transaction made; NotFound where there is none of that number."""
    return journal.txn(driver(session), number).changes


def summed(session: Session, number: int) -> list[str]:
    """What a transaction did to how many records of which kind, such as 10,000 clients changed."""
    found = driver(session).execute(
        "SELECT tbl, op, count(DISTINCT row) FROM journal WHERE txn=? GROUP BY tbl, op ORDER BY min(id)",
        (number,),
    )
    return [f"{count:,} {_counted(tbl, count)} {DID[op]}" for tbl, op, count in found]


def _counted(tbl: str, count: int) -> str:
    model = MODELS.get(tbl)
    if model is None or not issubclass(model, Record):
        return trails.PARTS.get(tbl, tbl.replace("_", " "))
    return (model.noun.name if count == 1 else model.noun.plural).replace("_", " ")


def _changes(session: Session, lines: list[trails.Line]) -> list[Change]:
    """The lines with who did what they tell of; a command is asked for once, however much it changed."""
    doing = {number: _doing(session, number) for number in {line.txn for line in lines}}
    return [
        Change(*doing[line.txn], journal.named(line.tbl, line.row), line.field, line.before, line.after)
        for line in lines
    ]


def _doing(session: Session, number: int | None) -> tuple[str, datetime | None, str, str, str, str]:
    """Ref, instant, member, ref of the member, door and command of a transaction."""
    if number is None:
        return "", None, "outside the program", "", "", ""
    sql = "SELECT at, member_id, source, command FROM txn WHERE id=?"
    at, member, source, command = driver(session).execute(sql, (number,)).fetchone()
    name, ref = _name(session, member), _ref(member)
    return format_ref("txn", number), clock.instant(at), name, ref, source, command


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
        try:
            journal.take_back(db, number, session.info["txn"])
        except Conflict as conflict:
            raise undo_conflicts.explained(session, number, conflict) from None
    session.expire_all()
    birthdays.refresh(session, context(session).today)
    return told
