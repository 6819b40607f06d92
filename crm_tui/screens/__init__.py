"""Screens compose, ask services, and show; each loads when it is first asked for."""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.screens import client as client
    from crm_tui.screens import clients as clients
    from crm_tui.screens import conflict as conflict
    from crm_tui.screens import help as help
    from crm_tui.screens import log as log
    from crm_tui.screens import pick as pick
    from crm_tui.screens import quick as quick
    from crm_tui.screens import record as record
    from crm_tui.screens import record_form as record_form
    from crm_tui.screens import records as records
    from crm_tui.screens import today as today

_LAZY = (
    "client",
    "clients",
    "conflict",
    "help",
    "log",
    "pick",
    "quick",
    "record",
    "record_form",
    "records",
    "today",
)

__getattr__ = _lazy.attributes(__name__, {name: f".{name}" for name in _LAZY})
