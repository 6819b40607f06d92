"""The choice of columns: which fields a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from crm_tui.screens.dialog import Dialog
from crm_tui.values.text import safe
from crm_tui.widgets.cut_lines import CutLines

if TYPE_CHECKING:
    from crm_tui.services.columns import Choice

_TITLE_CELLS = 20


class Columns(Dialog["tuple[str, ...]"]):
    """Answers with the names in their order, none of them for the program's own choice; None when left."""

    DEFAULT_CSS = """
    Columns > .dialog-box { width: 72; }
    Columns #columns-help { color: $muted-text; height: 1; text-wrap: nowrap; }
    Columns OptionList { max-height: 12; }
    Columns.-tall OptionList { max-height: 22; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "show", "Show", id="columns.show", priority=True,
                tooltip="Show the column, or leave it out"),
        Binding("shift+up,less_than_sign", "move(-1)", "Further left", id="columns.left",
                tooltip="Move the column to the left"),
        Binding("shift+down,greater_than_sign", "move(1)", "Further right", id="columns.right",
                tooltip="Move the column to the right"),
        Binding("ctrl+s,f2", "save", "Take", id="columns.save", tooltip="Show the list with these columns"),
        Binding("ctrl+r", "plain", "As before", id="columns.plain",
                tooltip="Show the columns the program chooses"),
        Binding("escape", "leave", "Leave", id="columns.leave", tooltip="Leave the columns as they are"),
    ]  # fmt: skip

    def __init__(self, every: Sequence[Choice], shown: Sequence[str]) -> None:
        """`shown` are the names of those that are columns now."""
        super().__init__()
        self._known = {choice.name: choice for choice in every}
        self._shown = [name for name in shown if name in self._known]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static("Columns", classes="dialog-title")
            yield OptionList(id="columns-list", markup=False)
            yield Static("", id="columns-help", markup=False)
            yield Static("Space shows or hides · < > or Shift+↑↓ move it · Ctrl+S takes them · "
                         "Ctrl+R as the program has them · Esc leaves", classes="dialog-keys")  # fmt: skip

    def on_mount(self) -> None:
        self._draw(next(iter(self._shown), next(iter(self._known))))

    @property
    def _under(self) -> str:
        place = self.query_one(OptionList).highlighted or 0
        return self._names[place]

    @property
    def _names(self) -> list[str]:
        """The columns shown, then all others."""
        return [*self._shown, *(name for name in self._known if name not in self._shown)]

    def _draw(self, under: str) -> None:
        listed = self.query_one(OptionList)
        listed.set_options([Option(self._line(name)) for name in self._names])
        listed.highlighted = self._names.index(under)

    def _line(self, name: str) -> Content:
        choice, shown = self._known[name], name in self._shown
        title = set_cell_size(safe(choice.title), _TITLE_CELLS)
        sign = f"{self._shown.index(name) + 1:>2} ✓ " if shown else "     "
        return Content.assemble(
            sign, (title, "bold" if shown else ""), "  ", (safe(name), "not bold $text-muted")
        )

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the column holds."""
        self.query_one("#columns-help", Static).update(CutLines(Content(safe(self._known[self._under].help))))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click shows the column or leaves it out."""
        self.action_show()

    def action_show(self) -> None:
        """Show the column under the cursor as the last one, or leave it out; the cursor goes on."""
        name, place = self._under, self._names.index(self._under)
        if name in self._shown:
            self._shown.remove(name)
        else:
            self._shown.append(name)
        self._draw(self._names[min(place + (name in self._shown), len(self._known) - 1)])

    def action_move(self, step: int) -> None:
        """Move the column under the cursor among those shown."""
        name = self._under
        if name not in self._shown:
            return
        place = self._shown.index(name)
        self._shown.remove(name)
        self._shown.insert(max(0, place + step), name)
        self._draw(name)

    def action_save(self) -> None:
        """Answer; a list without columns is none."""
        if self._shown:
            self.dismiss(tuple(self._shown))
        else:
            self.query_one("#columns-help", Static).update("At least one column has to be shown.")

    def action_plain(self) -> None:
        """Answer with the program's own columns."""
        self.dismiss(())
