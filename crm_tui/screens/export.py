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
    from crm_tui.widgets.record_source import RecordSource


async def to_file(node: DOMNode, asked: Asked, source: RecordSource) -> None:
    """Write the rows of the source with these columns.

    The path is asked for, once more before another file is replaced, and when something went wrong.
    """
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
            count = await _written(node, asked, source, path, replace=replace)
        except CrmError as error:
            problem = error.message
        else:
            say(node, f"Wrote {count:,} {plural} to {path}.")
            return


async def _agreed(node: DOMNode, path: str) -> bool:
    answers = [("no", "Choose another name"), ("yes", "Replace it")]
    return await node.app.push_screen_wait(Pick(f"{path} is there already.", answers)) == "yes"


async def _written(node: DOMNode, asked: Asked, source: RecordSource, path: str, *, replace: bool) -> int:
    desk = desk_of(node)
    numbers = await desk.run(source.ids)

    def write(session: Session) -> int:
        names = services.columns.kept(session, asked.noun, asked.columns)
        query = asked._replace(columns=names).query()
        return services.exporting.lists.to_file(
            session, query, path, desk.path, force=replace, numbers=numbers
        )

    return await desk.read(write)
