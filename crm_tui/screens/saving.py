"""Asking for the name of a file until it can be written; one that is there is replaced only when one says so."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode

from crm_tui import screens, services
from crm_tui.errors import CrmError, Refused
from crm_tui.reports.report import counted
from crm_tui.screens.ask import Ask, Question
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import say

Save = Callable[[str, bool], str]


async def save(node: DOMNode, title: str, question: Question, write: Save) -> str:
    """The path that was written, "" when it was left.

    `write` gets the name and whether what bears it is replaced; Refused asks that, any other error is asked again.
    """
    problem = ""
    while (said := await node.app.push_screen_wait(Ask(title, [question], problem))) is not None:
        question, problem = question._replace(text=said[question.name]), ""
        try:
            path = await _saved(node, said[question.name], write)
        except CrmError as error:
            problem = error.message
        else:
            if path:
                return path
    return ""


async def save_csv(
    node: DOMNode, name: str, write: Callable[[str, bool], int], one: str = "row", many: str = "rows"
) -> None:
    """Save rows as CSV, called `name` and the day unless one says otherwise; `write` tells how many there were."""
    count = 0

    def placed(typed: str, force: bool) -> str:
        nonlocal count
        path = services.exporting.target.named(typed, f"{name}.csv")
        count = write(path, force)
        return path

    question = Question("path", "To which file?", f"~/{name}.csv", f"{name}-{{date}}.csv", required=True)
    path = await save(node, "Write what is shown as CSV", question, placed)
    if path:
        say(node, f"Wrote {counted(count, one, many)} to {path}.")


async def _saved(node: DOMNode, name: str, write: Save) -> str:
    """The path of the file; "" when it was there and stays."""
    run = desk_of(node).run
    try:
        return await run(lambda: write(name, False))
    except Refused as error:
        answers = [("yes", "Replace it"), ("no", "Choose another name")]
        asked = f"{error.message.partition(';')[0]}."
        if await node.app.push_screen_wait(screens.pick.Pick(asked, answers, "no")) != "yes":
            return ""
    return await run(lambda: write(name, True))
