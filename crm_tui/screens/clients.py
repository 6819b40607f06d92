"""The list of clients: everybody who buys or may buy, with what is open for each."""

from __future__ import annotations

from crm_tui import screens
from crm_tui.screens.records import RecordsScreen


class ClientsScreen(RecordsScreen):
    """Enter opens the page of everything about a client."""

    HELP_TEXT = (
        "Your clients. / finds one by any word, or asks a condition: tier=key and owner=me and last_touch>90d. "
        "Enter opens everything about a client: talks, people, deals, complaints, tasks. a writes down a talk: "
        "Haier @Wang Min call 30m: wants 200 units >fri send the sample."
    )

    def __init__(self) -> None:
        super().__init__("client", area="clients", title="Clients")

    def open_record(self, number: int) -> None:
        """Show everything about a client."""
        self.app.push_screen(screens.client.ClientScreen(number))
