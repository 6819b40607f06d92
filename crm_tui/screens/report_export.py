"""A report taken along: copied as text, or written to a file that the person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_tui import clock, display
from crm_tui.reports.report import counted
from crm_tui.screens.ask import Question
from crm_tui.screens.saving import save
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import say

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from crm_tui.reports.report import Report

HINT = "ends in .csv, .tsv or .md"


def copy(node: DOMNode, found: Report) -> None:
    """Put the table on the clipboard, as far as the terminal lets us."""
    node.app.copy_to_clipboard(display.report_files.tsv(found))
    say(node, f"Copied {counted(len(found.rows), 'row')}: paste into a spreadsheet")


async def export(node: DOMNode, found: Report) -> None:
    """Ask for a name and write the file; one that is there is replaced only when the person says so."""
    desk = desk_of(node)
    day = desk.actor.today(clock.now())
    question = Question("file", "File", HINT, f"{found.name}-{day}.csv", required=True)
    path = await save(
        node,
        "Write this report to a file",
        question,
        lambda name, force: display.report_files.save(found, name, beside=desk.path, force=force),
    )
    if path:
        say(node, f"Wrote {counted(len(found.rows), 'row')} to {path}")
