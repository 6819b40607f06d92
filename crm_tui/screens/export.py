"""What a list shows, written to a CSV file that the person names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from crm_tui import services
from crm_tui.screens.ask import Question
from crm_tui.screens.noun_source import Asked
from crm_tui.screens.saving import save
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import say

if TYPE_CHECKING:
    from crm_tui.store.database import Session
    from crm_tui.widgets.record_source import RecordSource


async def to_file(node: DOMNode, asked: Asked, source: RecordSource) -> None:
    """Ask for a name and write the rows of the source with these columns."""
    desk, plural = desk_of(node), services.listing.plural(asked.noun)
    written = []

    def write(name: str, force: bool) -> str:
        path = services.exporting.target.named(name, f"{plural}.csv")
        numbers = source.ids()
        written.append(
            desk.read_here(lambda session: _write(session, asked, numbers, (path, desk.path), force=force))
        )
        return path

    question = Question("path", "To which file?", "~/clients.csv", f"{plural}-{{date}}.csv", required=True)
    path = await save(node, "Write what is shown as CSV", question, write)
    if path:
        say(node, f"Wrote {written[-1]:,} {plural} to {path}.")


def _write(
    session: Session, asked: Asked, numbers: Sequence[int], where: tuple[str, str], *, force: bool
) -> int:
    """How many rows went to the file, the first of `where`; the second is the database."""
    names = services.columns.kept(session, asked.noun, asked.columns)
    query = asked._replace(columns=names).query()
    return services.exporting.lists.to_file(session, query, *where, force=force, numbers=numbers)
