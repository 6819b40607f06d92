"""A terminal-first CRM for small teams; here, what scripts use of it.

`with crm_tui.open_team() as team:` gives the team's file as a command would find it, then `team.reading()` and
`team.writing("what it does")` a session each; `crm_tui.services` holds the verbs, `crm_tui.errors` what they raise.
"""

from crm_tui import _lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crm_tui import errors as errors
    from crm_tui import services as services
    from crm_tui.services.team import Team as Team
    from crm_tui.services.team import open_team as open_team

__version__ = "0.1.0"

__getattr__ = _lazy.attributes(
    __name__,
    {
        "Team": ".services.team:Team",
        "errors": ".errors",
        "open_team": ".services.team:open_team",
        "services": ".services",
    },
)
