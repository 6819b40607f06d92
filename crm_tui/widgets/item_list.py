"""A list of things of several nouns under headings; every line is a record that opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from crm_tui.values.text import safe
from crm_tui.widgets.along import step_beside
from crm_tui.widgets.cut_lines import GAP, CutLines, Detail, joined
from crm_tui.widgets.identifiers import identifier
from crm_tui.widgets.line_painter import CURSOR_MARK

_LEAD_CELLS = 21
_TONES = {"": "", "muted": "$muted-text", "success": "$text-success", "warning": "$text-warning",
          "error": "$text-error"}  # fmt: skip


class Heading(NamedTuple):
    """A title over the lines that follow, and how many there are in all."""

    title: str
    total: int


class Item(NamedTuple):
    """A record as a line: what stands before its text, the text, and (text, mark, tone) of each detail.

    `below` are further lines under it. Without a noun it is no record but something of the page's own: `field`
    names the field it tells, `line` counts the line of a sale it is, which may name a product as its record.
    """

    noun: str
    number: int
    text: str
    details: tuple[tuple[str, str, str], ...] = ()
    lead: str = ""
    below: tuple[str, ...] = ()
    field: str = ""
    line: int = 0


class ItemList(OptionList):
    """Shows headings and items; Enter or a click opens an item."""

    DEFAULT_CSS = """
    ItemList {
        border: none; padding: 0; background: $background; text-wrap: nowrap;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background-tint: $background 0%; }
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $foreground; }
        & > .option-list--option-highlighted {
            color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
            text-style: none;
        }
        &:focus > .option-list--option-highlighted {
            color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
        }
    }
    """
    BINDINGS: ClassVar = []

    @dataclass
    class Opened(Message):
        """An item was opened."""

        list: ItemList
        item: Item

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._items: dict[str, Item] = {}

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        if self.highlighted is None:
            return None
        return self._items.get(str(self.get_option_at_index(self.highlighted).id))

    @property
    def under(self) -> tuple[str, int] | None:
        """The noun and id of the record under the cursor."""
        item = self.item
        return (item.noun, item.number) if item and item.noun else None

    def beside(self, noun: str, number: int, rows: int) -> tuple[str, int] | None:
        """The record so many items from another, under the cursor from now on; None where the list ends."""
        known = [(at, self._items.get(str(option.id))) for at, option in enumerate(self.options)]
        places = [at for at, item in known if item and item.noun]
        held = [item for _, item in known if item and item.noun]
        cursor = places.index(self.highlighted) if self.highlighted in places else 0
        at = step_beside(held, lambda item: (item.noun, item.number) == (noun, number), cursor, rows)
        if at is None:
            return None
        self.highlighted = places[at]
        return held[at].noun, held[at].number

    def show(self, lines: Sequence[Heading | Item]) -> None:
        """Show other lines; the cursor stays on its item where that is still there."""
        held = self.get_option_at_index(self.highlighted).id if self.highlighted is not None else None
        top = self.scroll_offset.y
        self._items = {}
        options = [self._option(line) for line in lines]
        self.set_options(options)
        places = {option.id: place for place, option in enumerate(options)}
        first = next((place for place, option in enumerate(options) if not option.disabled), None)
        self.highlighted = places.get(held, first) if held else first
        self.scroll_to(y=top, animate=False)

    def render_line(self, y: int) -> Strip:
        """A line; the one under the cursor has its mark, and its tones give way to colours made to be read."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        option, part = self._lines[line] if line < len(self._lines) else (-1, 0)
        if option != self.highlighted or not self.has_focus:
            return strip
        over = Style(color=self.get_component_rich_style("option-list--option-highlighted").color)
        mark = Segment(" " if part else CURSOR_MARK, over + Style(bold=True) + next(iter(strip)).style)
        rest = strip.crop(1, strip.cell_length)
        return Strip([mark, *(Segment(piece.text, (piece.style or Style()) + over) for piece in rest)])

    def _option(self, line: Heading | Item) -> Option:
        if isinstance(line, Heading):
            return Option(Content.assemble((line.title, "bold $accent"), f"  {line.total:,}"), disabled=True)
        name = f"{line.noun}-{line.number or identifier(line.field)}"
        while name in self._items:
            name += "+"
        self._items[name] = line
        return Option(_Line(line), id=name)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which item was opened."""
        event.stop()
        item = self._items.get(str(event.option_id))
        if item is not None:
            self.post_message(self.Opened(self, item))


class _Line(CutLines):
    """An item as a line: lead, text, details with their marks; below it what is below."""

    def __init__(self, item: Item) -> None:
        lead = set_cell_size(safe(item.lead), _LEAD_CELLS) + GAP if item.lead else ""
        self._text = Content.assemble((lead, "$muted-text"), safe(item.text))
        self._details = [
            Detail(Content.styled(safe(f"{mark} {text}".lstrip()), _TONES[tone] or "$muted-text"), bool(mark))
            for text, mark, tone in item.details
        ]
        below = [Content(f"    {safe(line)}") for line in item.below]
        whole = Content(GAP).join([self._text, *(detail.text for detail in self._details)])
        super().__init__(Content("\n").join([whole, *below]))

    def drawn(self, width: int) -> Content:
        """The first line with those details that have room, then the others."""
        _, *below = super().drawn(width).split(allow_blank=True)
        return Content("\n").join([joined(self._text, self._details, width), *below])
