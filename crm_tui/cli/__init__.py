"""The command line: one module per group of commands; typer is known only here."""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui import app as app
    from crm_tui.cli import full_screen as full_screen
    from crm_tui.cli import progress as progress
    from crm_tui.cli import root as root
    from crm_tui.cli import runtime as runtime

__getattr__ = _lazy.attributes(
    __name__,
    {
        "app": "crm_tui.app",
        "full_screen": ".full_screen",
        "progress": ".progress",
        "root": ".root",
        "runtime": ".runtime",
    },
)
