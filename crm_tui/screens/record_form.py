"""The form of any noun: every field that can be typed, problems under the fields, nobody's change overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Footer, Input, Select, Static, TextArea

from crm_tui import services
from crm_tui.errors import Conflict, Invalid, NotFound
from crm_tui.screens.conflict import ConflictScreen, Difference
from crm_tui.screens.dialog import Dialog
from crm_tui.screens.pick import Pick
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe
from crm_tui.widgets.desk import changes_of
from crm_tui.widgets.field_row import FieldRow
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.services.forms import Form


class RecordForm(Dialog[int]):
    """Answers with the id of the record saved, None when the person left it."""

    DEFAULT_CSS = """
    RecordForm {
        background: $background;
        & > #form-title { height: 1; background: $panel; text-style: bold; padding: 0 1; }
        & > #form-news { display: none; height: auto; padding: 0 1; background: $surface; }
        & > #form-news.-shown { display: block; }
        & > #form-news.-wrong { color: $text-error; }
        & > #form-fields { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & > #form-hint { height: 1; background: $surface; color: $muted-text; padding: 0 1; }
    }
    RecordForm.-wide > #form-fields { padding: 1 8 0 8; }
    RecordForm.-wide FieldRow { max-width: 100; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "Save", key_display="^s", priority=True, id="form.save",
                tooltip="Save what was typed"),
        Binding("escape", "leave", "Leave", id="form.leave", tooltip="Close; asks when something was typed"),
        Binding("f1", "app.explain", show=False, id="form.help", tooltip="The keys of this form"),
    ]  # fmt: skip
    AUTO_FOCUS = None

    def __init__(self, noun: str, number: int | None = None, given: Mapping[str, str] | None = None) -> None:
        """`given` are texts a new record begins with, by field."""
        super().__init__()
        self.noun, self.number = noun, number
        self._given = dict(given or {})
        self._form: Form | None = None
        self._saving = False

    def explanation(self) -> str:
        """What the form is for."""
        return (
            "Fill in what you know; only fields with a star are needed. Tab goes on, Ctrl+S or F2 saves. "
            "Dates may be words: fri, 3d, 30 jun. Names are looked up as you type."
        )

    def compose(self) -> ComposeResult:
        yield Static("", id="form-title", markup=False)
        yield Static("", id="form-news", markup=False)
        yield VerticalScroll(id="form-fields")
        yield Static("", id="form-hint", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the record and put its fields up."""
        changes_of(self).subscribe(self, lambda _: self._file_changed())
        self._open()

    @intention
    async def _open(self) -> None:
        try:
            self._form = form = await self._read()
        except NotFound:
            self.dismiss(None)
            raise
        self.query_one("#form-title", Static).update(Content(safe(form.heading)))
        fields = self.query_one("#form-fields", VerticalScroll)
        await fields.mount(*(FieldRow(field) for field in form.fields))
        self.screen.focus_next()

    async def _read(self) -> Form:
        number = self.number
        if number is None:
            return await self.desk.read(lambda s: services.forms.blank(s, self.noun, self._given))
        return await self.desk.read(lambda s: services.forms.opened(s, self.noun, number))

    @property
    def rows(self) -> list[FieldRow]:
        """The fields in their order."""
        return list(self.query(FieldRow))

    @property
    def typed(self) -> dict[str, str]:
        """What differs from the record, or all that is filled in for a new one."""
        return {
            row.field.name: row.value
            for row in self.rows
            if row.changed or (self.number is None and row.value)
        }

    @property
    def dirty(self) -> bool:
        """Whether leaving would lose something."""
        return any(row.changed for row in self.rows)

    @intention
    async def action_save(self) -> None:
        """Save; on trouble the form stays open and shows it."""
        if self._saving or self._form is None:
            return
        self._saving = True
        try:
            await self._save()
        finally:
            self._saving = False

    async def _save(self) -> None:
        form = self._form
        while form is not None:
            typed = self.typed
            if not typed and self.number is not None:
                self.dismiss(self.number)
                return
            try:
                number = await self._write(form, typed)
            except Invalid as error:
                self._show_problems(error)
                return
            except Conflict as error:
                form = await self._settle(error)
                continue
            did = "Saved" if self.number is not None else "Added"
            say(self, f"{did} {format_ref(self.noun, number)}. u undoes.")
            self.dismiss(number)
            return

    async def _write(self, form: Form, typed: dict[str, str]) -> int:
        verb = f"edit {format_ref(self.noun, self.number)}" if self.number else f"add {self.noun}"
        record = await self.desk.write(verb, lambda session: services.forms.save(session, form, typed))
        return record.id or 0

    def _show_problems(self, error: Invalid) -> None:
        """Each problem under its field, the rest on top; the cursor goes to the first."""
        names = {row.field.name: row for row in self.rows}
        loose = [text for name, text in error.problems.items() if _face(name, names) is None]
        for row in self.rows:
            row.problem("")
        first: FieldRow | None = None
        for name, text in error.problems.items():
            found = _face(name, names)
            if found is not None:
                found.problem(text.removeprefix(f"{found.field.title}: "))
                first = first or found
        self._news(" ".join(loose) if error.problems else error.message, wrong=True)
        if first is not None:
            first.input.focus()
            first.scroll_visible()

    async def _settle(self, error: Conflict) -> Form | None:
        """Take in what the other changed, asking for the fields both changed; None when the person gives up."""
        fresh = await self._read()
        now = {field.name: field for field in fresh.fields}
        both = [row for row in self.rows if row.changed and row.field.text != now[row.field.name].text]
        differences = [
            Difference(row.field.name, row.field.title, now[row.field.name].text, _seen(row)) for row in both
        ]
        kept: dict[str, str] | None = {}
        if differences:
            kept = await self.app.push_screen_wait(ConflictScreen(fresh.heading, differences))
        if kept is None:
            return None
        self._take_in(fresh, kept)
        return fresh

    def _take_in(self, fresh: Form, kept: Mapping[str, str]) -> None:
        """Show the record as it is now under what was typed; where theirs was chosen, theirs."""
        self._form = fresh
        for row, field in zip(self.rows, fresh.fields, strict=True):
            if not row.changed or kept.get(field.name) == "theirs":
                row.rebase(field.text)
            row.field = field
        self._news("")

    @intention
    async def action_leave(self) -> None:
        """Close; asks first when something would be lost."""
        if self.dirty:
            answers = [("stay", "Go on typing"), ("save", "Save"), ("leave", "Leave without saving")]
            answer = await self.app.push_screen_wait(Pick("What was typed is not saved yet.", answers))
            if answer == "save":
                self.action_save()
            if answer != "leave":
                return
        self.dismiss(None)

    @intention
    async def _file_changed(self) -> None:
        """Say so when somebody changed this very record meanwhile."""
        if self.number is None or self._form is None or self._saving:
            return
        try:
            fresh = await self._read()
        except NotFound:
            self._news("Somebody deleted this record meanwhile.", wrong=True)
            return
        if fresh.version != self._form.version:
            changed = [
                field.title
                for field, before in zip(fresh.fields, self._form.fields, strict=True)
                if field.text != before.text
            ]
            self._news(
                f"Changed elsewhere meanwhile: {', '.join(changed)}. Saving lets you choose.", wrong=True
            )

    def _news(self, text: str, *, wrong: bool = False) -> None:
        news = self.query_one("#form-news", Static)
        news.set_class(bool(text), "-shown")
        news.set_class(wrong, "-wrong")
        news.update(Content(safe(text)))

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _mark(self) -> None:
        """Mark the fields that differ from the record."""
        for row in self.rows:
            if row.is_mounted and row.query(".field-input"):
                row.set_class(row.changed, "-changed")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say at the foot what may be typed into the field."""
        row = next((node for node in event.widget.ancestors_with_self if isinstance(node, FieldRow)), None)
        if row is not None:
            self.query_one("#form-hint", Static).update(Content(safe(row.hint)))


def _face(name: str, rows: Mapping[str, FieldRow]) -> FieldRow | None:
    """The row of a problem, which may be named by its column."""
    return rows.get(name) or rows.get(name.removesuffix("_id"))


def _seen(row: FieldRow) -> str:
    """What the person sees in a field they changed."""
    return getattr(row.input, "text", "") if row.field.ref else row.value
