"""How things look as text, shared by commands, screens and export; modules load when asked for."""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.display import brief as brief
    from crm_tui.display import cells as cells
    from crm_tui.display import due_words as due_words
    from crm_tui.display import marks as marks
    from crm_tui.display import morning as morning
    from crm_tui.display import report_files as report_files
    from crm_tui.display import tables as tables
    from crm_tui.display import understood as understood

__getattr__ = _lazy.modules(__name__)
