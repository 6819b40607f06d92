"""One field of a form: its title, the input that suits its kind, what was understood, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from crm_tui import display
from crm_tui.values.text import safe
from crm_tui.widgets.choice_input import ChoiceInput
from crm_tui.widgets.identifiers import identifier
from crm_tui.widgets.line_input import LineInput
from crm_tui.widgets.name_input import NameInput
from crm_tui.widgets.word_suggester import WordSuggester

if TYPE_CHECKING:
    from crm_tui.services.forms import FormField
    from crm_tui.values.kinds import Context

HINTS = {
    "day": "a day: fri, 3d, 30 jun, 2026-12-01, 明天, 月底",
    "instant": "a time: now, yesterday 10:00, 2026-12-01 14:30",
    "money": "an amount: 1200, 1.2m, 80 USD, 120万",
    "minutes": "minutes, or 1h30m",
    "tags": "words, separated by commas",
    "list": "several, separated by ;",
    "birthday": "1980-05-01, 5-1, 农历八月十五",
    "rrule": "every 2 weeks, 每月1号",
    "phone": "+86 532 8893 8888 ext 12",
    "time": "HH:MM",
}


class FieldRow(Vertical):
    """A titled input; `value` is its text as typed, whatever the input is."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > Horizontal { height: auto; }
        & .field-title { width: 18; padding: 0 1 0 0; color: $muted-text; text-align: right; }
        & .field-input { width: 1fr; }
        & Input, & TextArea { padding: 0 1 !important; }
        & SelectCurrent { padding: 0 1 !important; }
        & Input { background: $surface; }
        & Input:focus { background: $panel; }
        & TextArea {
            height: auto; min-height: 3; max-height: 14; border: none; background: $surface;
        }
        & TextArea:focus { border: none; background: $panel; }
        & Select { height: auto; }
        & .field-meaning { width: auto; max-width: 50%; height: 1; padding: 0 0 0 1; color: $text-success; }
        & .field-problem { display: none; height: auto; padding: 0 0 0 19; color: $text-error; }
        &.-wrong .field-problem { display: block; }
        &.-wrong .field-title { color: $text-error; }
        &.-changed .field-title { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, field: FormField) -> None:
        super().__init__(id=f"row-{identifier(field.name)}", classes=f"-{field.kind}")
        self.field = field
        self._start = (field.text, field.shown or field.text)  # its value, and what is seen of it

    def compose(self) -> ComposeResult:
        star = "*" if self.field.required else ""
        with Horizontal():
            yield Static(Content(safe(self.field.title) + star), classes="field-title", markup=False)
            made = self._input()
            made.add_class("field-input")
            yield made
            yield Static("", classes="field-meaning", markup=False)
        yield Static("", classes="field-problem", markup=False)

    def _input(self) -> Widget:
        field = self.field
        if field.choices:
            return ChoiceInput(field.choices, field.text, id=self._input_id)
        if field.kind == "note":
            area = TextArea(field.text, tab_behavior="focus", compact=True, id=self._input_id)
            area.show_line_numbers = False
            return area
        if field.ref and field.kind == "ref":
            return NameInput(field.ref, field.text, field.shown, id=self._input_id)
        suggester = WordSuggester(self, field.suggests, field.name) if field.suggests else None
        return LineInput(
            field.text, suggester=suggester, select_on_focus=False, compact=True, id=self._input_id
        )

    @property
    def _input_id(self) -> str:
        return f"field-{identifier(self.field.name)}"

    @property
    def input(self) -> Widget:
        """The widget the text is typed into."""
        return self.query_one(f"#{self._input_id}")

    @property
    def value(self) -> str:
        """The text as it stands."""
        found = self.input
        if isinstance(found, Select):
            return "" if found.value is Select.NULL else str(found.value)
        if isinstance(found, TextArea):
            return found.text
        assert isinstance(found, Input | NameInput)
        return found.value

    @property
    def shown(self) -> str:
        """What the person sees in the input; of a record that was picked its name."""
        found = self.input
        return found.text if isinstance(found, NameInput) else self.value

    def rebase(self, text: str) -> None:
        """Show another text as the one the field holds in the file; what was typed is lost."""
        self._start = (text, text)
        self.fill(text, text)

    def fill(self, text: str, shown: str) -> None:
        """Put a text in as if it was typed; `shown` is what stands there for it."""
        found = self.input
        if isinstance(found, Select):
            found.value = text if text in dict(self.field.choices) else Select.NULL
        elif isinstance(found, TextArea):
            found.text = text
        elif isinstance(found, NameInput):
            found.take(text, shown)
        else:
            assert isinstance(found, Input)
            found.value = text

    @property
    def changed(self) -> bool:
        """Whether it holds another text than the form was opened with, or a namesake that was picked."""
        return (self.value, self.shown) != self._start

    @property
    def hint(self) -> str:
        """What may be typed here."""
        parts = [self.field.help, HINTS.get(self.field.kind, "")]
        if self.field.ref:
            parts.append("type part of a name, pinyin, initials, or a ref")
        if self.field.suggests:
            parts.append("→ takes the word that is suggested")
        return " – ".join(part.rstrip(".") for part in parts if part)

    def tell_meaning(self, around: Context) -> None:
        """Show beside the input what was understood."""
        meant = display.understood.understood(self.field.face, self.value, around)
        self.query_one(".field-meaning", Static).update(Content(safe(meant)))

    def problem(self, sentence: str) -> None:
        """Show what is wrong with the field; nothing for an empty sentence."""
        self.set_class(bool(sentence), "-wrong")
        self.query_one(".field-problem", Static).update(Content(safe(sentence)))


def holding(widget: Widget | None) -> FieldRow | None:
    """The field a widget belongs to, None for one outside of any."""
    above = widget.ancestors_with_self if widget is not None else ()
    return next((node for node in above if isinstance(node, FieldRow)), None)
