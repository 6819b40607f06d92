"""What people type all day, what cron runs, what TAB asks and Today looks up: plain SQL on a connection given.

A verb takes (db, actor, now, …fields) inside the caller's transaction and returns an Echo; it never begins,
commits or prints. Only `door` opens, begins, commits and echoes. A verb's module loads when it is first named.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.quick import agenda as agenda
    from crm_tui.quick import complain as complain
    from crm_tui.quick import completion as completion
    from crm_tui.quick import deal as deal
    from crm_tui.quick import documents as documents
    from crm_tui.quick import done as done
    from crm_tui.quick import find as find
    from crm_tui.quick import glance as glance
    from crm_tui.quick import log as log
    from crm_tui.quick import money as money
    from crm_tui.quick import outlet as outlet
    from crm_tui.quick import phone_lines as phone_lines
    from crm_tui.quick import remind as remind
    from crm_tui.quick import snooze as snooze
    from crm_tui.quick import todo as todo

__getattr__ = _lazy.modules(__name__)
