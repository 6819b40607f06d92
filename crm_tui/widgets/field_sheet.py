"""The fields of a form, in two columns where there is room: what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Select, TextArea

from crm_tui.errors import Invalid
from crm_tui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from crm_tui.services.forms import Form, FormField

_PAUSE_SECONDS = 0.25


class FieldSheet(VerticalScroll, can_focus=False):
    """Holds the rows of the form that was `put`; long texts take the whole width."""

    DEFAULT_CSS = """
    FieldSheet {
        scrollbar-size-vertical: 1;
        & .field-columns { height: auto; }
        & .field-columns > Vertical { width: 1fr; height: auto; }
    }
    """

    @dataclass
    class Edited(Message):
        """Something was typed or chosen, or put back as it was."""

    @dataclass
    class Rested(Message):
        """The fingers rest after something was typed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._form: Form | None = None
        self._pause: Timer | None = None
        self._rows: list[FieldRow] = []

    async def put(self, form: Form, fields: Sequence[FormField]) -> None:
        """Show these fields of a form."""
        rows = [FieldRow(field) for field in fields]
        await self.mount(*_laid_out(rows))
        self._form, self._rows = form, rows
        self.tell_meanings()

    @property
    def rows(self) -> Sequence[FieldRow]:
        """The fields in their order."""
        return self._rows

    @property
    def changed(self) -> list[FieldRow]:
        """The fields that hold something else than the record."""
        return [row for row in self._rows if row.changed]

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _typed(self, event: Message) -> None:
        """Mark the fields that differ from the record; what is meant is told once the fingers rest."""
        event.stop()
        for row in self._rows:
            row.set_class(row.changed, "-changed")
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(_PAUSE_SECONDS, self._rested)
        self.post_message(self.Edited())

    def _rested(self) -> None:
        self.tell_meanings()
        self.post_message(self.Rested())

    def tell_meanings(self) -> None:
        """Show beside each field what was understood."""
        if self._form is not None:
            currency = next((row.value for row in self._rows if row.field.name == "currency"), "")
            around = self._form.context(currency)
            for row in self._rows:
                row.tell_meaning(around)

    def show_problems(self, error: Invalid) -> str:
        """Each problem under its field, the cursor in the first of them; what belongs to no field is returned."""
        told: dict[FieldRow, str] = {}
        loose: list[str] = []
        for name, text in error.problems.items():
            row = self._row_of(name)
            if row is None:
                loose.append(text)
            else:
                told[row] = text.removeprefix(f"{row.field.title}: ")
        for row in self._rows:
            row.problem(told.get(row, ""))
        first = next((row for row in self._rows if row in told), None)
        if first is not None:
            first.input.focus()
            first.scroll_visible()
        return " ".join(loose) if error.problems else error.message

    def _row_of(self, name: str) -> FieldRow | None:
        """The row of a problem, which may be named by its column."""
        names = {row.field.name: row for row in self._rows}
        return names.get(name) or names.get(name.removesuffix("_id"))

    def take_in(self, fresh: Form, keep: Callable[[FieldRow], bool]) -> None:
        """Show the record as it is now under what was typed into the rows to `keep`; a field may be gone."""
        self._form = fresh
        now = {field.name: field for field in fresh.fields}
        for row in self._rows:
            field = now.get(row.field.name)
            if field is None:
                continue
            if not (row.changed and keep(row)):
                row.rebase(field.text)
            row.field = field

    def fill(self, texts: Mapping[str, str], shown: Mapping[str, str]) -> None:
        """Put texts in as if they were typed; of fields that are gone nothing."""
        for row in self._rows:
            if row.field.name in texts:
                text = texts[row.field.name]
                row.fill(text, shown.get(row.field.name, text))


def _laid_out(rows: Sequence[FieldRow]) -> Iterator[Widget]:
    """Short fields that follow each other in columns, each long text over the whole width."""
    for long, found in groupby(rows, lambda row: row.field.kind == "note"):
        run = list(found)
        if long or len(run) == 1:
            yield from run
        else:
            half = (len(run) + 1) // 2
            yield Container(Vertical(*run[:half]), Vertical(*run[half:]), classes="field-columns")
