"""The page for the morning in front: read, copied, or written to a file to print."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from crm_tui import clock, display, services
from crm_tui.quick.due.row import Scope
from crm_tui.screens.ask import Question
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.screens.saving import save
from crm_tui.services.morning import Morning
from crm_tui.widgets.intention import intention, say

HINT = "ends in .txt or .md"


class MorningScreen(CrmScreen[None]):
    """The same page that crm brief prints."""

    DEFAULT_CSS = """
    MorningScreen {
        & > VerticalScroll { align-horizontal: center; scrollbar-size-vertical: 1; }
        & #morning { width: 82; max-width: 100%; height: auto; padding: 1 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "back", "Back", key_display="esc", id="morning.back",
                tooltip="Back to Today"),
        Binding("s,f2,x", "save", "Save", key_display="s", id="morning.save",
                tooltip="Write the page to a file, as text or Markdown"),
        Binding("c", "copy", "Copy", id="morning.copy", tooltip="Put the page on the clipboard"),
    ]  # fmt: skip
    HELP_TEXT = (
        "All of Today on a page: what is overdue, left over, due today and this week, then complaints, whom to get "
        "in touch with and under which number, and birthdays. s writes it to a file to print, c copies it. "
        "crm brief prints the same."
    )
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, scope: Scope) -> None:
        """Of the member of the scope, or of the team."""
        super().__init__("today")
        self._whose = scope
        self._page: Morning | None = None

    def body(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Static("", id="morning", markup=False)

    def on_mount(self) -> None:
        """Read it."""
        self.reload()

    @intention
    async def reload(self) -> None:
        """Read it as of now."""
        scope = Scope(clock.now(), self._whose.zone, self._whose.member_id)
        self._page = await self.desk.run(
            lambda: self.desk.plain_here(lambda db: services.morning.read(db, scope, services.morning.MOST))
        )
        self._draw()

    def _draw(self) -> None:
        self.query_one("#morning", Static).update(self._drawn())

    def _drawn(self) -> Content:
        """The page as it is folded at this width, its headings marked."""
        width = min(display.morning.PAPER, self.app.size.width - 4)
        lines = display.morning.lines_of(self._page, width) if self._page else ()
        return Content("\n").join(
            Content.styled(line, "bold $accent" if heads else "") for line, heads in lines
        )

    def on_resize(self) -> None:
        """Fold it anew."""
        self._draw()

    def action_copy(self) -> None:
        """Put it on the clipboard, as far as the terminal lets us."""
        if self._page is not None:
            self.app.copy_to_clipboard(display.morning.text(self._page))
            say(self, "Copied the page")

    @intention
    async def action_save(self) -> None:
        """Ask for a name and write the file."""
        found, beside = self._page, self.desk.path
        if found is None:
            return
        question = Question("file", "File", HINT, f"morning-{found.today}.txt", required=True)
        path = await save(
            self,
            "Write this page to a file",
            question,
            lambda name, force: display.morning.save(found, name, beside=beside, force=force),
        )
        if path:
            say(self, f"Wrote {path}")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
