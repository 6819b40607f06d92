"""One member at a team's file, by any door: each reading and each writing is one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlmodel import Session

from crm_tui import clock, config, paths
from crm_tui.errors import CrmError
from crm_tui.quick.actor import Actor, wanted
from crm_tui.services import acting, finding
from crm_tui.store import index
from crm_tui.store.connection import Stamp
from crm_tui.store.database import Database, driver
from crm_tui.store.opening import open_database
from crm_tui.values.kinds import Context
from crm_tui.values.surroundings import locale_currency, system_zone

INDEXED_AT_ONCE = 10_000  # rows; about a second and a half


class Team:
    """Reads and writes for the member known as `login`; `source` is the door that the history names."""

    def __init__(self, database: Database, login: str, source: str) -> None:
        self.database = database
        self.login = login
        self.source = source
        self._member: Actor | None = None
        self._context: Context | None = None

    def __enter__(self) -> "Team":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the file and can change nothing; names are found as last indexed."""
        with self.database.reading() as session:
            self._sign_in(session)
            yield session

    @contextmanager
    def writing(
        self, command: str, *, source: str = "", undoes: int | None = None, dry_run: bool = False
    ) -> Iterator[Session]:
        """A session that writes, as one transaction of the history under `command`, whole or not at all.

        With `dry_run` all is taken back at the end. Other programs may make it wait some seconds; StoreBusy
        when they keep the file for longer.
        """
        stamp = Stamp(self.member.id, source or self.source, command, undoes)
        try:
            with self.database.writing(stamp) as session:
                self._sign_in(session)
                yield session
                if dry_run:
                    raise _DryRun
        except _DryRun:
            return

    @property
    def member(self) -> Actor:
        """The acting member; NotFound, naming who there is, when the team has none of that name."""
        if self._member is None:
            with self.database.reading() as session:
                self._member = acting.sign_in(session, self.login)
        return self._member

    def index(self, tell: Callable[[int], None] | None = None) -> None:
        """Index what was changed since, so that it is found by name.

        A file that is busy, read-only or on a full disk stays as it is. Very many rows are done in several
        transactions, which let others write in between; `tell` hears before how many they are.
        """
        while rows := self._waiting():
            if rows > INDEXED_AT_ONCE and tell is not None:
                tell(rows)
                tell = None
            try:
                with self.database.writing(Stamp(None, self.source, "index")) as session:
                    finding.refresh(session, INDEXED_AT_ONCE)
            except CrmError:
                return

    def _waiting(self) -> int:
        with self.database.reading() as session:
            return index.waiting(driver(session))

    def forget_rules(self) -> None:
        """Read the member and the team's rules anew, since the file was changed."""
        self._member = self._context = None

    def close(self) -> None:
        """Give back the connections."""
        self.database.close()

    def _sign_in(self, session: Session) -> None:
        """Let the session act for the member, in their zone and day; kept, since every page needs it."""
        if self._member is None:
            self._member = acting.sign_in(session, self.login)
        session.info["member_id"], session.info["actor"] = self._member.id, self._member
        if self._context is None or self._context.today != clock.today(self._context.zone):
            self._context = acting.act_as(session, self._member)
        session.info["context"] = self._context


class _DryRun(Exception):
    """Ends a transaction that was only a trial."""


def open_team(path: str = "", member: str = "", *, source: str = "script", pooled: bool = False) -> Team:
    """The team of the file `path`, for a member by login, name or ref.

    Without a path it is the file, without a member the person, that a command would take: the environment's,
    the preference's, the default one. Only the default file is made when it is missing, with the acting person
    as its first member; one of an older schema is backed up and migrated. `pooled` keeps connections between
    sessions, as a long-lived program wants. StoreError says what is wrong with a file.
    """
    path, login = config.database(path), wanted(member)
    made = open_database(
        path,
        create=path == paths.database(),
        login=login,
        zone=system_zone(),
        currency=locale_currency(),
        pooled=pooled,
    )
    return Team(made, login, source)
