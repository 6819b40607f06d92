"""The page of one client plan: texts, objectives, actions; each is changed where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from crm_tui import display, screens, services
from crm_tui.display import short
from crm_tui.errors import NotFound
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.values.options import choice_title
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe
from crm_tui.widgets.cell_text import fit
from crm_tui.widgets.intention import intention, say
from crm_tui.widgets.item_list import Heading, Item, ItemList

if TYPE_CHECKING:
    from datetime import date

    from crm_tui.services.plan_page import Action, Goal, PlanPage
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
_TITLE_CELLS = 40


class PlanScreen(CrmScreen[None]):
    """Texts on top or at the left, objectives and actions below or at the right."""

    CSS_PATH = "plan.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "Back", key_display="esc", id="plan.back",
                tooltip="Back to where you came from"),
        Binding("space", "tick", "Done", key_display="spc", id="plan.done",
                tooltip="The action under the cursor is done, or open again; for an objective: how far it is"),
        Binding("t,n", "add_action", "Action", key_display="t", id="plan.action",
                tooltip="Add an action: a task of this plan"),
        Binding("b", "add_goal", "Objective", id="plan.objective",
                tooltip="Add an objective: how much of what, by when"),
        Binding("e", "edit", "Edit", id="plan.edit",
                tooltip="Edit the objective or action under the cursor; in the texts, the plan"),
        Binding("E,f2", "edit_plan", "Plan", key_display="E", id="plan.edit-plan",
                tooltip="Edit the plan: its texts, its status"),
        Binding("o", "client", "Client", show=False, id="plan.client", tooltip="Open its client"),
        Binding("h", "history", "History", show=False, id="plan.history",
                tooltip="All fields, and who changed what"),
    ]  # fmt: skip
    HELP_TEXT = (
        "The written plan for a client. E edits its texts; b adds an objective, t an action. Space marks an action "
        "done, or asks how far an objective is. Tab goes between the texts and the list."
    )
    AUTO_FOCUS = "#plan-steps"

    def __init__(self, number: int, area: str = "plan") -> None:
        super().__init__(area)
        self.number = number
        self.noun = "plan"
        self._page: PlanPage | None = None

    def body(self) -> ComposeResult:
        """Head, texts, list."""
        yield Static("", id="plan-head", markup=False)
        with Container(id="plan-body"):
            with VerticalScroll(id="plan-texts"):
                yield Static("", id="plan-sheet", markup=False)
            yield ItemList(id="plan-steps")

    def on_mount(self) -> None:
        """Read the plan."""
        self.reload()

    def reload(self) -> None:
        """Read it anew; the cursor stays."""
        self._reload()

    @intention
    async def _reload(self) -> None:
        await self._read()

    async def _read(self) -> None:
        try:
            page, today = await self.desk.read(lambda s: _read(s, self.number))
        except NotFound:
            if not self.is_current:
                return
            self.dismiss()
            raise
        self._page = page
        self.query_one("#plan-head", Static).update(_head(page))
        self.query_one("#plan-sheet", Static).update(_texts(page))
        self.query_one(ItemList).show(_steps(page, today))

    def quick_start(self) -> str:
        """The quick line begins with the plan's client."""
        return format_ref("client", self._page.client) + " " if self._page else ""

    @property
    def _under(self) -> tuple[str, int] | None:
        return self.query_one(ItemList).under

    @on(ItemList.Opened)
    def _opened(self, event: ItemList.Opened) -> None:
        self.app.push_screen(screens.record.page_of(event.noun, event.number, self.area))

    @intention
    async def action_tick(self) -> None:
        """Mark an action done or open again; ask how far an objective is."""
        noun, number = self._under or ("", 0)
        ref = format_ref(noun, number) if noun else ""
        if noun == "task":
            actor = self.desk.actor
            now_done = await self.desk.write(
                f"done {ref}", lambda s: services.plan_page.tick(s, actor, number)
            )
            await self._told(f"Done {ref}" if now_done else f"Open again {ref}")
        elif noun == "objective":
            question = Question("current", "How much by now?", required=True)
            act = partial(_measure, number=number)
            if await ask_and_write(self, f"How far is {ref}?", [question], f"measure {ref}", act):
                await self._told(f"Written down for {ref}")

    @intention
    async def action_add_action(self) -> None:
        """Add a task of this plan."""
        act = partial(_add_action, number=self.number)
        if await ask_and_write(self, "New action", ACTION, f"add action to {self._ref}", act):
            await self._told("Added an action")

    @intention
    async def action_add_goal(self) -> None:
        """Add an objective."""
        act = partial(_add_goal, number=self.number)
        if await ask_and_write(self, "New objective", GOAL, f"add objective to {self._ref}", act):
            await self._told("Added an objective")

    @intention
    async def action_edit(self) -> None:
        """Edit what is under the cursor, the plan where there is nothing."""
        focused = isinstance(self.focused, ItemList)
        noun, number = (self._under if focused else None) or ("plan", self.number)
        await self.app.push_screen_wait(screens.record_form.RecordForm(noun, number))
        await self._read()

    @intention
    async def action_edit_plan(self) -> None:
        """Edit the plan."""
        await self.app.push_screen_wait(screens.record_form.RecordForm("plan", self.number))
        await self._read()

    def action_client(self) -> None:
        """Open its client."""
        if self._page is not None:
            self.app.push_screen(screens.client.ClientScreen(self._page.client, self.area))

    def action_history(self) -> None:
        """All fields and changes."""
        self.app.push_screen(screens.record.RecordScreen("plan", self.number, self.area))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()

    @property
    def _ref(self) -> str:
        return format_ref("plan", self.number)

    async def _told(self, what: str) -> None:
        say(self, f"{what}. u undoes.")
        await self._read()


def _read(session: Session, number: int) -> tuple[PlanPage, date]:
    return services.plan_page.read(session, number), services.acting.context(session).today


def _measure(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.plan_page.measure(session, number, typed["current"])


def _add_action(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.plan_page.add_action(session, number, typed)


def _add_goal(session: Session, typed: dict[str, str], *, number: int) -> None:
    services.plan_page.add_goal(session, number, typed)


def _head(page: PlanPage) -> Content:
    mark, _ = display.marks.of_word("status", page.status) or ("", "")
    facts = [page.client_name, f"{mark} {choice_title(page.status)}".strip(), page.owner]
    return Content("\n").join(
        [
            Content.assemble((page.ref, "bold $accent"), "  ", (safe(page.title), "bold")),
            Content.styled(safe("   ".join(fact for fact in facts if fact)), "$muted-text"),
        ]
    )


def _texts(page: PlanPage) -> Content:
    lines: list[Content] = []
    for name, text in page.texts:
        lines.append(Content.styled(name.capitalize(), "bold $accent"))
        written = safe(text, lines=True).splitlines()
        lines += [Content(line) for line in written] or [Content.styled("not written yet: E", "$muted-text")]
        lines.append(Content(""))
    return Content("\n").join(lines)


def _steps(page: PlanPage, today: date) -> list[Heading | Item]:
    still = [action for action in page.actions if not action.done]
    over = [action for action in page.actions if action.done]
    lines: list[Heading | Item] = [Heading("Objectives", len(page.goals))]
    lines += _level([_goal(goal, today) for goal in page.goals])
    lines.append(Heading("Actions to do", len(still)))
    lines += _level([_action(action, today) for action in still])
    if over:
        lines.append(Heading("Actions done", len(over)))
        lines += _level([_action(action, today) for action in over])
    return lines


def _level(items: list[Item]) -> list[Item]:
    """The same with their columns below each other."""
    titles = min(max((cell_len(safe(item.text)) for item in items), default=0), _TITLE_CELLS)
    columns = range(max((len(item.details) for item in items), default=0))
    widths = [max(cell_len(" ".join(item.details[at][1::-1]).strip()) for item in items) for at in columns]
    return [
        item._replace(
            text=fit(item.text, titles),
            details=tuple(
                (fit(f"{mark} {text}".strip(), width), "", tone)
                for (text, mark, tone), width in zip(item.details, widths, strict=True)
            ),
        )
        for item in items
    ]


def _goal(goal: Goal, today: date) -> Item:
    """Title, how much of how much, by when, by whom."""
    reached = goal.percent is not None and goal.percent >= 100
    unit = goal.unit if goal.unit == "%" else f" {goal.unit}"
    current = "–" if goal.current is None else f"{goal.current:,}"
    far = "no target" if goal.target is None else f"{current} of {goal.target:,}{unit}".rstrip()
    far += f" ({goal.percent}%)" if goal.percent is not None and goal.unit != "%" else ""
    mark, tone = ("✓", "success") if reached else ("", "")
    return Item("objective", goal.id, goal.title, ((far, mark, tone), *_end(goal, today, over=reached)))


def _action(action: Action, today: date) -> Item:
    box = "[x] " if action.done else "[ ] "
    return Item("task", action.id, box + action.title, _end(action, today, over=action.done))


def _end(row: Goal | Action, today: date, *, over: bool) -> tuple[tuple[str, str, str], ...]:
    """By when, and by whom."""
    late = row.due is not None and row.due < today and not over
    now = row.due == today and not over
    mark, tone = ("!", "error") if late else ("*", "warning") if now else ("", "muted")
    when = short.day(row.due, today) if row.due else "no day"
    return (when, mark, tone), (row.owner, "", "muted")
