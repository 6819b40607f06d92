"""The database file and everything that may touch it; `store.database` loads when it is first asked for."""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.store import database as database

__getattr__ = _lazy.modules(__name__)
