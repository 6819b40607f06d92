"""A CRM file as the rest of the program uses it: one engine, sessions that read, sessions that write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import Connection as Driver
from sqlite3 import Error as DriverError
from typing import Any, cast

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool
from sqlmodel import Session as Session

from crm_tui import clock
from crm_tui.store import connection, namesakes
from crm_tui.store.connection import Stamp


class Database:
    """The one way to the file `path`; every session is one transaction of one intention."""

    def __init__(self, path: str, *, pooled: bool = False) -> None:
        """`pooled` keeps connections open between sessions, as a long-lived app wants."""
        self.path = path
        self.engine = engine(path, lambda: connection.open_file(path), pooled=pooled)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the file and can change nothing."""
        with self._session(write=False) as session:
            yield session

    @contextmanager
    def writing(self, stamp: Stamp) -> Iterator[Session]:
        """A session that is committed whole at the end, under one row of `txn`, or not at all."""
        with self._session(write=True) as session:
            db = driver(session)
            session.info["txn"] = connection.open_txn(db, stamp, clock.stamp(clock.now()))
            session.info["stamp"] = stamp
            session.info["member_id"] = stamp.member_id
            yield session
            session.flush()
            _close(session)
            session.commit()

    @contextmanager
    def _session(self, *, write: bool) -> Iterator[Session]:
        bound = self.engine.execution_options(crm_write=write)
        with translating(self.path), Session(bound, expire_on_commit=False, autoflush=True) as session:
            session.connection()
            yield session

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def driver(session: Session) -> Driver:
    """The plain SQLite connection inside the session's transaction."""
    return cast(Driver, session.connection().connection.driver_connection)


def next_txn(session: Session, undoes: int) -> None:
    """Close the session's row of `txn` and open one that undoes another, in the same transaction."""
    db, stamp = driver(session), session.info["stamp"]
    _close(session)
    following = Stamp(stamp.member_id, stamp.source, stamp.command, undoes)
    session.info["txn"] = connection.open_txn(db, following, clock.stamp(clock.now()))


def _close(session: Session) -> None:
    """End the session's row of `txn`; an import has held its names against each other before it wrote them."""
    db, txn = driver(session), session.info["txn"]
    if session.info["stamp"].source != "import":
        namesakes.settle(db, txn)
    connection.close_txn(db, txn)


@contextmanager
def translating(path: str) -> Iterator[None]:
    """Turns what SQLAlchemy or SQLite says of the file `path` into the product's own errors."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, DriverError):
            raise
        raise connection.translated(error.orig, path) from error
    except DriverError as error:
        raise connection.translated(error, path) from error
    except (OverflowError, ValueError) as error:
        if not connection.unreadable(error):
            raise
        raise connection.translated(error, path) from error


def engine(path: str, opened: Callable[[], Driver], *, pooled: bool = False) -> Engine:
    """An engine on connections that `opened` makes; the execution option `crm_write` begins to write."""
    made = create_engine(
        "sqlite://", creator=opened, poolclass=QueuePool if pooled else NullPool, hide_parameters=True
    )

    @event.listens_for(made, "begin")
    def _begin(found: Any) -> None:
        db = found.connection.driver_connection
        if found.get_execution_options().get("crm_write"):
            db.execute("PRAGMA query_only=OFF")
            connection.begin(db, path)
        else:
            db.execute("PRAGMA query_only=ON")
            db.execute("BEGIN")

    return made
