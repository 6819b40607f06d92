"""Opens the full-screen app on the file and for the member of this invocation."""

import signal
import sys

from crm_tui import cli
from crm_tui.cli.invocation import CURRENT, sweep
from crm_tui.errors import Invalid, StoreError
from crm_tui.store import connection


def run() -> None:
    """Run the app until the person leaves; a fault of the program is raised once the terminal is restored."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Invalid("The full-screen app needs a terminal: see crm --help for commands that do not.")
    open_on(CURRENT.path, CURRENT.login)


def open_on(path: str, login: str) -> None:
    """The same on a given file, which is made or brought up to date first where that is due."""
    try:
        connection.open_file(path).close()
    except StoreError:
        cli.runtime.database().close()
    app = cli.app.CrmApp(path, login)
    sweep()
    app.desk.actor  # noqa: B018 - an unknown member is told before the screen is taken over
    app.run()
    if app.fault is not None:
        raise app.fault
    if app.ended_by is not None:
        signal.signal(app.ended_by, signal.SIG_DFL)
        signal.raise_signal(app.ended_by)  # for whoever started us to see why we ended
