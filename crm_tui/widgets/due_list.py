"""The list of what needs somebody: rows under headings, the key that acts on each at its left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from crm_tui.widgets.along import step_beside
from crm_tui.widgets.cell_text import fit
from crm_tui.widgets.column_layout import GUTTER, arrange, wishes
from crm_tui.widgets.cursor_list import MOVING
from crm_tui.widgets.drawn_list import DrawnList
from crm_tui.widgets.record_source import Cell, Column, Row


class Entry(NamedTuple):
    """One row: `key` tells it from all others wherever it stands, `cells` are those of the columns."""

    key: object
    cells: tuple[str | Cell, ...]


class Section(NamedTuple):
    """A heading and the rows under it."""

    title: str
    entries: Sequence[Entry]


class DueList(DrawnList):
    """A few hundred rows at most, all at hand; the cursor goes from row to row past the headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"due-list--heading"}
    DEFAULT_CSS = """
    DueList > .due-list--heading { color: $text-accent; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="due.open", tooltip="Open the record of the row"),
        Binding("space", "select", "Select", show=False, id="due.select",
                tooltip="Select the row, or leave it out again"),
        Binding("shift+down", "extend(1)", "Select on", show=False, id="due.select-down",
                tooltip="Select the row and the next one"),
        Binding("shift+up", "extend(-1)", "Select back", show=False, id="due.select-up",
                tooltip="Select the row and the one above"),
        Binding("asterisk,＊,ctrl+a", "select_all", "Select all", show=False, id="due.select-all",
                tooltip="Select all rows of the list; once more: none"),
        Binding("right_curly_bracket,ctrl+down", "section(1)", "Next part", show=False, group=MOVING,
                id="due.next-part", tooltip="The first row under the next heading"),
        Binding("left_curly_bracket,ctrl+up", "section(-1)", "Part before", show=False, group=MOVING,
                id="due.part-before", tooltip="The first row under this heading, or the one before"),
    ]  # fmt: skip

    @dataclass
    class Opened(Message):
        """A row was opened by Enter."""

        key: object

    @dataclass
    class CellPressed(Message):
        """The row under the cursor was clicked in the column of that name, "" beside them, perhaps twice."""

        column: str
        twice: bool

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row; None when there is none."""

        key: object | None

    @dataclass
    class SelectionChanged(Message):
        """Rows were selected or left out."""

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._lines: list[str | Entry] = []
        self._empty = ""
        self._told: object | None = None
        self._selected: frozenset[object] = frozenset()
        self._marked: frozenset[int] = frozenset()
        self._whole = True
        self._wants_all = False

    @property
    def cursor_key(self) -> object | None:
        """The key of the row under the cursor."""
        line = self._lines[self.cursor_row] if self.cursor_row < len(self._lines) else ""
        return line.key if isinstance(line, Entry) else None

    @property
    def keys(self) -> list[object]:
        """The keys of all rows, from top to bottom."""
        return [line.key for line in self._lines if isinstance(line, Entry)]

    @property
    def selected(self) -> frozenset[object]:
        """The keys of the selected rows."""
        return self._selected

    def select(self, keys: frozenset[object]) -> None:
        """Select exactly those rows."""
        changed, self._selected = keys != self._selected, keys
        lines = enumerate(self._lines) if keys else ()
        self._marked = frozenset(at for at, line in lines if isinstance(line, Entry) and line.key in keys)
        if changed:
            self.refresh()
            self.post_message(self.SelectionChanged())

    def show(
        self,
        sections: Sequence[Section],
        empty: str = "",
        columns: Sequence[Column] = (),
        *,
        whole: bool = True,
    ) -> None:
        """Show these rows; the cursor stays with its row, or goes to the one that took its place.

        `empty` stands in place of rows; `columns` replace those there were. Where more will be shown than these
        first ones, it is not the `whole`: whoever selects all means those too.
        """
        self._columns = tuple(columns) or self._columns
        self._empty = empty
        before = self.cursor_key
        self._lines = []
        for part in sections:
            self._lines += [part.title, *part.entries] if part.entries else []
        self._lay_out()
        places = {line.key: place for place, line in enumerate(self._lines) if isinstance(line, Entry)}
        self.select(frozenset(places) if self._wants_all else self._selected & places.keys())
        self._whole, self._wants_all = whole, self._wants_all and not whole
        self.move_cursor(places.get(before, self.cursor_row))
        self.cursor_moved()

    def go_to(self, key: object) -> None:
        """Put the cursor on the row of that key, if it is there."""
        for place, line in enumerate(self._lines):
            if isinstance(line, Entry) and line.key == key:
                self.move_cursor(place)

    def beside(self, is_it: Callable[[object], bool], rows: int) -> object | None:
        """The key of the row so many rows from one, headings not counted, under the cursor from now on."""
        entries = [place for place, line in enumerate(self._lines) if isinstance(line, Entry)]
        keys = self.keys
        cursor = entries.index(self.cursor_row) if self.cursor_row in entries else 0
        at = step_beside(keys, is_it, cursor, rows)
        if at is None:
            return None
        self.move_cursor(entries[at])
        return keys[at]

    def move_cursor(self, row: int) -> None:
        """Put the cursor on that row; from a heading it goes on in its direction, at the top back down."""
        row = max(0, min(row, self.row_count - 1))
        if row < len(self._lines) and isinstance(self._lines[row], str):
            row += -1 if 0 < row < self.cursor_row else 1
        super().move_cursor(row)
        if row == 1:
            self._bring_into_view(0)

    def on_resize(self) -> None:
        self._lay_out()
        self._bring_into_view(self.cursor_row)

    def row_at(self, index: int) -> Row | None:
        line = self._lines[index]
        return Row(index, line.cells) if isinstance(line, Entry) else None

    def marked(self) -> frozenset[int]:
        return self._marked

    def notice(self) -> str:
        return self._empty

    def _row_line(self, index: int, cursor: str) -> Strip:
        line = self._lines[index]
        if isinstance(line, Entry):
            return super()._row_line(index, cursor)
        width = self.size.width
        return Strip(
            [Segment(fit(f" {line}", width), self.get_component_rich_style("due-list--heading"))], width
        )

    def action_open(self) -> None:
        """Open the record of the row under the cursor."""
        if self.cursor_key is not None:
            self.post_message(self.Opened(self.cursor_key))

    def action_select(self) -> None:
        """Select the row under the cursor, or leave it out again."""
        if self.cursor_key is not None:
            self.select(self._selected ^ {self.cursor_key})

    def action_extend(self, rows: int) -> None:
        """Select the row under the cursor and the one it then goes to."""
        passed = {self.cursor_key}
        self.move_cursor(self.cursor_row + rows)
        self.select(self._selected | (passed | {self.cursor_key}) - {None})

    def action_select_all(self) -> None:
        """Select every row; none where all are selected."""
        every = frozenset(self.keys)
        self._wants_all = not self._whole and self._selected != every
        self.select(frozenset() if self._selected == every else every)

    def cursor_moved(self) -> None:
        if self.cursor_key != self._told:
            self._told = self.cursor_key
            self.post_message(self.Highlighted(self._told))

    def row_clicked(self, x: int, *, twice: bool) -> None:
        if x < GUTTER:
            self.action_select()
            return
        column = self.columns_shown.column_at(x + self.scroll_offset.x)
        if self.cursor_key is not None:
            self.post_message(self.CellPressed(column.name if column else "", twice))

    def action_section(self, headings: int) -> None:
        """Go to the first row under the next heading, or under the one before."""
        firsts = [place + 1 for place, line in enumerate(self._lines) if isinstance(line, str)]
        on = [
            place
            for place in firsts
            if (place > self.cursor_row if headings > 0 else place < self.cursor_row)
        ]
        if on:
            self.move_cursor(on[0] if headings > 0 else on[-1])

    def _lay_out(self) -> None:
        """Place the columns anew at this width."""
        width = self.scrollable_content_region.width or self.app.size.width
        rows = [Row(0, line.cells) for line in self._lines if isinstance(line, Entry)]
        self.columns_shown = arrange(self._columns, wishes(self._columns, rows), width)
        self.resize_list(len(self._lines), width)
        self.repaint()
