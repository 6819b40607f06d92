"""The saved views of a list: open one, keep what is shown as one, delete one, choose the one to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from crm_tui import config, services
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.screens.dialog import Dialog
from crm_tui.screens.noun_source import Asked
from crm_tui.values.text import safe
from crm_tui.widgets.cut_lines import CutLines
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.models.record import Record
    from crm_tui.models.view import View
    from crm_tui.store.database import Session

_NAME_CELLS = 22
_PLAIN = "As the list comes"


class Views(Dialog[str]):
    """Answers with the name of the view to open, "" for the list as it comes, None when left."""

    DEFAULT_CSS = """
    Views > .dialog-box { width: 76; }
    Views OptionList { max-height: 12; text-wrap: nowrap; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s,f2", "save", "Save", id="views.save",
                tooltip="Keep the filter, order and columns shown now under a name"),
        Binding("d,f6", "prefer", "Default", id="views.prefer",
                tooltip="Let your lists open with the view under the cursor"),
        Binding("delete,D,f8", "delete", "Delete", id="views.delete",
                tooltip="Remove the view under the cursor; u brings it back"),
        Binding("escape", "leave", "Leave", id="views.leave", tooltip="Open nothing"),
    ]  # fmt: skip

    def __init__(self, asked: Asked, name: str) -> None:
        """`asked` is what the list shows now, by the view `name` or none."""
        super().__init__()
        self._asked, self._now = asked, name
        self._names: list[str] = [""]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static("Views", classes="dialog-title")
            yield OptionList(id="views-list", markup=False)
            yield Static("Enter opens · s saves what is shown now · d opens with it from now on · "
                         "Del deletes · Esc leaves", classes="dialog-keys")  # fmt: skip

    def on_mount(self) -> None:
        self._read(self._now)

    @intention
    async def _read(self, under: str) -> None:
        """Put the views up, the cursor on one of them."""
        noun = self._asked.noun
        found = await self.desk.read(lambda session: services.listing.views(session, noun))
        first = "".join(config.chosen("views", noun))
        listed = self.query_one(OptionList)
        self._names = ["", *(view.name for view in found)]
        lines = [_line(_PLAIN, "", first == ""), *(_told(view, view.name == first) for view in found)]
        listed.set_options([Option(CutLines(line)) for line in lines])
        listed.highlighted = self._names.index(under) if under in self._names else 0

    @property
    def _under(self) -> str:
        return self._names[self.query_one(OptionList).highlighted or 0]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with it."""
        self.dismiss(self._names[event.option_index])

    @intention
    async def action_save(self) -> None:
        """Ask for a name and keep what is shown; the list is then that view."""
        asked = self._asked
        saved: list[tuple[Record, bool]] = []

        def act(session: Session, typed: dict[str, str]) -> None:
            given = {"filter": asked.condition, "sort": asked.sort, "columns": ",".join(asked.columns)}
            done = services.views.save(
                session, asked.noun, typed["name"], {**given, "member": typed["member"]}
            )
            saved[:] = [done]

        questions = (
            Question("name", "What is it called?", "Sleepers", self._now, required=True),
            Question("member", "Whose is it?", "empty: the whole team's", "me"),
        )
        if await ask_and_write(self, "Keep this filter, order and columns", questions, "save view", act):
            record, replaced = saved[0]
            name = str(getattr(record, "name", ""))
            say(self, f"Saved view {name}{' in place of the one before' if replaced else ''}. u undoes.")
            self.dismiss(name)

    @intention
    async def action_prefer(self) -> None:
        """Let the person's lists open with it."""
        name = self._under
        await self.desk.run(lambda: services.views.prefer(self._asked.noun, name))
        await self._look_again(name)

    @intention
    async def action_delete(self) -> None:
        """Remove it."""
        name, noun = self._under, self._asked.noun
        if not name:
            return
        await self.desk.write(f"delete view {name}", lambda s: services.views.delete(s, noun, name))
        if name in config.chosen("views", noun):
            await self.desk.run(lambda: services.views.prefer(noun, ""))
        say(self, f"Deleted view {name}. u undoes.")
        await self._look_again("")

    async def _look_again(self, under: str) -> None:
        await self._read(under).wait()


def _told(view: View, first: bool) -> Content:
    parts = (
        view.filter or "",
        f"by {view.sort}" if view.sort else "",
        f"columns {view.columns}" if view.columns else "",
    )
    return _line(view.name, " · ".join(part for part in parts if part), first)


def _line(name: str, text: str, first: bool) -> Content:
    sign = "✓ " if first else "  "
    return Content.assemble(
        sign, set_cell_size(safe(name), _NAME_CELLS), "  ", (safe(text), "not bold $text-muted")
    )
