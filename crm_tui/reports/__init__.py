"""Questions with figures as answers: every report gives its rows, and the rule and sample size that made them.

The module of a report loads when it is first named: `from crm_tui import reports`, then
`reports.pipeline.answer(…)`.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui.reports import activity as activity
    from crm_tui.reports import complaints as complaints
    from crm_tui.reports import pipeline as pipeline

__getattr__ = _lazy.attributes(
    __name__, {name: f".{name}" for name in ("activity", "complaints", "pipeline")}
)
