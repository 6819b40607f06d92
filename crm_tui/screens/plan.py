"""The page of one client plan: texts, objectives, actions; each is changed where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from crm_tui import services
from crm_tui.screens import plan_sheet
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.screens.page import PageScreen
from crm_tui.values.references import format_ref
from crm_tui.widgets.intention import intention
from crm_tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from datetime import date

    from crm_tui.services.plan_page import PlanPage
    from crm_tui.store.database import Session

ACTION = (
    Question("title", "What is to be done?", "invite the head of purchasing to the plant", required=True),
    Question("due", "By when?", "fri, 3d, 30 jun"),
    Question("owner", "By whom?", "me"),
)
GOAL = (
    Question("title", "What is to be reached?", "share of their freezers", required=True),
    Question("target", "How much?", "60"),
    Question("unit", "Of what?", "%, units, visits"),
    Question("due", "By when?", "30 jun"),
    Question("owner", "By whom?", "me"),
)


class PlanScreen(PageScreen):
    """Texts on top or at the left, objectives and actions below or at the right."""

    DEFAULT_CSS = """
    PlanScreen {
        & > #plan-head { height: 2; padding: 0 1; background: $surface; }
        & > #plan-body { height: 1fr; }
        & #plan-texts { height: 2fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #plan-sheet { height: auto; }
        & #plan-steps { height: 3fr; border-top: hkey $border; }
    }
    PlanScreen.-wide {
        & > #plan-body { layout: horizontal; }
        & #plan-texts { width: 3fr; height: 1fr; padding: 0 2 0 1; }
        & #plan-steps { width: 7fr; height: 1fr; border-top: none; border-left: vkey $border; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E,f2", "edit_record", "Plan", key_display="E", id="page.edit-record",
                tooltip="Edit the plan: its texts, its status"),
        Binding("c", "dial", show=False, id="page.dial", tooltip="Ring its client"),
        Binding("space", "tick", "Done", key_display="spc", id="plan.done",
                tooltip="The action under the cursor is done, or open again; for an objective: how far it is"),
        Binding("t,n", "add_action", "Action", key_display="t", id="plan.action",
                tooltip="Add an action: a task of this plan"),
        Binding("b", "add_goal", "Objective", id="plan.objective",
                tooltip="Add an objective: how much of what, by when"),
    ]  # fmt: skip
    HELP_TEXT = (
        "The written plan for a client. E edits its texts; b adds an objective, t an action. Space marks an action "
        "done, or asks how far an objective is. Tab goes between the texts and the list."
    )
    AUTO_FOCUS = "#plan-steps"

    def __init__(self, number: int, area: str = "plan") -> None:
        super().__init__("plan", number, area)

    def body(self) -> ComposeResult:
        """Head, texts, list."""
        yield Static("", id="plan-head", markup=False)
        with Container(id="plan-body"):
            with VerticalScroll(id="plan-texts"):
                yield Static("", id="plan-sheet", markup=False)
            yield ItemList(id="plan-steps")

    def read(self, session: Session) -> tuple[PlanPage, date]:
        """The plan and the day from which it is seen."""
        return services.plan_page.read(session, self.number), services.acting.context(session).today

    async def show(self, shown: tuple[PlanPage, date]) -> None:
        """Put it up; the cursor stays with its line."""
        page, today = shown
        self.client = page.client
        self.query_one("#plan-head", Static).update(plan_sheet.head(page))
        self.query_one("#plan-sheet", Static).update(plan_sheet.texts(page))
        self.query_one(ItemList).show(plan_sheet.steps(page, today))

    @intention
    async def action_tick(self) -> None:
        """Mark an action done or open again; ask how far an objective is."""
        noun, number = self.under
        if noun != "objective":
            await self.tick(noun, number)
            return
        ref = format_ref(noun, number)
        question = Question("current", "How much by now?", required=True)
        act = partial(_measure, number=number)
        if await ask_and_write(self, f"How far is {ref}?", [question], f"measure {ref}", act):
            await self.told(f"Written down for {ref}")

    @intention
    async def action_add_action(self) -> None:
        """Add a task of this plan."""
        act = partial(_add_action, number=self.number)
        if await ask_and_write(self, "New action", ACTION, f"add action to {self.ref}", act):
            await self.told("Added an action")

    @intention
    async def action_add_goal(self) -> None:
        """Add an objective."""
        act = partial(_add_goal, number=self.number)
        if await ask_and_write(self, "New objective", GOAL, f"add objective to {self.ref}", act):
            await self.told("Added an objective")


def _measure(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.plan_page.measure(session, number, typed["current"])


def _add_action(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.plan_page.add_action(session, number, typed)


def _add_goal(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.plan_page.add_goal(session, number, typed)
