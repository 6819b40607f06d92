"""The form of any noun: every field that can be typed, nothing typed lost, nobody's change overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Footer, Input, Static

from crm_tui import screens, services
from crm_tui.display.tables import clip
from crm_tui.errors import Conflict, CrmError, Invalid, NotFound, Refused
from crm_tui.screens.dialog import Dialog
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe
from crm_tui.widgets import field_row
from crm_tui.widgets.desk import changes_of
from crm_tui.widgets.field_sheet import FieldSheet
from crm_tui.widgets.intention import intention, say

if TYPE_CHECKING:
    from crm_tui.services.drafts import Draft, DraftFile
    from crm_tui.services.forms import Form, FormField
    from crm_tui.store.database import Session

NAME_CELLS = 40  # of the record in a notice


class RecordForm(Dialog[int]):
    """Answers with the id of the record saved, None when the person left it."""

    DEFAULT_CSS = """
    RecordForm {
        background: $background;
        & #form-title { height: 1; background: $panel; text-style: bold; padding: 0 1; }
        & #form-news { display: none; height: auto; padding: 0 1; background: $surface; }
        & #form-news.-shown { display: block; }
        & #form-news.-wrong { color: $text-error; }
        & #form-fields { height: 1fr; padding: 0 1; }
        & #form-hint { height: 1; background: $surface; color: $muted-text; padding: 0 1; }
    }
    RecordForm.-wide {
        & #form-fields { padding: 1 2 0 2; }
        & .field-columns { layout: horizontal; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2,ctrl+enter", "save", "Save", key_display="^s", priority=True, id="form.save",
                tooltip="Save what was typed"),
        Binding("escape", "leave", "Leave", id="form.leave",
                tooltip="Close; what was typed is kept and offered again"),
        Binding("ctrl+g,f8", "discard", "Throw away", key_display="^g", id="form.discard",
                tooltip="Close and forget what was typed"),
        Binding("down", "app.focus_next", show=False, id="form.next", tooltip="The next field"),
        Binding("up", "app.focus_previous", show=False, id="form.previous", tooltip="The field before"),
        # Before the field sees it: what is typed on at once would else still go into the field before.
        Binding("tab", "app.focus_next", show=False, priority=True, id="form.tab", tooltip="The next field"),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True, id="form.back-tab",
                tooltip="The field before"),
    ]  # fmt: skip
    AUTO_FOCUS = ""

    def __init__(
        self, noun: str, number: int | None = None, given: Mapping[str, str] | None = None, draft: str = ""
    ) -> None:
        """`given` are texts a new record begins with, by field; `draft` names one that is taken up at once."""
        super().__init__()
        self.noun, self.number = noun, number
        self._given = dict(given or {})
        self._draft = draft
        self._form: Form | None = None
        self._saving = False
        self._file: DraftFile | None = None

    HELP_TEXT = (
        "Fill in what you know; only fields with a star are needed. Tab and the arrows go on, Ctrl+S or F2 "
        "saves. Dates may be words: fri, 3d, 30 jun; what was understood stands beside them. Names are looked "
        "up as you type, choices are chosen by their first letter. A long text takes several lines; Tab leaves it. "
        "What you leave half filled in is kept on this computer and offered again; Ctrl+G throws it away."
    )

    def explanation(self) -> str:
        """What the field under the cursor takes, and what the form is for."""
        row = field_row.holding(self.focused)
        here = f"{row.field.title}: {row.hint}.\n\n" if row is not None and row.hint else ""
        return here + self.HELP_TEXT

    def compose(self) -> ComposeResult:
        yield Static("", id="form-title", markup=False)
        yield Static("", id="form-news", markup=False)
        yield FieldSheet(id="form-fields")
        yield Static("", id="form-hint", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the record and put its fields up."""
        changes_of(self).subscribe(self, lambda _: self._file_changed())
        self._open()

    def on_unmount(self) -> None:
        """Keep what was typed, however the form is closed."""
        if self._file is not None:
            with suppress(CrmError):  # it was told when it could not be written before
                self._file.let_go()

    @intention
    async def _open(self) -> None:
        try:
            self._form = form = await self._read()
        except NotFound:
            self.dismiss(None)
            raise
        self.query_one("#form-title", Static).update(Content(safe(form.heading)))
        await self.sheet.put(form, self.shown(form))
        self.focus_next()
        await self.begin(form)

    def shown(self, form: Form) -> Sequence[FormField]:
        """The fields that are put up."""
        return form.fields

    async def begin(self, form: Form) -> None:
        """Offer what was left half filled in, and keep what is typed from now on."""
        file, draft = await screens.draft_offer.taken_up(self, self.noun, self.number, self._draft)
        if draft is not None and not await self._take_up(form, draft):
            await self.desk.run(file.let_go)
            file = services.drafts.DraftFile()
        self._file = file
        self._edited()

    async def _take_up(self, form: Form, draft: Draft) -> bool:
        """Put in what was typed the other time; False when the person goes back from a conflict over it."""
        sheet = self.sheet
        sheet.fill(draft.texts, draft.shown)
        if draft.version == form.version or await screens.settling.settle(self, sheet, form, draft.before):
            return True
        sheet.take_in(form, lambda _: False)
        return False

    async def _read(self) -> Form:
        number = self.number
        if number is None:
            return await self.desk.read(lambda s: services.forms.blank(s, self.noun, self._given))
        return await self.desk.read(lambda s: services.forms.opened(s, self.noun, number))

    @property
    def sheet(self) -> FieldSheet:
        """The fields."""
        return self.query_one(FieldSheet)

    @property
    def typed(self) -> dict[str, str]:
        """What differs from the record, or all that is filled in for a new one."""
        return {
            row.field.name: row.value
            for row in self.sheet.rows
            if row.changed or (self.number is None and row.value)
        }

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.entered()

    def entered(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    @on(FieldSheet.Edited)
    def _edited(self) -> None:
        if self._file is not None and self._form is not None:
            typed = self.typed if self.sheet.changed else {}
            rows = [row for row in self.sheet.rows if row.field.name in typed]
            self._file.latest = screens.draft_offer.made(self.desk, self._form, rows) if rows else None

    @on(FieldSheet.Rested)
    @intention
    async def _keep(self) -> None:
        if self._file is not None:
            await self.desk.run(self._file.write)

    @intention
    async def action_save(self) -> None:
        """Save; on trouble the form stays open and shows it."""
        if self._saving or self._form is None:
            return
        self._saving = True
        try:
            await self._save(self._form)
        finally:
            self._saving = False

    async def _save(self, form: Form) -> None:
        while self.typed or self.number is None:
            try:
                number, name = await self._write(form, self.typed)
            except Invalid as error:
                self._news(self.sheet.show_problems(error), wrong=True)
                return
            except Conflict:
                form = await self._read()
                if not await screens.settling.settle(self, self.sheet, form):
                    return
                self._form = form
                self._news("")
            except Refused as error:
                if not error.field:
                    raise
                problem = Invalid(problems={error.field: error.message})
                self._news(self.sheet.show_problems(problem), wrong=True)
                return
            else:
                did = "Saved" if self.number is not None else "Added"
                say(
                    self,
                    f"{did} {format_ref(self.noun, number)} {clip(name, NAME_CELLS)}".rstrip(),
                    "u undoes",
                )
                self._close(number)
                return
        self._close(self.number)

    async def _write(self, form: Form, typed: dict[str, str]) -> tuple[int, str]:
        """The id and the name of what was saved."""

        def act(session: Session) -> tuple[int, str]:
            record = services.forms.save(session, form, typed)
            return record.id or 0, str(getattr(record, record.noun.label) or "")

        verb = f"edit {format_ref(self.noun, self.number)}" if self.number else f"add {self.noun}"
        return await self.desk.write(verb, act)

    def _close(self, number: int | None) -> None:
        """Answer; there is nothing left to keep, nor will there be."""
        self._form = None
        if self._file is not None:
            self._file.latest = None
        self.dismiss(number)

    def action_leave(self) -> None:
        """Close; what was typed is kept, and this is said."""
        if self._file is not None and self._file.latest is not None:
            say(self, "Not saved, but kept: opening this form again offers it, and : lists it.")
        self.dismiss(None)

    @intention
    async def action_discard(self) -> None:
        """Close and forget what was typed, once the person is sure of it."""
        if self.sheet.changed:
            answers = [("stay", "Go on typing"), ("discard", "Throw it away")]
            question = "What was typed here is not saved, and nothing brings it back."
            if await self.app.push_screen_wait(screens.pick.Pick(question, answers)) != "discard":
                return
        self._close(None)

    @intention
    async def _file_changed(self) -> None:
        """Say so when somebody changed this very record meanwhile."""
        form = self._form
        if self.number is None or form is None or self._saving:
            return
        try:
            fresh = await self._read()
        except NotFound:
            self._news("Somebody deleted this record meanwhile.", wrong=True)
            return
        if fresh.version != form.version:
            before = {field.name: field.text for field in form.fields}
            changed = [field.title for field in fresh.fields if field.text != before.get(field.name, "")]
            self._news(
                f"Changed elsewhere meanwhile: {', '.join(changed)}. Saving lets you choose.", wrong=True
            )

    def _news(self, text: str, *, wrong: bool = False) -> None:
        news = self.query_one("#form-news", Static)
        news.set_class(bool(text), "-shown")
        news.set_class(wrong, "-wrong")
        news.update(Content(safe(text)))

    @on(DescendantFocus)
    def _tell_hint(self) -> None:
        """Say at the foot what may be typed into the field; the news of one left at once may come late."""
        row = field_row.holding(self.focused)
        if row is not None:
            self.query_one("#form-hint", Static).update(Content(safe(row.hint)))
