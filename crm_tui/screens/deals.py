"""The deals of a board as a list, for what a board cannot show: all of them, sorted and selected at will."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from crm_tui.screens.records import RecordsScreen


class DealsScreen(RecordsScreen):
    """Opens with the board's filter and gives its own back."""

    HELP_TEXT = (
        "The open deals of the board as a list. / filters it, s sorts it, Space selects several. "
        "v goes back to the board with the filter that holds here."
    )
    FIRST_STEP = "No deal of these stages is open. n adds one; v goes back to the board."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "board", "Board", id="deals.board", tooltip="Back to the board"),
    ]

    OPENS_WITH_VIEW = False

    def __init__(self, within: str, where: str) -> None:
        super().__init__("opportunity", area="pipeline", title="Deals", within=within)
        self.asked = self.asked._replace(where=where)

    def action_board(self) -> None:
        """Back to the board."""
        self.dismiss()

    def action_unselect(self) -> None:
        """Select nothing, then filter nothing, then go back."""
        if self.table.selected or self.asked.where:
            super().action_unselect()
        else:
            self.action_board()
