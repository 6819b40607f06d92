"""One command's transaction: the file opened, the member signed in, committed whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from crm_tui import paths
from crm_tui.cli.holding import held_back
from crm_tui.cli.invocation import CURRENT, command_line
from crm_tui.errors import CrmError
from crm_tui.services import acting, finding
from crm_tui.store import index
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, Session, driver
from crm_tui.store.opening import open_database
from crm_tui.values.surroundings import locale_currency, system_zone


def database() -> Database:
    """The file, opened; the default one is made on first use, with the acting person as first member."""
    return open_database(
        CURRENT.path,
        create=CURRENT.path == paths.database(),
        login=CURRENT.login,
        zone=system_zone(),
        currency=locale_currency(),
    )


@contextmanager
def reading() -> Iterator[Session]:
    """A session that reads, with the acting member signed in and the index up to date.

    What is written meanwhile reaches standard output when the session has ended: a reader that waits for its
    pager would stop every writer.
    """
    found = database()
    with held_back():
        with found.reading() as session:
            if not index.pending(driver(session)):
                acting.act_as(session, acting.sign_in(session, CURRENT.login))
                yield session
                return
        _refresh(found)
        with found.reading() as session:
            acting.act_as(session, acting.sign_in(session, CURRENT.login))
            yield session


@contextmanager
def writing(
    command: str = "", *, source: str = "", undoes: int | None = None, dry_run: bool = False
) -> Iterator[Session]:
    """A session that writes, as one transaction of the history; with `dry_run` all is taken back at the end."""
    found = database()
    with found.reading() as session:
        member = acting.sign_in(session, CURRENT.login)
    stamp = Stamp(member.id, source or CURRENT.source, command or command_line(), undoes)
    try:
        with found.writing(stamp) as session:
            acting.act_as(session, member)
            yield session
            if dry_run:
                raise _DryRun
    except _DryRun:
        return


class _DryRun(Exception):
    """Ends a transaction that was only a trial."""


def _refresh(found: Database) -> None:
    """Index what waits; a file that is busy, read-only or on a full disk is searched as it stands."""
    try:
        with found.writing(Stamp(None, CURRENT.source, "index")) as session:
            finding.refresh(session)
    except CrmError:
        return
