"""Questions with figures as answers: every report gives its rows, and the rule and sample size that made them.

A module of a report declares itself in LISTED and answers in `answer`; it loads when it is first named:
`from crm_tui import reports`, then `reports.pipeline.answer(…)`.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.reports import activity as activity
    from crm_tui.reports import asking as asking
    from crm_tui.reports import catalogue as catalogue
    from crm_tui.reports import complaints as complaints
    from crm_tui.reports import conversion as conversion
    from crm_tui.reports import pipeline as pipeline
    from crm_tui.reports import touches as touches

NAMES = ("pipeline", "conversion", "activity", "touches", "complaints")

__getattr__ = _lazy.modules(__name__)
