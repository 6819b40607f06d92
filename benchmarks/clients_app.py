"""The full-screen app on the file named on the command line, open at its clients."""

import gc
import sys
from importlib import import_module

from crm_tui.cli.invocation import sweep


def main(path: str) -> None:
    """Run it until it is told to leave; a fault of its own is raised."""
    gc.disable()  # as the entry point of the program does
    frame = import_module("crm_tui.app")
    frame.CrmApp.DEFAULT_MODE = "clients"
    app = frame.CrmApp(path, "ming")
    sweep()
    app.run()
    if app.fault is not None:
        raise app.fault


if __name__ == "__main__":
    main(sys.argv[1])
