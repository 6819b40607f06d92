"""The page of one complaint, and every step of handling it under a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from crm_tui import screens, services
from crm_tui.choices import ComplaintStatus as Status
from crm_tui.screens import complaint_sheet
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.screens.complaint_questions import RESOLUTION, STEP, STEPS, WAITS
from crm_tui.screens.page import PageScreen
from crm_tui.screens.pick import Pick
from crm_tui.values.references import format_ref
from crm_tui.widgets.intention import intention
from crm_tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from crm_tui.services.answers import Answered
    from crm_tui.store.database import Session

ALIKE = 5  # answers given before that the page itself names


class ComplaintScreen(PageScreen):
    """What is known at the left or on top, what was done at the right or below."""

    DEFAULT_CSS = """
    ComplaintScreen {
        & > #case-head { height: auto; max-height: 4; padding: 0 1; background: $surface; }
        & > #case-body { height: 1fr; }
        & #case-texts { height: 2fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #case-sheet { height: auto; }
        & #case-past { height: 3fr; border-top: hkey $border !important; text-wrap: wrap; }
    }
    ComplaintScreen.-wide {
        & > #case-body { layout: horizontal; }
        & #case-texts { width: 3fr; height: 1fr; padding: 1 2 0 1; }
        & #case-past {
            width: 3fr; height: 1fr; border-top: none !important; border-left: vkey $border !important;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "Back", key_display="esc", id="complaint.back",
                tooltip="Back to where you came from"),
        Binding("k", "step('acknowledge')", "Acknowledge", show=False, id="complaint.acknowledge",
                tooltip="The client knows that we know"),
        Binding("i", "step('investigate')", "Investigate", show=False, id="complaint.investigate",
                tooltip="We look into it; ends waiting, too"),
        Binding("r", "step('answer')", "Answer", show=False, id="complaint.answer",
                tooltip="The client was answered; say what"),
        Binding("w", "wait", "Wait", show=False, id="complaint.wait",
                tooltip="Wait for the client or a supplier; the clock stands still"),
        Binding("d", "resolve", "Resolve", show=False, id="complaint.resolve",
                tooltip="It is mended: what was done, the cause, the cost, the prevention"),
        Binding("c", "step('close')", "Close", show=False, id="complaint.close",
                tooltip="The client is content; close it"),
        Binding("R", "step('reopen')", "Reopen", show=False, id="complaint.reopen",
                tooltip="Open it again; say why"),
        Binding("n", "note", "Note", id="complaint.note", tooltip="Write down something about it"),
        Binding("g", "assign", "Assign", id="complaint.assign", tooltip="Give it to a member"),
        Binding("t,f4", "add_step", "Step", key_display="t", id="complaint.step",
                tooltip="Add a step: a task of this complaint"),
        Binding("space", "tick", "Done", show=False, key_display="spc", id="complaint.done",
                tooltip="The step under the cursor is done, or open again"),
        Binding("e", "edit", "Edit", id="complaint.edit",
                tooltip="Edit the step, talk or answer under the cursor; elsewhere the complaint"),
        Binding("E,f2", "edit_complaint", "Edit it", show=False, key_display="E", id="complaint.edit-complaint",
                tooltip="Edit all fields of the complaint"),
        Binding("K", "knowledge", "Known", id="complaint.knowledge",
                tooltip="Answers given before to what was like it"),
        Binding("o", "client", "Client", show=False, id="complaint.client", tooltip="Open its client"),
        Binding("h", "history", "History", show=False, id="complaint.history",
                tooltip="All fields, and who changed what"),
    ]  # fmt: skip
    HELP_TEXT = (
        "One complaint. It goes from new over acknowledged, investigating and answered to resolved and closed; "
        "only the steps that are possible now have a key. Waiting for the client or a supplier stops the clock. "
        "Resolving asks for the cause and what was done; reopening asks why. t adds a step, Space ticks it off, e "
        "edits what is under the cursor and E the complaint. Answered before stand resolved complaints like it, by "
        "their words, product, category, tags and client; K shows them all."
    )
    AUTO_FOCUS = "#case-past"

    def __init__(self, number: int, area: str = "complaints") -> None:
        super().__init__("complaint", number, area)
        self._shown: complaint_sheet.Shown | None = None
        self._alike: tuple[int, list[Answered]] = 0, []  # to which complaint

    def body(self) -> ComposeResult:
        """Head, texts and facts, and the list of steps, events and answers."""
        yield Static("", id="case-head", markup=False)
        with Container(id="case-body"):
            with VerticalScroll(id="case-texts"):
                yield Static("", id="case-sheet", markup=False)
            yield ItemList(id="case-past")

    def read(self, session: Session) -> complaint_sheet.Shown:
        """The complaint as text."""
        return complaint_sheet.read(session, self.number)

    async def show(self, shown: complaint_sheet.Shown) -> None:
        """Put it up, with the keys of the steps that are possible now."""
        self._shown, self.client = shown, shown.client
        if self._alike[0] != self.number:
            self._alike = self.number, []
        self.query_one("#case-sheet", Static).update(Content.assemble(shown.sheet))
        self._list()
        self.query_one("#case-head", Static).update(Content.assemble(shown.head, "\n", self._possible()))
        self.refresh_bindings()
        self._look_back()

    def _list(self) -> None:
        """Put up steps and events, and the answers as far as they are known."""
        if self._shown is not None:
            self.query_one(ItemList).show([*self._shown.past, *complaint_sheet.alike(self._alike[1])])

    @intention
    async def _look_back(self) -> None:
        """Find the answers given before; the page does not wait for them."""
        number = self.number
        found = await self.desk.read(lambda session: services.answers.answered(session, number, ALIKE))
        if number == self.number and (number, found) != self._alike and self.query(ItemList):
            self._alike = number, found
            self._list()

    def _possible(self) -> Content:
        """The steps that are possible now, each with its key."""
        told: list[Content] = []
        for _, binding in self._bindings:
            _, name, given = parse(binding.action)
            if name in ("step", "wait", "resolve") and self.check_action(name, given):
                key = self.app.get_key_display(binding)
                told.append(Content.assemble((key, "bold $accent"), " ", binding.description))
        return Content("  ").join(told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is possible in the present status has a key."""
        if action not in ("step", "wait", "resolve"):
            return super().check_action(action, parameters)
        if self._shown is None:
            return False
        step = str(parameters[0]) if parameters else action
        return step in services.statuses.possible(Status(self._shown.status))

    @on(ItemList.Opened)
    def _opened(self, event: ItemList.Opened) -> None:
        """Open what is under the cursor; of an event, all fields and changes."""
        if event.noun:
            page = screens.record.page_of(event.noun, event.number, self.area, event.list)
            self.app.push_screen(page)
        else:
            self.action_history()

    @property
    def _under(self) -> tuple[str, int] | None:
        """The record under the cursor; None while the texts have the focus."""
        return self.focused.under if isinstance(self.focused, ItemList) else None

    @intention
    async def action_edit(self) -> None:
        """Edit what is under the cursor, the complaint where there is nothing."""
        await self.edit(*(self._under or (self.noun, self.number)))

    @intention
    async def action_edit_complaint(self) -> None:
        """Edit the complaint."""
        await self.edit(self.noun, self.number)

    @intention
    async def action_tick(self) -> None:
        """Mark a step done, or open again."""
        noun, number = self._under or ("", 0)
        if noun == "task":
            ref, actor = format_ref(noun, number), self.desk.actor
            now_done = await self.desk.write(f"done {ref}", lambda s: services.tasks.tick(s, actor, number))
            await self.told(f"Done {ref}" if now_done else f"Open again {ref}")

    @intention
    async def action_add_step(self) -> None:
        """Add a task of this complaint."""
        act = partial(_add_step, number=self.number)
        if await ask_and_write(self, f"New step of {self.ref}", STEP, f"add step to {self.ref}", act):
            await self.told("Added a step")

    def action_knowledge(self) -> None:
        """Show the answers given before to what was like it."""
        self.app.push_screen(screens.knowledge.KnowledgeScreen(self.number))

    @intention
    async def action_step(self, name: str) -> None:
        """Go a step on, with the words it asks for."""
        word, status, question = STEPS[name]
        turn = partial(_turn, number=self.number, status=status)
        command = f"{name} {self.ref}"
        if question is None:
            await self.desk.write(command, lambda session: turn(session, {}))
        elif not await ask_and_write(
            self, f"{word}: {self.ref}", [question], command, lambda s, typed: turn(s, typed)
        ):
            return
        await self.told(f"{word} {self.ref}")

    @intention
    async def action_wait(self) -> None:
        """Wait for somebody."""
        answers = [(status.value, text) for status, text in WAITS.items()]
        picked = await self.app.push_screen_wait(Pick("Whom do we wait for?", answers))
        if picked:
            turn = partial(_turn, number=self.number, status=Status(picked))
            await self.desk.write(f"wait {self.ref}", lambda session: turn(session, {}))
            await self.told(f"Waiting {self.ref}")

    @intention
    async def action_resolve(self) -> None:
        """Resolve it."""
        act = partial(_resolve, number=self.number)
        if await ask_and_write(self, f"Resolve {self.ref}", RESOLUTION, f"resolve {self.ref}", act):
            await self.told(f"Resolved {self.ref}")

    @intention
    async def action_note(self) -> None:
        """Write a note."""
        question = Question("words", "Note", "what was heard or found", required=True)
        act = partial(_note, number=self.number)
        if await ask_and_write(self, f"Note on {self.ref}", [question], f"note {self.ref}", act):
            await self.told(f"Noted on {self.ref}")

    @intention
    async def action_assign(self) -> None:
        """Give it to a member."""
        members = await self.desk.read(services.queue.members)
        answers = [(str(number), name) for number, name in members]
        picked = await self.app.push_screen_wait(Pick("Who answers for it?", answers))
        if picked:
            number = int(picked)
            await self.desk.write(
                f"assign {self.ref}", lambda s: services.queue.assign(s, self.number, number)
            )
            await self.told(f"Assigned {self.ref}")


def _turn(session: Session, typed: dict[str, str], *, number: int, status: Status) -> None:
    services.queue.turn(session, number, status, typed.get("words", ""))


def _resolve(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.queue.resolve(session, number, typed)


def _note(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.queue.note(session, number, typed["words"])


def _add_step(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.queue.add_step(session, number, typed)
