"""Everything about one person on one page: ties, deals, complaints, tasks, how to reach them, all talks."""

from __future__ import annotations

from typing import ClassVar

from crm_tui.screens.dossier import DossierScreen


class PersonScreen(DossierScreen):
    """A contact with the tasks, complaints and deals that concern it, its ties and its details."""

    NOUN = "contact"
    NEW: ClassVar[tuple[tuple[str, str], ...]] = (
        ("task", "Task"),
        ("interaction", "Talk"),
        ("link", "Link"),
        ("opportunity", "Deal"),
        ("complaint", "Complaint"),
    )
    HELP_TEXT = (
        "Everything about one person: what is to be done, deals and complaints, whom they know and report to, how "
        "they are reached, and all talks they took part in. Enter opens a line, e edits it, n adds to it, c rings, "
        "o opens the client."
    )
