"""A report taken along: copied as text, or written to a file that the person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_tui import clock, display, screens
from crm_tui.errors import CrmError, Refused
from crm_tui.reports.report import counted
from crm_tui.screens.ask import Ask, Question
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
    day = desk_of(node).actor.today(clock.now())
    question, problem = Question("file", "File", HINT, f"{found.name}-{day}.csv", required=True), ""
    title = "Write this report to a file"
    while (said := await node.app.push_screen_wait(Ask(title, [question], problem))) is not None:
        question = question._replace(text=said["file"])
        try:
            path = await _saved(node, found, said["file"])
        except CrmError as error:
            problem = error.message
        else:
            if path:
                say(node, f"Wrote {counted(len(found.rows), 'row')} to {path}")
                return
            problem = ""


async def _saved(node: DOMNode, found: Report, name: str) -> str:
    """The path of the file; "" when it was there and stays."""
    try:
        return await _save(node, found, name, force=False)
    except Refused as error:
        answers = [("yes", "Replace it"), ("no", "Choose another name")]
        question = f"{error.message.partition(';')[0]}."
        if await node.app.push_screen_wait(screens.pick.Pick(question, answers, "no")) != "yes":
            return ""
    return await _save(node, found, name, force=True)


async def _save(node: DOMNode, found: Report, name: str, *, force: bool) -> str:
    desk, save = desk_of(node), display.report_files.save
    return await desk.run(lambda: save(found, name, clock.now(), beside=desk.path, force=force))
