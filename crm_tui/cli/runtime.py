"""One command's transaction: the file opened, the member signed in, committed whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from crm_tui.cli import output
from crm_tui.cli.holding import held_back
from crm_tui.cli.invocation import CURRENT, command_line
from crm_tui.services.team import Team, open_team
from crm_tui.store.database import Database, Session


def team() -> Team:
    """The file and the member of this command line; the default file is made on first use."""
    return open_team(CURRENT.path, CURRENT.login, source=CURRENT.source)


def database() -> Database:
    """The file alone, opened."""
    return team().database


@contextmanager
def reading() -> Iterator[Session]:
    """A session that reads, with the acting member signed in and the index up to date.

    What is written meanwhile reaches standard output when the session has ended: a reader that waits for its
    pager would stop every writer.
    """
    found = team()
    found.index(_indexing)
    with held_back(), found.reading() as session:
        yield session


@contextmanager
def writing(
    command: str = "", *, source: str = "", undoes: int | None = None, dry_run: bool = False
) -> Iterator[Session]:
    """A session that writes, as one transaction of the history; with `dry_run` all is taken back at the end."""
    with team().writing(command or command_line(), source=source, undoes=undoes, dry_run=dry_run) as session:
        yield session
    if not dry_run:
        CURRENT.stored = session.info["txn"]


def index() -> None:
    """Index what this command has written, where it is so much that the next one would have to wait for it."""
    team().index(_indexing)


def _indexing(rows: int) -> None:
    output.say(f"Making {rows:,} rows known by name; this is done once.")
