"""Asking about the fields that two people changed, and going on from what the record holds now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from crm_tui import screens
from crm_tui.screens.conflict import Difference

if TYPE_CHECKING:
    from textual.screen import Screen

    from crm_tui.services.forms import Form
    from crm_tui.widgets.field_row import FieldRow
    from crm_tui.widgets.field_sheet import FieldSheet


async def settle(
    screen: Screen[int], sheet: FieldSheet, fresh: Form, before: Mapping[str, str] | None = None
) -> bool:
    """Take in the record as it is now; of what both changed the person chooses. False when they go back.

    `before` are the texts that what was typed started from, by field; without it those the sheet has shown.
    """
    now = {field.name: field.text for field in fresh.fields}
    known = [row for row in sheet.changed if row.field.name in now]
    both = [row for row in known if _differs(row, now[row.field.name], before)]
    chosen: dict[str, str] | None = {}
    if both:
        told = [Difference(row.field.name, row.field.title, now[row.field.name], row.shown) for row in both]
        chosen = await screen.app.push_screen_wait(screens.conflict.ConflictScreen(fresh.heading, told))
    if chosen is None:
        return False
    kept = chosen
    sheet.take_in(fresh, lambda row: kept.get(row.field.name) != "theirs")
    return True


def _differs(row: FieldRow, now: str, before: Mapping[str, str] | None) -> bool:
    """Whether somebody else changed the field, and to something else than was typed here."""
    start = row.field.text if before is None else before.get(row.field.name, row.field.text)
    return now not in (start, row.shown)
