"""The list of any noun: records selected, opened, added, edited, archived and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from crm_tui import quick, screens, services
from crm_tui.screens.list_screen import ListScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.intention import intention, say
from crm_tui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from crm_tui.store.database import Session

MOST_MERGED = 12  # records that one question can name


class RecordsScreen(ListScreen):
    """What can be done with the records of a list; heirs add what their noun needs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,f4", "add", "New", key_display="n", id="list.new", tooltip="Fill in the form of a new record"),
        Binding("e,f2", "edit", "Edit", key_display="e", id="list.edit",
                tooltip="Edit the record under the cursor"),
        Binding("c", "dial", "Dial", show=False, id="list.dial",
                tooltip="Ring whom the record under the cursor is about"),
        Binding("equals_sign,＝", "change", "Change", show=False, key_display="=", id="list.change",
                tooltip="Change one field of the record under the cursor"),
        Binding("s,f6", "sort", "Sort", key_display="s", id="list.sort",
                tooltip="Choose the column to sort by; once more turns it round"),
        Binding("E,ctrl+e", "edit_all", "Edit all", show=False, key_display="E", id="list.edit-all",
                tooltip="Set one field of all selected records"),
        Binding("x,f8", "archive", "Archive", show=False, id="list.archive",
                tooltip="Put the selected records away, or bring archived ones back"),
        Binding("delete,D", "delete", "Delete", show=False, id="list.delete",
                tooltip="Remove the selected records; u brings them back"),
        Binding("M", "merge", "Merge", show=False, id="list.merge",
                tooltip="Put the selected records, which are the same, into one"),
    ]  # fmt: skip
    HELP_TEXT = (
        "A list. Type / and words to see only what holds them, or a condition: tier=key and last_touch>90d. "
        "Space, Shift with the arrows, or * select several records for E (edit), x (archive) and Delete. "
        "Enter opens the record under the cursor; there ] and [ go on to the next and the one before. "
        "C chooses the columns, s the order, V keeps both with the filter as a view, X writes it all to a file."
    )
    _changed_last = ""  # the field that = changed

    @property
    def chosen(self) -> list[int]:
        """The selected records, else the one under the cursor."""
        under = self.table.cursor_id
        return sorted(self.table.selected) or ([under] if under is not None else [])

    @on(RecordTable.Opened)
    def _opened(self, event: RecordTable.Opened) -> None:
        self.open_record(event.id)

    def open_record(self, number: int) -> None:
        """Show the page of a record, from which one goes on along this list."""
        self.app.push_screen(screens.record.page_of(self.noun, number, self.area, self))

    def beside(self, noun: str, number: int, rows: int) -> tuple[str, int] | None:
        """The record so many rows from another, under the cursor from now on; None where the list ends."""
        found = self.table.beside(number, rows)
        return None if found is None else (noun, found)

    @intention
    async def action_add(self) -> None:
        """Fill in the form of a new record, which is then under the cursor."""
        number = await self.app.push_screen_wait(screens.record_form.RecordForm(self.noun))
        if number is not None:
            self.table.seek(number)

    @intention
    async def action_edit(self) -> None:
        """Edit the record under the cursor."""
        if self.table.cursor_id is not None:
            await self.app.push_screen_wait(screens.record_form.RecordForm(self.noun, self.table.cursor_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is about somebody has a number."""
        about = action != "dial" or self.noun in quick.phone_lines.ABOUT
        return super().check_action(action, parameters) and about

    @intention
    async def action_dial(self) -> None:
        """Ring whom the record under the cursor is about."""
        if self.table.cursor_id is not None:
            await screens.dial.dial(self, self.noun, self.table.cursor_id)

    @intention
    async def action_edit_all(self) -> None:
        """Set one field of what is selected."""
        if self.chosen and await screens.bulk_edit.edit_all(self, self.noun, self.chosen):
            self.table.select(frozenset())

    @intention
    async def action_change(self) -> None:
        """Change one field of the record under the cursor; the field of the last time is offered first."""
        number = self.table.cursor_id
        if number is None:
            return
        field = await screens.field_form.pick_field(self, self.noun, number, self._changed_last)
        if field:
            self._changed_last = field
            await self.app.push_screen_wait(screens.field_form.FieldForm(self.noun, number, field))

    @intention
    async def action_archive(self) -> None:
        """Put away what is selected; what is archived already is brought back."""
        await self._each("archive", _put_away)

    @intention
    async def action_delete(self) -> None:
        """Remove what is selected."""
        await self._each("delete", _remove)

    @intention
    async def action_merge(self) -> None:
        """Put what is selected into one record; the person says which one stays."""
        numbers, noun = self.chosen, self.noun
        if len(numbers) < 2:
            say(self, "Select those that are the same with Space, two at least; M puts them into one.")
            return
        names = await self.desk.read(lambda session: _named(session, noun, numbers[:MOST_MERGED]))
        if len(numbers) > MOST_MERGED:
            say(self, f"At most {MOST_MERGED} records become one at a time.")
            return
        question = "Which one stays? All that hangs on the others moves to it."
        picked = await self.app.push_screen_wait(screens.pick.Pick(question, names))
        if picked:
            keep = int(picked)
            others = [number for number in numbers if number != keep]
            told = f"merge {refs_of(noun, [keep, *others])}"
            await self.desk.write(
                told, lambda session: services.merging.merge_all(session, noun, keep, others)
            )
            self.table.select(frozenset())
            self.table.seek(keep)
            say(self, f"{refs_of(noun, others)} went into {format_ref(noun, keep)}", "u undoes")

    async def _each(self, verb: str, act: Any) -> None:
        numbers = self.chosen
        if not numbers:
            return
        named = refs_of(self.noun, numbers)
        did = await self.desk.write(f"{verb} {named}", lambda session: act(session, self.noun, numbers))
        self.table.select(frozenset())
        many = f" ({len(numbers):,})" if len(numbers) > 1 else ""
        say(self, f"{did} {named}{many}. u undoes.")


def refs_of(noun: str, numbers: list[int]) -> str:
    """The first refs, for a sentence and for the history."""
    return " ".join(format_ref(noun, number) for number in numbers[:4]) + (" …" if len(numbers) > 4 else "")


def _named(session: Session, noun: str, numbers: list[int]) -> list[tuple[str, str]]:
    """The records as answers of a question."""
    refs = {format_ref(noun, number): str(number) for number in numbers}
    names = services.pages.names(session, refs)
    return [(refs[ref], f"{ref}  {name}") for ref, name in names.items()]


def _put_away(session: Session, noun: str, numbers: list[int]) -> str:
    verbs = services.nouns.of(noun)
    found = [verbs.get(session, number) for number in numbers]
    back = all(record.archived_at is not None for record in found)
    for record in found:
        (verbs.restore if back else verbs.archive)(session, record)
    return "Brought back" if back else "Archived"


def _remove(session: Session, noun: str, numbers: list[int]) -> str:
    verbs = services.nouns.of(noun)
    for number in numbers:
        verbs.delete(session, verbs.get(session, number))
    return "Deleted"
