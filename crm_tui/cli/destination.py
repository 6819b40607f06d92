"""Where a command writes records to: standard output, or a file that is never replaced by mistake."""

from contextlib import AbstractContextManager, nullcontext
from typing import TextIO

from crm_tui.cli import output
from crm_tui.cli.invocation import CURRENT
from crm_tui.models.catalogue import NOUNS
from crm_tui.services import exporting
from crm_tui.services.listing import Query
from crm_tui.store.database import Session


def to_file(session: Session, query: Query, out: str, *, force: bool) -> None:
    """Write a list as it was asked for, columns and order too."""
    path = path_of(out, f"{query.noun}.csv", force=force)
    with opened(path, force=force) as handle:
        count = exporting.lists.write(session, query, handle)
    wrote(count, query.noun, path)


def path_of(out: str, own: str, *, force: bool) -> str:
    """The path a person meant, "" for standard output; Refused where a file is there and is not to be replaced."""
    if out in ("", "-"):
        return ""
    path = exporting.target.named(out, own)
    if not force:
        exporting.target.refuse_existing(path)
    return path


def opened(path: str, *, force: bool) -> AbstractContextManager[TextIO]:
    """A handle on the file of that path, on standard output without one."""
    return exporting.target.opened(path, CURRENT.path, force=force) if path else nullcontext(output.stream())


def wrote(count: int, noun: str, path: str) -> None:
    """Say what was written to a file."""
    if path:
        output.say(f"Wrote {count} {noun if count == 1 else NOUNS[noun].noun.plural} to {path}.")
