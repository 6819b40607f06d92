"""The page of one record: read anew when the file changes, closed when the record is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crm_tui import screens
from crm_tui.errors import NotFound
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.store.database import Session


class PageScreen(CrmScreen[None]):
    """Heirs say what is read of the record (`read`, in a thread) and put it up (`show`)."""

    def __init__(self, noun: str, number: int, area: str) -> None:
        super().__init__(area)
        self.noun, self.number = noun, number
        self.client: int | None = None  # the record belongs to; known once it was read

    @property
    def ref(self) -> str:
        """The short id of the record."""
        return format_ref(self.noun, self.number)

    def read(self, session: Session) -> Any:
        """What the page shows; NotFound when the record is gone."""
        raise NotImplementedError

    async def show(self, shown: Any) -> None:
        """Put up what was read; cursors stay with their records."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Read the record."""
        self.reload()

    @intention
    async def reload(self) -> None:
        """Read everything anew."""
        await self.look_again()

    async def look_again(self) -> None:
        """The same inside another intention. The page of a record that is gone closes, once it is in front."""
        try:
            shown = await self.desk.read(self.read)
        except NotFound:
            if not self.is_active:
                self._stale = True
                return
            self.dismiss()
            raise
        await self.show(shown)

    async def told(self, what: str) -> None:
        """Say what was done, and show it."""
        say(self, f"{what}. u undoes.")
        await self.look_again()

    def quick_start(self) -> str:
        """The quick line begins with the client."""
        return format_ref("client", self.client) + " " if self.client else ""

    @intention
    async def action_edit(self) -> None:
        """Edit the record."""
        await self.edit(self.noun, self.number)

    async def edit(self, noun: str, number: int) -> None:
        """Let the person edit a record in its form."""
        await self.app.push_screen_wait(screens.record_form.RecordForm(noun, number))
        await self.look_again()

    def action_client(self) -> None:
        """Open the client it belongs to."""
        if self.client is not None:
            self.app.push_screen(screens.client.ClientScreen(self.client, self.area))

    def action_history(self) -> None:
        """Show all fields and changes."""
        self.app.push_screen(screens.record.RecordScreen(self.noun, self.number, self.area))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
