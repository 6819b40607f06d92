"""The list of client plans."""

from __future__ import annotations

from crm_tui import screens
from crm_tui.screens.records import RecordsScreen
from crm_tui.widgets.intention import intention

COLUMNS = ("title", "client", "status", "objectives", "open_actions", "owner")


class PlansScreen(RecordsScreen):
    """Enter opens a plan; a new one is opened at once."""

    HELP_TEXT = (
        "The written plans, one or more for a client: where the relationship is to go, and how. n makes a plan for "
        "a client, Enter opens one. It is written together: who does what by when stands in its actions."
    )

    FIRST_STEP = (
        "A plan says in writing where you want to be with a client, and how you\n"
        "get there: texts, objectives with a figure and a day, actions.\n\n"
        "n makes the first one, best for the client that matters most."
    )

    def __init__(self) -> None:
        super().__init__("plan", area="plan", title="Plans")
        self.asked = self.asked._replace(columns=COLUMNS)

    @intention
    async def action_add(self) -> None:
        """Make a plan and open it."""
        number = await self.app.push_screen_wait(screens.record_form.RecordForm("plan"))
        if number is not None:
            self.open_record(number)
