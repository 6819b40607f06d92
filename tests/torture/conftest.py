"""The files of the store's tests serve the trials too."""

from tests.store.conftest import db as db
from tests.store.conftest import path as path
from tests.store.conftest import template as template
