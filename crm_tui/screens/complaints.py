"""The complaint queue: what must be answered or resolved first stands on top."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from crm_tui import screens
from crm_tui.screens.noun_source import NounSource
from crm_tui.screens.queue_source import COLUMNS, QueueSource
from crm_tui.screens.records import RecordsScreen
from crm_tui.widgets.filter_line import FilterLine

_MINUTE = 60.0
SHOWN = (
    ("Open complaints", "state=open"),
    ("My open complaints", "state=open and owner=me"),
    ("All complaints", ""),
)


class ComplaintsScreen(RecordsScreen):
    """Open complaints, mine, or all; f goes round."""

    HELP_TEXT = (
        "The complaint queue. On top stands what is due first: an answer, then a resolution, by the hours your "
        "team set for its severity. While you wait for the client or a supplier the clock stands still (paused). "
        "f shows the open ones, mine, or all; K the answers given before. "
        "Enter opens one: there you acknowledge, answer and resolve it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "shown", "Mine", id="complaints.shown", tooltip="Show open ones, mine, or all"),
        Binding(
            "K",
            "knowledge",
            "Articles",
            id="complaints.knowledge",
            tooltip="Answers given before: causes, what was done, what prevents it",
        ),
    ]

    def __init__(self) -> None:
        super().__init__(
            "complaint", area="complaints", title=SHOWN[0][0], within=SHOWN[0][1], sort="deadline"
        )
        self.asked = self.asked._replace(columns=COLUMNS)
        self._shown = 0

    def source(self) -> NounSource:
        """Rows with the time that is left."""
        return QueueSource(self.desk, self.asked)

    def empty(self) -> str:
        """What stands in place of rows."""
        if self.asked.where or not self.asked.within:
            return super().empty()
        return (
            "No complaint is open here.\n\n"
            "n takes one in by its form; in one line it is a, then\n"
            "    complain Haier: two units arrived dented ^high\n"
            "What is due first stands on top. f shows the closed ones too."
        )

    def on_mount(self) -> None:
        """Let the time that is left run."""
        self.set_interval(_MINUTE, self.reload)

    def action_shown(self) -> None:
        """Show the next of open, mine and all."""
        self._shown = (self._shown + 1) % len(SHOWN)
        self.query_one(FilterLine).retitle(SHOWN[self._shown][0])
        self.keep_within(SHOWN[self._shown][1])

    def action_knowledge(self) -> None:
        """Show the answers given before."""
        self.app.push_screen(screens.knowledge.KnowledgeScreen())
