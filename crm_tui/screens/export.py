"""What a list shows, written to a CSV file that the person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.dom import DOMNode

from crm_tui import services
from crm_tui.screens.noun_source import Asked
from crm_tui.screens.saving import save_csv
from crm_tui.widgets.desk import desk_of

if TYPE_CHECKING:
    from crm_tui.store.database import Session
    from crm_tui.widgets.record_source import RecordSource


async def to_file(node: DOMNode, asked: Asked, source: RecordSource) -> None:
    """Ask for a name and write the rows of the source with these columns."""
    desk, plural = desk_of(node), services.listing.plural(asked.noun)

    def write(path: str, force: bool) -> int:
        numbers = source.ids()

        def rows(session: Session) -> int:
            query = asked._replace(columns=services.columns.kept(session, asked.noun, asked.columns)).query()
            return services.exporting.lists.to_file(
                session, query, path, desk.path, force=force, numbers=numbers
            )

        return desk.read_here(rows)

    await save_csv(node, plural, write, asked.noun, plural)
