"""The list of clients: everybody who buys or may buy, with what is open for each."""

from __future__ import annotations

from crm_tui.screens.noun_source import Asked
from crm_tui.screens.plain_clients import PlainClients
from crm_tui.screens.records import RecordsScreen
from crm_tui.widgets.record_source import RecordSource


class ClientsScreen(RecordsScreen):
    """Enter opens the page of everything about a client."""

    HELP_TEXT = (
        "Your clients. / finds one by any word, or asks a condition: tier=key and owner=me and last_touch>90d. "
        "Enter opens everything about a client: talks, people, deals, complaints, tasks. a writes down a talk: "
        "Haier @Wang Min call 30m: wants 200 units >fri send the sample."
    )

    FIRST_STEP = (
        "Everybody who buys from you or may buy stands here.\n\n"
        "n fills in the form of the first one. Or log a talk, and its client is\n"
        "made as you go: press a, write\n"
        "    Haier @Wang Min call 30m: wants 200 units\n"
        "then Ctrl+N. A whole list comes from a spreadsheet, in the shell:\n"
        "    crm import customers.csv --as client"
    )

    def __init__(self) -> None:
        super().__init__("client", area="clients", title="Clients")

    def source(self) -> RecordSource:
        """By plain SQL as long as nothing but all clients is asked for."""
        return PlainClients(self.desk) if self.asked == Asked("client") else super().source()
