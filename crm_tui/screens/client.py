"""Everything about one client on one page: facts, alarms, what is open, who is there, all that happened."""

from __future__ import annotations

from typing import ClassVar

from crm_tui.screens.dossier import DossierScreen


class ClientScreen(DossierScreen):
    """A client with its tasks, complaints, deals, people and their ties, plans, orders, group and details."""

    NOUN = "client"
    NEW: ClassVar[tuple[tuple[str, str], ...]] = (
        ("task", "Task"),
        ("interaction", "Talk"),
        ("contact", "Person"),
        ("link", "Link of a person"),
        ("opportunity", "Deal"),
        ("order", "Order"),
        ("complaint", "Complaint"),
        ("plan", "Plan"),
    )
    HELP_TEXT = (
        "Everything about one client. On top what stands out; then what is open, who is there with their ties, the "
        "group it belongs to, all that is known of it; then all that happened, newest first. f shows one kind of "
        "it alone, or who changed what. Tab changes the list, Enter opens a line, e edits it, n adds to it. "
        "a writes down a talk."
    )

    def __init__(self, number: int, area: str = "clients") -> None:
        super().__init__(number, area)
