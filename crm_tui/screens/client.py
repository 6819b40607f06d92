"""Everything about one client on one page: facts, alarms, what is open, who is there, all that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from crm_tui import display, screens, services
from crm_tui.screens.page import PageScreen
from crm_tui.screens.pick import Pick
from crm_tui.values.text import safe
from crm_tui.widgets.intention import intention
from crm_tui.widgets.item_list import Heading, Item, ItemList

if TYPE_CHECKING:
    from crm_tui.services.client_page import ClientPage, Event
    from crm_tui.services.listing import Page
    from crm_tui.store.database import Session
    from crm_tui.values.kinds import Context

TITLES = {
    "task": "Tasks",
    "complaint": "Complaints",
    "opportunity": "Deals",
    "contact": "People",
    "plan": "Plans",
    "order": "Orders",
}
RARE = ("plan", "order")  # told of only where there are some
KINDS = {
    "": "Everything",
    "interaction": "Talks",
    "complaint": "Complaints",
    "opportunity": "Deals",
    "task": "Tasks done",
}
NEW = (
    ("task", "Task"),
    ("interaction", "Talk"),
    ("contact", "Person"),
    ("opportunity", "Deal"),
    ("complaint", "Complaint"),
    ("plan", "Plan"),
)

FIRST_STEP = "Nothing is written down yet: a logs a talk, n adds a person, a task, a deal, a plan."


class Shown(NamedTuple):
    """The page as text."""

    name: str
    head: list[Content]
    open: list[Heading | Item]
    past: list[Heading | Item]


class ClientScreen(PageScreen):
    """Open things at the left or on top, the timeline at the right or below; every line opens and edits."""

    DEFAULT_CSS = """
    ClientScreen {
        & > #client-head { height: auto; max-height: 5; padding: 0 1; background: $surface; }
        & > #client-body { height: 1fr; }
        & #client-open { height: 1fr; }
        & #client-past { height: 1fr; }
    }
    ClientScreen.-wide > #client-body { layout: horizontal; }
    ClientScreen.-wide #client-past { border-left: vkey $border; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "Back", key_display="esc", id="client.back",
                tooltip="Back to where you came from"),
        Binding("e", "edit", "Edit", id="client.edit", tooltip="Edit the line under the cursor"),
        Binding("E,f2", "edit_client", "Edit client", key_display="E", id="client.edit-client",
                tooltip="Edit the client itself"),
        Binding("n,f4", "add", "New", key_display="n", id="client.new",
                tooltip="Add a task, person, deal, complaint, talk or plan for this client"),
        Binding("c", "dial", "Dial", id="client.dial",
                tooltip="Ring whom the line under the cursor is about, else the client"),
        Binding("C", "dial_client", "Dial client", show=False, id="client.dial-client",
                tooltip="Ring the client or any of its people"),
        Binding("f", "kind", "Kind", show=False, id="client.kind",
                tooltip="Show talks, complaints, deals or tasks of the timeline alone, or everything"),
        Binding("i", "history", "Fields", id="client.sheet", tooltip="All fields, and who changed what"),
    ]  # fmt: skip
    HELP_TEXT = (
        "Everything about one client. On top what stands out; then what is open and who is there; then all that "
        "happened, newest first; f shows one kind of it alone. Tab changes the list, Enter opens a line, e edits "
        "it. a writes down a talk."
    )
    AUTO_FOCUS = "#client-open"

    def __init__(self, number: int, area: str = "clients") -> None:
        super().__init__("client", number, area)
        self.kind = ""

    def body(self) -> ComposeResult:
        """Head, and the two lists."""
        yield Static("", id="client-head", markup=False)
        with Container(id="client-body"):
            yield ItemList(id="client-open")
            yield ItemList(id="client-past")

    def read(self, session: Session) -> Shown:
        """Everything about the client."""
        return _read(session, self.number, self.kind)

    async def show(self, shown: Shown) -> None:
        """Put it up; the cursors stay with their records."""
        self.client = self.number
        self.query_one("#client-head", Static).update(_lines(shown.head))
        self.query_one("#client-open", ItemList).show(shown.open)
        self.query_one("#client-past", ItemList).show(shown.past)

    @on(ItemList.Opened)
    def _opened(self, event: ItemList.Opened) -> None:
        self.app.push_screen(screens.record.page_of(event.noun, event.number, self.area, event.list))

    @property
    def under(self) -> tuple[str, int]:
        """The noun and id of the line under the cursor, of the client where there is none."""
        under = self.focused.under if isinstance(self.focused, ItemList) else None
        return under or (self.noun, self.number)

    @intention
    async def action_edit(self) -> None:
        """Edit the line under the cursor, the client where there is none."""
        await self.edit(*self.under)

    @intention
    async def action_dial(self) -> None:
        """Ring whom the line under the cursor is about, else the client."""
        noun, number = self.under
        if noun not in services.phone_lines.ABOUT:
            noun, number = self.noun, self.number
        await screens.dial.dial(self, noun, number)

    @intention
    async def action_dial_client(self) -> None:
        """Ring the client or any of its people."""
        await screens.dial.dial(self, self.noun, self.number)

    @intention
    async def action_kind(self) -> None:
        """Show one kind of what happened alone, or everything."""
        picked = await self.app.push_screen_wait(
            Pick("What of the timeline?", list(KINDS.items()), self.kind)
        )
        if picked is not None:
            self.kind = picked
            await self.look_again()

    @intention
    async def action_edit_client(self) -> None:
        """Edit the client itself."""
        await self.edit(self.noun, self.number)

    @intention
    async def action_add(self) -> None:
        """Add something that belongs to this client."""
        noun = await self.app.push_screen_wait(Pick("What is new?", NEW))
        if noun:
            given = {"client": self.ref}
            await self.app.push_screen_wait(screens.record_form.RecordForm(noun, given=given))


def _read(session: Session, number: int, kind: str) -> Shown:
    found = services.client_page.read(session, number, kind)
    around = services.acting.context(session)
    opened: list[Heading | Item] = []
    for noun, page in found.sections.items():
        if noun in RARE and not page.total:
            continue
        opened.append(Heading(TITLES[noun], page.total))
        opened += _items(noun, page, around)
    past: list[Heading | Item] = [
        Heading(f"Timeline: {KINDS[kind].lower()}" if kind else "Timeline", len(found.past))
    ]
    past += [_past(event, around) for event in found.past]
    head = _head(found, around)
    if not found.past and not kind and not any(page.total for page in found.sections.values()):
        head.append(Content.styled(FIRST_STEP, "$text-accent"))
    return Shown(found.name, head, opened, past)


def _head(found: ClientPage, around: Context) -> list[Content]:
    facts = [
        f"{field.title.lower()} {text}"
        for field, value in zip(found.facts.fields, found.facts.rows[0], strict=True)
        if (text := display.cells.brief(field, value, around))
    ]
    lines = [
        Content.assemble((found.ref, "bold $accent"), "  ", (safe(found.name), "bold")),
        Content.styled(safe(" · ".join(facts)), "$muted-text"),
    ]
    alarms = [Content.styled(f"! {text}", "bold $text-warning") for text in found.alarms]
    return [*lines, Content("   ").join(alarms)] if alarms else lines


def _lines(parts: list[Content]) -> Content:
    return Content("\n").join(parts)


def _items(noun: str, page: Page, around: Context) -> list[Item]:
    made = []
    for number, cells in zip(page.ids, page.rows, strict=True):
        marks = display.marks.of_row(page.fields, cells, around)
        texts = [
            display.cells.brief(field, value, around) for field, value in zip(page.fields, cells, strict=True)
        ]
        details = [
            (text, *marks.get(at, ("", "")))
            for at, text in enumerate(texts)
            if at and text and page.fields[at].name != "state"
        ]
        made.append(Item(noun, number, texts[0], tuple(details)))
    return made


def _past(event: Event, around: Context) -> Item:
    when = display.brief.brief_instant(event.at, around.zone, around.today).ljust(11)
    details: tuple[Any, ...] = ((event.who, "", "muted"),) if event.who else ()
    return Item(event.noun, event.number, event.text, details, lead=f"{when} {event.word}")
