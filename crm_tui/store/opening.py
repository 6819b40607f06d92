"""stub"""

import os

from crm_tui.store import schema
from crm_tui.store.database import Database


def open_database(path: str, *, create: bool, login: str) -> Database:
    if create and not os.path.exists(path):
        schema.create(path, login=login, zone="UTC", currency="USD")
    return Database(path)
