"""Every step of handling a complaint under a key; only those that are possible now have one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.actions import parse
from textual.binding import Binding, BindingType
from textual.content import Content

from crm_tui import screens, services
from crm_tui.choices import ComplaintStatus as Status
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.screens.complaint_questions import RESOLUTION, STEP, STEPS, WAITS
from crm_tui.screens.page import PageScreen
from crm_tui.screens.pick import Pick, pick_colleague
from crm_tui.widgets.intention import intention

if TYPE_CHECKING:
    from crm_tui.store.database import Session


class HandlingScreen(PageScreen):
    """The steps; heirs show the complaint and tell its `status` once it was read."""

    BINDINGS: ClassVar[list[BindingType]] = [
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
        Binding("x", "step('close')", "Close", show=False, id="complaint.close",
                tooltip="The client is content; close it"),
        Binding("R", "step('reopen')", "Reopen", show=False, id="complaint.reopen",
                tooltip="Open it again; say why"),
        Binding("n", "note", "Note", id="complaint.note", tooltip="Write down something about it"),
        Binding("g", "assign", "Assign", id="complaint.assign", tooltip="Give it to a member"),
        Binding("t,f4", "add_step", "Step", key_display="t", id="complaint.step",
                tooltip="Add a step: a task of this complaint"),
        Binding("K", "knowledge", "Known", id="complaint.knowledge",
                tooltip="Answers given before to what was like it"),
        Binding("E,f2", "edit_record", show=False, id="page.edit-record",
                tooltip="Edit all fields of the complaint"),
        Binding("h", "fields", "Fields", show=False, id="complaint.fields",
                tooltip="All fields, and who changed what"),
    ]  # fmt: skip
    status: Status | None = None

    def possible(self) -> Content:
        """The steps that are possible now, each with its key."""
        told: list[Content] = []
        order = [binding.id for binding in self.BINDINGS if isinstance(binding, Binding)]
        steps = [binding for _, binding in self._bindings if binding.id in order]
        for binding in sorted(steps, key=lambda binding: order.index(binding.id)):
            _, name, given = parse(binding.action)
            if name in ("step", "wait", "resolve") and self.check_action(name, given):
                key = self.app.get_key_display(binding)
                told.append(Content.assemble((key, "bold $accent"), " ", binding.description))
        return Content("  ").join(told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is possible in the present status has a key."""
        if action not in ("step", "wait", "resolve"):
            return super().check_action(action, parameters)
        step = str(parameters[0]) if parameters else action
        return self.status is not None and step in services.statuses.possible(self.status)

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
        picked = await pick_colleague(self, "Who answers for it?")
        if picked is not None:
            member, _ = picked
            await self.desk.write(
                f"assign {self.ref}",
                lambda session: services.handover.give(session, [("complaint", self.number)], member),
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
