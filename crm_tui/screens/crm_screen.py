"""What every full screen of the app has: the desk, the top line, help of its own, and news of changes."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import widgets
from textual.app import App, ComposeResult
from textual.events import ScreenResume
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from crm_tui.screens.areas import AREAS
from crm_tui.widgets.desk import Desk, changes_of, desk_of
from crm_tui.widgets.intention import Workplace
from crm_tui.widgets.top_line import TopLine

Result = TypeVar("Result")
_FIRST_PAINT_SECONDS = 0.03  # for the first rows to leave for the terminal


class CrmScreen(Workplace, Screen[Result]):
    """An area or a page inside one. Heirs say what they show (`body`) and read it anew in `reload`."""

    AREA: ClassVar[str] = ""
    HELP_TEXT: ClassVar[str] = ""

    def __init__(self, area: str = "") -> None:
        super().__init__()
        self.area = area or self.AREA
        self._stale = False
        self._new = True

    def _post_register(self, app: App[object]) -> None:
        """Begin in the colours and the breakpoints of now; Textual would style everything anew for each of them."""
        super()._post_register(app)
        self._css_update_count = app._css_update_count
        for cells, steps in (
            (app.size.width, app.HORIZONTAL_BREAKPOINTS),
            (app.size.height, app.VERTICAL_BREAKPOINTS),
        ):
            self.add_class(*self._get_breakpoint_classes(cells, steps or []), update=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """What widgets leave free: one line, drawn once, since it is looked at only between them."""
        strip = Strip.blank(crop.width, self.visual_style.rich_style)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return [strip] * crop.height

    def _compositor_refresh(self) -> None:
        """Draw, unless what is drawn would be thrown away: Textual puts the first screen together in one batch."""
        if not self.app._batch_count:
            super()._compositor_refresh()

    @property
    def desk(self) -> Desk:
        """The door to the file."""
        return desk_of(self)

    def compose(self) -> ComposeResult:
        """Top line and the screen's own body; the footer follows, since the first row is not to wait for it."""
        names = tuple((area.name, area.title) for area in AREAS)
        yield TopLine(names, self.area, self.desk.path, self.desk.name)
        yield from self.body()

    def body(self) -> ComposeResult:
        """What stands between the top line and the footer."""
        yield from ()

    def explanation(self) -> str:
        """What this screen is for, in plain words; help shows it above the keys."""
        return self.HELP_TEXT

    def quick_start(self) -> str:
        """What the quick line begins with here."""
        return ""

    def on_mount(self) -> None:
        """Listen for changes of the file."""
        self.call_after_refresh(self.set_timer, _FIRST_PAINT_SECONDS, self._add_footer)
        changes_of(self).subscribe(self, lambda _: self.file_changed())

    async def _add_footer(self) -> None:
        """Mount the footer, unless the screen was left; it shows the keys when it is told that they are known."""
        if not self.is_attached:
            return
        await self.mount(widgets.Footer(compact=True, show_command_palette=False))
        self.refresh_bindings()

    def file_changed(self) -> None:
        """Somebody wrote to the file: read anew now, or when the screen is seen again."""
        if self.is_current:
            self.reload()
        else:
            self._stale = True

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Catch up with what was changed while another screen was on top; a new one has its styles already."""
        event.refresh_styles, self._new = not self._new, False
        self.tell_top()
        if self._stale:
            self._stale = False
            self.reload()

    def tell_top(self) -> None:
        """Say on top who acts and how much waits for them."""
        for line in self.query(TopLine):
            line.due, line.member = self.desk.due, self.desk.name

    def reload(self) -> object:
        """Read what is shown anew; cursor, selection and typed text stay."""
