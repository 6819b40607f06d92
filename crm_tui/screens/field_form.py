"""One field of one record, changed where it is seen: a form of one line over the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from crm_tui import screens, services
from crm_tui.screens.record_form import RecordForm
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.field_sheet import FieldSheet
from crm_tui.widgets.intention import say

if TYPE_CHECKING:
    from textual.screen import Screen

    from crm_tui.services.forms import Form, FormField


class FieldForm(RecordForm):
    """Enter saves; a value of a few letters is typed again sooner than it is found, so no draft is kept."""

    DEFAULT_CSS = """
    FieldForm { background: $background 60%; }
    FieldForm > .dialog-box { width: 84; }
    FieldForm #form-title { height: auto; background: $surface; padding: 0 0 1 0; }
    FieldForm #form-fields, FieldForm.-wide #form-fields { height: auto; max-height: 16; padding: 0; }
    FieldForm #form-hint { padding: 1 0 0 0; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="field.leave", tooltip="Leave it as it was"),
    ]

    HELP_TEXT = "One field of a record. Enter or Ctrl+S saves it, Esc leaves it as it was."

    def __init__(self, noun: str, number: int, field: str) -> None:
        super().__init__(noun, number)
        self._field = field

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog-box"):
            yield Static("", id="form-title", markup=False)
            yield Static("", id="form-news", markup=False)
            yield FieldSheet(id="form-fields")
            yield Static("", id="form-hint", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to throw away."""
        return action != "discard" and super().check_action(action, parameters)

    def shown(self, form: Form) -> Sequence[FormField]:
        """The one field."""
        return [field for field in form.fields if field.name == self._field]

    async def begin(self, form: Form) -> None:
        """Keep nothing."""

    def entered(self) -> None:
        """Enter saves."""
        self.action_save()


async def pick_field(screen: Screen[None], noun: str, number: int, at: str = "") -> str | None:
    """Which field of a record is to be changed, shown with what each holds; `at` is where the cursor starts."""
    form = await desk_of(screen).read(lambda session: services.forms.opened(session, noun, number))
    width = max((cell_len(field.title) for field in form.fields), default=0)
    answers = [(field.name, _line(field, width)) for field in form.fields]
    if not answers:
        say(screen, "Nothing of it can be changed.")
        return None
    return await screen.app.push_screen_wait(screens.pick.Pick(form.heading, answers, at).add_class("-roomy"))


def _line(field: FormField, width: int) -> str:
    """The title and what the field holds, in two columns."""
    held = dict(field.choices).get(field.text) or " ".join(field.text.split())
    return f"{set_cell_size(field.title, width)}  {held}".rstrip()
