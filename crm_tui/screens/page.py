"""The page of one record: read anew when the file changes, closed when the record is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from crm_tui import quick, screens, services
from crm_tui.errors import NotFound
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.along import Along
from crm_tui.widgets.intention import intention, say
from crm_tui.widgets.item_list import Item, ItemList

if TYPE_CHECKING:
    from crm_tui.store.database import Session


class PageScreen(CrmScreen[None]):
    """Heirs say what is read of the record (`read`, in a thread) and put it up (`show`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "Back", key_display="esc", id="page.back",
                tooltip="Back to where you came from"),
        Binding("e", "edit", "Edit", id="page.edit",
                tooltip="Edit what is under the cursor; elsewhere the record itself"),
        Binding("E,f2", "edit_record", "Edit it", key_display="E", id="page.edit-record",
                tooltip="Edit the record itself"),
        Binding("c", "dial", "Dial", id="page.dial",
                tooltip="Ring whom the line under the cursor is about, else whom the record is about"),
        Binding("C", "dial_record", "Dial it", show=False, id="page.dial-record",
                tooltip="Ring whom the record is about, whatever is under the cursor"),
        Binding("o", "client", "Client", show=False, id="page.client", tooltip="Open the client it belongs to"),
        Binding("i", "fields", "Fields", show=False, id="page.fields",
                tooltip="All fields, and who changed what"),
        Binding("space", "tick", "Done", show=False, key_display="spc", id="page.done",
                tooltip="The task under the cursor is done, or open again"),
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
        """Only a page that was opened from a list has neighbours, and only what is about somebody a number."""
        possible = {
            "turn": self.along is not None,
            "client": self.client is not None and self.noun != "client",
            "dial": self.noun in quick.phone_lines.ABOUT,
            "dial_record": self.noun in quick.phone_lines.ABOUT,
        }
        return super().check_action(action, parameters) and possible.get(action, True)

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

    @property
    def item(self) -> Item | None:
        """The line under the cursor."""
        return self.focused.item if isinstance(self.focused, ItemList) else None

    @property
    def under(self) -> tuple[str, int]:
        """The noun and id of the record under the cursor, of the page's own where there is none."""
        item = self.item
        return (item.noun, item.number) if item and item.noun else (self.noun, self.number)

    @on(ItemList.Opened)
    def _opened(self, event: ItemList.Opened) -> None:
        """Open what is under the cursor; a field where it stands, of all else that is no record all fields."""
        item = event.item
        if item.noun:
            page = screens.record.page_of(item.noun, item.number, self.area, event.list)
            self.app.push_screen(page)
        elif item.field:
            self.action_edit()
        else:
            self.action_fields()

    @intention
    async def action_edit(self) -> None:
        """Edit what is under the cursor, a field alone."""
        item = self.item
        if item is not None and item.field:
            await self._change(item.field)
        elif item is not None and item.line:
            await self.edit_line(item.line)
        else:
            await self.edit(*self.under)

    async def edit_line(self, line: int) -> None:
        """Change a line of the page's own record; sales have some."""

    @intention
    async def action_edit_record(self) -> None:
        """Edit the record itself."""
        await self.edit(self.noun, self.number)

    @intention
    async def action_tick(self) -> None:
        """Mark the task under the cursor done, or open again."""
        await self.tick(*self.under)

    async def tick(self, noun: str, number: int) -> None:
        """The same of a record; nothing of one that is no task."""
        if noun == "task":
            ref, actor = format_ref(noun, number), self.desk.actor
            now_done = await self.desk.write(f"done {ref}", lambda s: services.tasks.tick(s, actor, number))
            await self.told(f"Done {ref}" if now_done else f"Open again {ref}")

    @intention
    async def action_change(self) -> None:
        """Change one field of the record."""
        field = await screens.field_form.pick_field(self, self.noun, self.number)
        if field:
            await self._change(field)

    async def _change(self, field: str) -> None:
        await self.app.push_screen_wait(screens.field_form.FieldForm(self.noun, self.number, field))
        await self.look_again()

    async def edit(self, noun: str, number: int) -> None:
        """Let the person edit a record in its form."""
        await self.app.push_screen_wait(screens.record_form.RecordForm(noun, number))
        await self.look_again()

    @intention
    async def action_dial(self) -> None:
        """Ring whom what is under the cursor is about, else whom the record is about."""
        noun, number = self.under
        about = noun in quick.phone_lines.ABOUT
        await screens.dial.dial(self, *((noun, number) if about else (self.noun, self.number)))

    @intention
    async def action_dial_record(self) -> None:
        """Ring whom the record is about."""
        await screens.dial.dial(self, self.noun, self.number)

    def action_client(self) -> None:
        """Open the client it belongs to."""
        if self.client is not None:
            self.app.push_screen(screens.client.ClientScreen(self.client, self.area))

    def action_fields(self) -> None:
        """Show all fields and changes."""
        self.app.push_screen(screens.record.RecordScreen(self.noun, self.number, self.area))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
