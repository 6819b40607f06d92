"""The steps of a complaint as commands: acknowledge, answer, wait, resolve, close, reopen … and notes on it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer

from crm_tui.choices import ComplaintStatus as Status
from crm_tui.cli import output
from crm_tui.cli.runtime import writing
from crm_tui.services import finding, queue
from crm_tui.store.database import Session
from crm_tui.values.references import format_ref

Case = Annotated[str, typer.Argument(metavar="COMPLAINT", help="A ref such as k3, or part of its summary.")]
Note = Annotated[
    str, typer.Option("--note", metavar="TEXT", help="Words that stand beside it in its history.")
]


class WaitedFor(StrEnum):
    """Whom a complaint waits for."""

    CLIENT = "client"
    SUPPLIER = "supplier"


def note(
    complaint: Case,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What happened or was said.")],
) -> None:
    """Write down something that happened to a complaint."""
    _take("Noted on", complaint, lambda session, number: queue.note(session, number, text))


def acknowledge(complaint: Case, note: Note = "") -> None:
    """The client knows that we know."""
    _turn("Acknowledged", complaint, Status.ACKNOWLEDGED, note)


def investigate(complaint: Case, note: Note = "") -> None:
    """We look into it; ends waiting, too."""
    _turn("Investigating", complaint, Status.INVESTIGATING, note)


def answer(
    complaint: Case,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was answered.")],
) -> None:
    """The client was answered; say what."""
    _turn("Answered", complaint, Status.ANSWERED, text)


def wait(
    complaint: Case,
    whom: Annotated[
        WaitedFor, typer.Option("--for", metavar="WHOM", help="client or supplier.")
    ] = WaitedFor.CLIENT,
    note: Note = "",
) -> None:
    """Wait for the client or a supplier; the clock stands still."""
    status = Status.WAITING_CLIENT if whom is WaitedFor.CLIENT else Status.WAITING_SUPPLIER
    _turn("Waiting on", complaint, status, note)


def resolve(
    complaint: Case,
    resolution: Annotated[str, typer.Argument(metavar="TEXT", help="What was done.")],
    cause: Annotated[str, typer.Option("--cause", metavar="TEXT", help="Why it happened.")] = "",
    cost: Annotated[str, typer.Option("--cost", metavar="MONEY", help="What it cost us.")] = "",
    prevention: Annotated[
        str, typer.Option("--prevention", metavar="TEXT", help="What keeps it from coming back.")
    ] = "",
) -> None:
    """Resolve a complaint: what was done, why it happened, what keeps it from coming back."""
    given = _said({"cause": cause, "cost": cost, "prevention": prevention})
    _turn("Resolved", complaint, Status.RESOLVED, typed={"resolution": resolution, **given})


def close(
    complaint: Case,
    resolution: Annotated[
        str, typer.Option("--resolution", metavar="TEXT", help="What was done, where it does not say so yet.")
    ] = "",
    note: Note = "",
) -> None:
    """Put a complaint to rest: the client is content."""
    _turn("Closed", complaint, Status.CLOSED, note, _said({"resolution": resolution}))


def reopen(
    complaint: Case,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is taken up again.")],
) -> None:
    """Take up a complaint again that was resolved or closed, and say why."""
    _take("Reopened", complaint, lambda session, number: queue.reopen(session, number, reason))


def _turn(
    did: str, complaint: str, status: Status, words: str = "", typed: dict[str, str] | None = None
) -> None:
    _take(did, complaint, lambda session, number: queue.turn(session, number, status, words, typed))


def _take(did: str, complaint: str, act: Callable[[Session, int], object]) -> None:
    """Do something with the complaint that was named, in one transaction, and say so."""
    with writing() as session:
        number = finding.find(session, "complaint", complaint).id
        act(session, number)
    output.data(f"{did} {format_ref('complaint', number)}")


def _said(texts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}


COMMANDS: dict[str, Any] = {
    "acknowledge": acknowledge,
    "investigate": investigate,
    "answer": answer,
    "wait": wait,
    "note": note,
    "resolve": resolve,
    "close": close,
    "reopen": reopen,
}
