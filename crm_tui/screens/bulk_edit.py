"""One field of many records set at once: what will change is counted while the value is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Input, Select, Static, TextArea

from crm_tui import services
from crm_tui.errors import CrmError, StoreBusy
from crm_tui.screens.dialog import Dialog
from crm_tui.screens.pick import Pick
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.field_row import FieldRow
from crm_tui.widgets.intention import in_a_line, intention, say

if TYPE_CHECKING:
    from crm_tui.services.editing import Outcome
    from crm_tui.services.forms import FormField
    from crm_tui.store.database import Session

    Act = Callable[[Session], Outcome]

TRIED = 200  # records up to which an edit is tried out as one types
_PAUSE_SECONDS = 0.3
_NAMED = 3  # refused records that are told one by one


async def edit_all(node: DOMNode, noun: str, numbers: Sequence[int]) -> bool:
    """Ask for a field and its value, and set it; False when the person left."""
    desk = desk_of(node)
    fields = (await desk.read(lambda session: services.forms.blank(session, noun))).fields
    seen = await desk.read(lambda session: services.editing.versions(session, noun, numbers))
    answers = [(field.name, field.title) for field in fields]
    name = await node.app.push_screen_wait(Pick(f"Set which field of {_many(noun, len(numbers))}?", answers))
    field = next((field for field in fields if field.name == name), None)
    if field is None:
        return False
    did = await node.app.push_screen_wait(BulkEdit(noun, seen, field))
    return bool(did)


class BulkEdit(Dialog[bool]):
    """Answers with True when it was written; a record somebody changed meanwhile is left as it is."""

    DEFAULT_CSS = """
    BulkEdit > .dialog-box { width: 76; }
    BulkEdit #bulk-says { padding: 1 0 0 0; }
    BulkEdit #bulk-says.-wrong { color: $text-error; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s,f2",
            "save",
            "Set",
            key_display="^s",
            id="bulk.save",
            tooltip="Set the field of all of them",
        ),
        Binding("escape", "leave", "Leave", id="bulk.leave", tooltip="Change nothing"),
    ]

    def __init__(self, noun: str, seen: Mapping[int, int], field: FormField) -> None:
        """`seen` are the records and the version of each that the person saw."""
        super().__init__()
        self._noun, self._seen, self._field = noun, seen, field
        self._saving = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static(
                Content(f"{safe(self._field.title)} of {_many(self._noun, len(self._seen))}"),
                classes="dialog-title",
            )
            yield FieldRow(self._field)
            yield Static("", id="bulk-says", markup=False)
            yield Static("Ctrl+S sets it · nothing typed takes it away · Esc leaves", classes="dialog-keys")

    def on_mount(self) -> None:
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.query_one(FieldRow).input.focus()
        self._foresee(self._value)

    @property
    def _value(self) -> str:
        return self.query_one(FieldRow).value

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _typed(self) -> None:
        self.set_timer(_PAUSE_SECONDS, lambda value=self._value: self._foresee(value))

    @intention
    async def _foresee(self, value: str) -> None:
        """Say what would change, if the value is still the one typed."""
        if value != self._value or self._saving:
            return
        try:
            told = await self._would(value)
        except StoreBusy:
            told = ""
        except CrmError as error:
            self._tell(in_a_line(error, self._field.name), wrong=bool(value))
            return
        if value == self._value and not self._saving:
            self._tell(told)

    async def _would(self, value: str) -> str:
        if len(self._seen) > TRIED:
            return f"Up to {_many(self._noun, len(self._seen))} will change."
        return _told(
            "Changes" if value else "Takes the value from",
            self._noun,
            await self.desk.rehearse(self._act(value)),
        )

    def _act(self, value: str) -> Act:
        typed = {self._field.name: value}
        return lambda session: services.editing.each(session, self._noun, list(self._seen), typed, self._seen)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        says = self.query_one("#bulk-says", Static)
        says.set_class(wrong, "-wrong")
        says.update(Content(safe(text)))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    @intention
    async def action_save(self) -> None:
        """Set it; a value that cannot be read is told, and what was typed stays."""
        if self._saving:
            return
        self._saving = True
        try:
            outcome = await self.desk.write(self._command(), self._act(self._value))
        except CrmError as error:
            self._tell(in_a_line(error, self._field.name), wrong=True)
            return
        finally:
            self._saving = False
        undo = " u undoes." if outcome.changed else ""
        say(self, _told("Changed", self._noun, outcome) + undo)
        self.dismiss(True)

    def _command(self) -> str:
        refs = [format_ref(self._noun, number) for number in self._seen]
        return f"edit {' '.join(refs[:4])}{' …' if len(refs) > 4 else ''} {self._field.name}"


def _told(verb: str, noun: str, outcome: Outcome) -> str:
    """What an edit does or did, in a sentence for each thing."""
    parts = [f"{verb} {_many(noun, len(outcome.changed))}."]
    if outcome.same:
        parts.append(f"{outcome.same:,} {'is' if outcome.same == 1 else 'are'} so already.")
    if outcome.refused:
        parts.append(
            f"{len(outcome.refused):,} left as {'it is' if len(outcome.refused) == 1 else 'they are'}:"
        )
        parts += [sentence for _, sentence in outcome.refused[:_NAMED]]
        parts += ["…"] if len(outcome.refused) > _NAMED else []
    return " ".join(parts)


def _many(noun: str, count: int) -> str:
    plural = services.listing.plural(noun)
    return f"{count:,} {(noun if count == 1 else plural).replace('_', ' ')}"
