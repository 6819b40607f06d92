"""What a list shows, written to a CSV file that the person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.dom import DOMNode

from crm_tui import services
from crm_tui.errors import CrmError
from crm_tui.screens.ask import Ask, Question
from crm_tui.screens.noun_source import Asked
from crm_tui.screens.pick import Pick
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import say

if TYPE_CHECKING:
    from crm_tui.store.database import Session


async def to_file(node: DOMNode, asked: Asked) -> None:
    """Ask for the path, and once more before another file is replaced; what went wrong is asked again."""
    text, problem = "", ""
    while True:
        plural = services.listing.plural(asked.noun)
        question = Question(
            "path", "To which file?", "~/clients.csv", text or f"{plural}-{{date}}.csv", required=True
        )
        typed = await node.app.push_screen_wait(Ask("Write what is shown as CSV", (question,), problem))
        if typed is None:
            return
        text = typed["path"]
        try:
            path = services.exporting.target.named(text, f"{plural}.csv")
            replace = services.exporting.target.is_there(path)
            if replace and not await _agreed(node, path):
                continue
            count = await _written(node, asked, path, replace=replace)
        except CrmError as error:
            problem = error.message
        else:
            say(node, f"Wrote {count:,} {plural} to {path}.")
            return


async def _agreed(node: DOMNode, path: str) -> bool:
    answers = [("no", "Choose another name"), ("yes", "Replace it")]
    return await node.app.push_screen_wait(Pick(f"{path} is there already.", answers)) == "yes"


async def _written(node: DOMNode, asked: Asked, path: str, *, replace: bool) -> int:
    desk = desk_of(node)

    def write(session: Session) -> int:
        names = services.columns.kept(session, asked.noun, asked.columns)
        query = asked._replace(columns=names).query()
        return services.exporting.lists.to_file(session, query, path, desk.path, force=replace)

    return await desk.read(write)
