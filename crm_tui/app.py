"""The full-screen app: areas as modes, themes, keys that work everywhere, and the news that the file changed."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.filter import LineFilter
from textual.geometry import Size
from textual.signal import Signal
from textual.theme import Theme
from textual.worker import WorkerFailed

from crm_tui import clock, config, palette, screens, services, themes, values
from crm_tui.errors import Refused
from crm_tui.quick.due.row import Scope
from crm_tui.screens.areas import AREAS, FIRST
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.screens.dialog import Dialog
from crm_tui.store.watch import Watch
from crm_tui.widgets.desk import DENSE, Desk
from crm_tui.widgets.inert_lines import InertLines
from crm_tui.widgets.intention import intention, say, tell
from crm_tui.widgets.top_line import TopLine
from crm_tui.widgets.type_ahead import TypeAhead

WATCH_SECONDS = 1.0
SETTLED_SECONDS = 0.2


class CrmApp(TypeAhead):
    """Owns the desk and the one watch on the file; everything else lives in the screens."""

    CSS_PATH = "app.tcss"
    TITLE = "crm"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMANDS: ClassVar[Any] = palette.PROVIDERS
    MODES: ClassVar[Any] = {area.name: area.make for area in AREAS}
    DEFAULT_MODE = FIRST
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(key), f"go('{area.name}')", area.title, show=False, id=f"go.{area.name}",
                    tooltip=area.tooltip)
            for key, area in enumerate(AREAS, start=1)
        ),
        Binding("a,f5", "quick_line", "Log", key_display="a", id="app.quick-line",
                tooltip="Write down a talk, a task, a deal or a complaint in one line"),
        Binding("u", "undo", "Undo", id="app.undo", tooltip="Take back what you did last"),
        Binding("U", "redo", "Redo", show=False, id="app.redo", tooltip="Take back your last undo"),
        Binding("colon,：,f9", "command_palette", "Find", key_display=":", id="app.palette",
                tooltip="Find any record or do anything by name"),
        Binding("question_mark,？,f1", "explain", "Help", key_display="?", id="app.help",
                tooltip="The keys and a plain explanation of this screen"),
        Binding("f11", "next_theme", "Theme", show=False, id="app.theme",
                tooltip="Dark, light or high contrast"),
        Binding("ctrl+t", "density", "Closer", show=False, id="app.density",
                tooltip="Put things closer together, or apart again"),
        Binding("q,f10", "quit", "Quit", show=False, key_display="q", id="app.quit", tooltip="Leave the app"),
    ]  # fmt: skip

    def __init__(self, path: str, login: str) -> None:
        """`path` is a CRM file that was opened and found good; `login` names the acting member."""
        self.set_reactive(
            App.theme, themes.preferred()
        )  # assigned later, all styles would be parsed once more
        super().__init__()
        self.desk = Desk(path, login)
        self.changed: Signal[None] = Signal(self, "changed")
        self.fault: Exception | None = None
        self.ended_by: signal.Signals | None = None
        self._watch = Watch(path)
        self.set_class(config.preference("density") == "compact", DENSE, update=False)
        self._inert = InertLines()
        self._keeping = asyncio.Lock()

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our own looks beside those of Textual, from the very beginning."""
        return {**super().available_themes, **{theme.name: theme for theme in themes.THEMES.values()}}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of our own that a foreign theme lacks."""
        return {"muted-text": "#8f9eab"}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes before it goes to the terminal."""
        return [*super().get_line_filters(), self._inert]

    def on_mount(self) -> None:
        """Take over the keys the person chose, and begin to watch the file."""
        self._take_keys()
        self._listen()
        self.set_interval(WATCH_SECONDS, self.look)
        self.set_timer(WATCH_SECONDS, self._follow)

    def _take_keys(self) -> None:
        """The keys of the personal configuration; what is wrong there is told, and leaves the keys as they were."""
        chosen = config.table("keys")
        if chosen:
            keymap, faults = values.keymaps.read(chosen)
            self.set_keymap(keymap)
            if faults:
                tell(self, Refused(" ".join(faults)))

    def _listen(self) -> None:
        """Leave in order when we are told to end or the window is closed."""
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self._told_to_end, number)

    def _told_to_end(self, number: signal.Signals) -> None:
        self.ended_by = number
        self.exit()

    def on_resize(self) -> None:
        """Draw the whole screen: a window that shrank and grew back at once has lost it, at the size it had."""
        for screen in self.screen_stack[-1:]:
            screen.refresh()
        if not self.is_headless:
            self.set_timer(SETTLED_SECONDS, self._measure)

    def _measure(self) -> None:
        """Take the size the window has: of many changes in a moment, the last may not be told last."""
        size = Size(*shutil.get_terminal_size())
        if size != self.size:
            self.post_message(Resize(size, size))

    def on_notify(self) -> None:
        """Take the notices before away when another comes: what is newest matters, and it is to hide little."""
        self.clear_notifications()

    def on_unmount(self) -> None:
        """Give the connections back."""
        self._watch.close()
        self.desk.close()

    def look(self) -> None:
        """Tell every screen when the file was changed, by whomever."""
        if self._watch.changed():
            self.desk.forget_rules()
            self.changed.publish(None)
            self._follow()

    @intention
    async def _follow(self) -> None:
        """What a change brings with it: names to index, another number of things due."""
        await self.desk.run(self.desk.index_here)
        self.desk.due = await self.desk.run(self._waiting)
        for screen in self.screen_stack[-1:]:
            if isinstance(screen, CrmScreen):
                screen.tell_top()

    def _waiting(self) -> int:
        """How much of Today wants the member now."""
        actor = self.desk.actor
        scope = Scope(clock.now(), actor.zone, actor.id)
        return self.desk.plain_here(lambda db: services.today.waiting(db, scope))

    def action_go(self, area: str) -> None:
        """Switch to an area; it is as it was left. In the area already: back to its first screen."""
        if area != self.current_mode:
            self.switch_mode(area)
            return
        while len(self.screen_stack) > 1 and not self.screen.is_modal:
            self.pop_screen()

    def on_top_line_pressed(self, event: TopLine.Pressed) -> None:
        """An area was clicked."""
        self.action_go(event.area)

    def action_next_theme(self) -> None:
        """Change the look, for the next start too."""
        self.theme = themes.after(self.theme)
        self._keep("theme", themes.word_of(self.theme))

    def action_density(self) -> None:
        """Put things closer together, or apart again, for the next start too."""
        self.toggle_class(DENSE)
        self.changed.publish(None)
        self._keep("density", "compact" if self.has_class(DENSE) else "roomy")

    @intention
    async def _keep(self, preference: str, word: str) -> None:
        """Write a choice into the personal configuration, one after the other."""
        async with self._keeping:
            await self.desk.run(lambda: services.preferences.change(preference, [word]))

    def action_quick_line(self) -> None:
        """Open the quick line."""
        front = self.screen
        self.push_screen(
            screens.quick.QuickScreen(front.quick_start() if isinstance(front, CrmScreen) else "")
        )

    def action_command_palette(self) -> None:
        """Find any record, or do anything by name."""
        if not isinstance(self.screen, palette.Palette):
            self.push_screen(palette.Palette(placeholder=palette.HINT, id="--command-palette"))

    def action_explain(self) -> None:
        """Explain the screen in front, or what lies over it."""
        front = self.screen
        if isinstance(front, CrmScreen | Dialog):
            self.push_screen(screens.help.HelpScreen(front.explanation(), front.active_bindings))

    @intention
    async def action_undo(self) -> None:
        """Take back what the member did last, asking first when it is large."""
        await self._take_back(undo=True)

    @intention
    async def action_redo(self) -> None:
        """Take back the member's last undo."""
        await self._take_back(undo=False)

    async def _take_back(self, *, undo: bool) -> None:
        number, told = await self.desk.read(lambda session: services.pages.next_to_take_back(session, undo))
        if told.changes > services.pages.LARGE and not await self._agreed(told):
            return
        word = "Undid" if undo else "Redid"
        await self.desk.write(
            "undo" if undo else "redo",
            lambda session: services.history.take_back(session, [number]),
            undoes=number,
        )
        say(self.screen, f"{word} {told.ref}: {told.command}")
        self.look()

    async def _agreed(self, told: services.history.Transaction) -> bool:
        question = f"{told.ref} changed {told.changes:,} values: {told.command}"
        answers = [("yes", "Take it back"), ("no", "Leave it as it is")]
        return await self.push_screen_wait(screens.pick.Pick(question, answers, "no")) == "yes"

    def _handle_exception(self, error: Exception) -> None:
        """End the app; what went wrong is kept for whoever runs it. Textual's own way would print local values."""
        self.fault = self.fault or (error.error if isinstance(error, WorkerFailed) else error)  # type: ignore[assignment]
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        """The same where Textual asks for it by this name."""
        self._close_messages_no_wait()
