"""Asking for the name of a file until it can be written; one that is there is replaced only when one says so."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode

from crm_tui import screens
from crm_tui.errors import CrmError, Refused
from crm_tui.screens.ask import Ask, Question
from crm_tui.widgets.desk import desk_of

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
