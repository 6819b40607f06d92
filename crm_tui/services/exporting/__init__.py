"""What an export writes: the columns of a list, a noun or a table, their cells as text, and where they go."""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.services.exporting import lists as lists
    from crm_tui.services.exporting import target as target

__getattr__ = _lazy.modules(__name__)
