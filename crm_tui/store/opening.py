"""The one way doors get a Database: made on first use, brought up to date, or refused with a sentence."""

import os

from crm_tui.errors import Refused
from crm_tui.store import connection, migrations, schema
from crm_tui.store.database import Database


def open_database(
    path: str, *, create: bool, login: str, zone: str, currency: str, pooled: bool = False
) -> Database:
    """The database `path`, ready to be read and written.

    `create` makes a missing file, for the default path only: `login` becomes its first member, in `zone`, and
    `currency` the team's. A file of an older schema is backed up and migrated. StoreError says what is wrong
    with any other; StoreBusy that somebody else holds it.
    """
    if create and not os.path.lexists(path):
        _make(path, login=login, zone=zone, currency=currency)
    db, found = connection.open_any(path)
    db.close()
    if found < connection.SCHEMA:
        migrations.upgrade(path)
    return Database(path, pooled=pooled)


def _make(path: str, *, login: str, zone: str, currency: str) -> None:
    """Two programs may use the default file for the first time at once: the second finds it made."""
    try:
        schema.create(path, login=login, zone=zone, currency=currency)
    except Refused:
        if not os.path.exists(path):
            raise
