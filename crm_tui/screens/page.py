"""The page of one record: read anew when the file changes, closed when the record is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from crm_tui import screens
from crm_tui.errors import NotFound
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.along import Along
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.store.database import Session


class PageScreen(CrmScreen[None]):
    """Heirs say what is read of the record (`read`, in a thread) and put it up (`show`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right_square_bracket,】,f8", "turn(1)", "Next", show=False, key_display="]", id="page.next",
                tooltip="The next record of the list you came from"),
        Binding("left_square_bracket,【,f7", "turn(-1)", "Previous", show=False, key_display="[",
                id="page.previous", tooltip="The record before in the list you came from"),
        Binding("equals_sign,＝", "change", "Change", show=False, key_display="=", id="page.change",
                tooltip="Change one field of this record"),
    ]  # fmt: skip

    def __init__(self, noun: str, number: int, area: str) -> None:
        super().__init__(area)
        self.noun, self.number = noun, number
        self.client: int | None = None  # the record belongs to; known once it was read
        self.along: Along | None = None  # the list it was opened from

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
        number = self.number
        try:
            shown = await self.desk.read(self.read)
        except NotFound:
            if not self.is_active:
                self._stale = True
                return
            self.dismiss()
            raise
        if number == self.number:  # else one has turned to another record meanwhile, which is being read
            await self.show(shown)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a page that was opened from a list has neighbours."""
        return super().check_action(action, parameters) and (action != "turn" or self.along is not None)

    @intention
    async def action_turn(self, rows: int) -> None:
        """Show the next record of the list, or the one before; what is gone meanwhile is passed over."""
        here: tuple[str, int] | None = (self.noun, self.number)
        while self.along is not None and here is not None:
            here = self.along.beside(*here, rows)
            if here is None:
                say(
                    self,
                    "This is the last one of the list." if rows > 0 else "This is the first one of the list.",
                )
            elif await self._turned_to(*here):
                return

    async def _turned_to(self, noun: str, number: int) -> bool:
        """Show another record from its beginning, one of another noun on its own page; False when it is gone."""
        page = self if noun == self.noun else screens.record.page_of(noun, number, self.area, self.along)
        before, page.number = self.number, number
        try:
            shown = await self.desk.read(page.read)
        except NotFound:
            self.number = before
            return False
        if page is not self:
            self.app.switch_screen(page)
        elif self.number == number:
            await self.show(shown)
            for pane in self.query(Widget):
                if pane.allow_vertical_scroll:
                    pane.scroll_home(animate=False)
        return True

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

    @intention
    async def action_change(self) -> None:
        """Change one field of the record."""
        field = await screens.field_form.pick_field(self, self.noun, self.number)
        if field:
            await self.app.push_screen_wait(screens.field_form.FieldForm(self.noun, self.number, field))
            await self.look_again()

    async def edit(self, noun: str, number: int) -> None:
        """Let the person edit a record in its form."""
        await self.app.push_screen_wait(screens.record_form.RecordForm(noun, number))
        await self.look_again()

    @intention
    async def action_dial(self) -> None:
        """Ring whom the page is about."""
        await screens.dial.dial(self, self.noun, self.number)

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
