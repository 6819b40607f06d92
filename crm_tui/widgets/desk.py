"""The app's door to the team's file: who acts, and each intention as one transaction in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from textual.dom import DOMNode
from textual.signal import Signal

from crm_tui import clock, services
from crm_tui.quick.actor import Actor, acting
from crm_tui.store import connection, index, rehearsal

if TYPE_CHECKING:
    import sqlite3

    from crm_tui.services.team import Team
    from crm_tui.store.database import Session

T = TypeVar("T")
_CACHE_KIBIBYTES = 500  # of a plain connection: for a page of rows; the system holds the file itself
DENSE = "-dense"  # the class of the app in its compact mode


class Desk:
    """Reads and writes for one member; `due` counts what waits for them.

    What ends in `_here` blocks and belongs in a thread; the rest is awaited.

    Nothing of the models is loaded before the first of them runs, so that the first screen need not wait.
    """

    def __init__(self, path: str, login: str) -> None:
        self.path = path
        self.login = login
        self.name = login
        self.due = 0
        self._lock = Lock()
        self._idle: list[sqlite3.Connection] = []
        self._team: Team | None = None
        self._actor: Actor | None = None

    async def read(self, ask: Callable[[Session], T]) -> T:
        """What `ask` finds in one state of the file."""
        return await asyncio.to_thread(self.read_here, ask)

    async def write(self, command: str, act: Callable[[Session], T], *, undoes: int | None = None) -> T:
        """Do all of `act` as one transaction of the history under `command`, or nothing of it."""
        return await asyncio.to_thread(self.write_here, command, act, undoes=undoes)

    async def rehearse(self, act: Callable[[Session], T]) -> T:
        """What `act` would give, taken back at once; other programs may make it wait some seconds."""
        return await asyncio.to_thread(self._rehearse_here, act)

    async def run(self, act: Callable[[], T]) -> T:
        """Run what blocks in a thread."""
        return await asyncio.to_thread(act)

    def read_here(self, ask: Callable[[Session], T]) -> T:
        """The same as `read`, waiting."""
        with self._open().reading() as session:
            return ask(session)

    def write_here(self, command: str, act: Callable[[Session], T], *, undoes: int | None = None) -> T:
        """The same as `write`, waiting; other programs may make it wait some seconds."""
        with self._open().writing(command, undoes=undoes) as session:
            return act(session)

    def _rehearse_here(self, act: Callable[[Session], T]) -> T:
        with self._open().writing("preview", dry_run=True) as session:
            return act(session)

    def plain_here(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """What plain SQL finds; for what cannot wait for the models.

        Connections are kept, since to open one costs more than a page of rows: `ask` leaves nothing open on it.
        """
        db = self._plain()
        try:
            with connection.faults(self.path):
                found = ask(db)
        except BaseException:
            db.close()
            raise
        self._idle.append(db)
        return found

    def _plain(self) -> sqlite3.Connection:
        with suppress(IndexError):  # another thread may have taken the last one
            return self._idle.pop()
        db = connection.open_file(self.path)
        db.execute("PRAGMA query_only=ON")
        db.execute(f"PRAGMA cache_size=-{_CACHE_KIBIBYTES}")
        return db

    def rehearse_here(self, act: Callable[[sqlite3.Connection], T]) -> T:
        """What `act` would do, taken back at once; StoreBusy while another program writes."""
        stamp = connection.Stamp(self.actor.id, "app", "preview")
        with rehearsal.rehearsing(self.path, stamp, clock.stamp(clock.now())) as db:
            return act(db)

    @property
    def actor(self) -> Actor:
        """The acting member; NotFound when the team has none of that name."""
        if self._actor is None:
            self._actor = self.plain_here(lambda db: acting(db, self.login))
            self.name = self._actor.name
        return self._actor

    def index_here(self) -> None:
        """Index the rows that wait for it; a busy or read-only file is searched as it stands."""
        if self.plain_here(index.pending):
            self._open().index()

    def forget_rules(self) -> None:
        """Read the team's rules anew, since the file was changed."""
        if self._team is not None:
            self._team.forget_rules()

    def close(self) -> None:
        """Give back the connections."""
        while self._idle:
            self._idle.pop().close()
        if self._team is not None:
            self._team.close()

    def _open(self) -> Team:
        with self._lock:
            if self._team is None:
                self._team = services.team.open_team(self.path, self.login, source="app", pooled=True)
            return self._team


class _WithDesk(Protocol):
    desk: Desk
    changed: Signal[None]


def desk_of(node: DOMNode) -> Desk:
    """The desk of the app a widget lives in."""
    return cast(_WithDesk, node.app).desk


def is_dense(node: DOMNode) -> bool:
    """Whether the person wants things close together."""
    return node.app.has_class(DENSE)


def changes_of(node: DOMNode) -> Signal[None]:
    """The signal that the file was changed, by this app or any other program."""
    return cast(_WithDesk, node.app).changed
