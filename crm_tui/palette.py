"""The palette, and what it offers: the acts of the screen in front, every area, every record by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from textual import on
from textual.binding import ActiveBinding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.worker import Worker, WorkerError

from crm_tui import screens, services
from crm_tui.errors import CrmError
from crm_tui.screens.crm_screen import CrmScreen
from crm_tui.values.text import safe
from crm_tui.widgets.cursor_list import MOVING
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import intention

if TYPE_CHECKING:
    from crm_tui.services.drafts import Draft


HINT = "A name, a phone number, or what to do"


class Palette(CommandPalette):
    """Textual's, where Enter means what was typed: it waits for what is still being looked for."""

    DEFAULT_CSS = """
    Palette {
        & > Vertical, &:dark > Vertical { width: 100; max-width: 94%; margin-top: 1; background: $surface; }
        & SearchIcon { display: none; }
        & #--input { border: round $border; padding: 0 1; }
        & #--input.--list-visible { border: round $border; }
        & CommandInput, & CommandInput:focus { border: none; height: 1; padding: 0; }
        & CommandList { border: none; max-height: 80vh; background: $surface; scrollbar-size-vertical: 1; }
        & CommandList > .option-list--option-highlighted {
            color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
        }
    }
    """

    @on(Input.Submitted)
    def _not_before_all_is_found(self, event: Input.Submitted) -> None:
        searches = [worker for worker in self.workers if worker.node is self and not worker.is_finished]
        if searches:
            event.prevent_default().stop()
            self._submit_again(event, searches)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _not_once_more(self, event: Input.Submitted | OptionList.OptionSelected) -> None:
        """What was chosen is done once, however often Enter was pressed before the palette was gone."""
        if not self.is_current:
            event.prevent_default().stop()

    @intention
    async def _submit_again(self, event: Input.Submitted, searches: list[Worker[Any]]) -> None:
        with suppress(WorkerError):
            for search in searches:
                await search.wait()
        if event.input.value == event.value:
            self.post_message(Input.Submitted(event.input, event.value))


Run = Callable[[], Awaitable[bool]]
FIRST, LAST = 1.0, -1.0  # while nothing is typed; the providers come in any order


class Act(NamedTuple):
    """Something that can be done here: its name, what it does, its key, what runs it."""

    name: str
    text: str
    key: str
    run: Run

    @property
    def shown(self) -> Content:
        """Name and key."""
        return Content.assemble(self.name, (f"  {self.key}", "$muted-text"))


class Acts(Provider):
    """The keys that work here, by name: those of the screen, then the areas, then the rest."""

    async def discover(self) -> Hits:
        """All of them."""
        for act in self._acts():
            yield Hit(FIRST, act.shown, act.run, text=act.name, help=act.text)

    async def search(self, query: str) -> Hits:
        """Those whose name or explanation is like the words."""
        matcher = self.matcher(query)
        for act in self._acts():
            score = matcher.match(act.name)
            if score > 0:
                yield Hit(score, act.shown, act.run, text=act.name, help=act.text)

    def _acts(self) -> Iterator[Act]:
        """All that a key does here, but what only moves the cursor, leaves, or opens this palette."""
        every = [active for active in self.screen.active_bindings.values() if active.enabled]
        left_out = {
            "command_palette",
            *(active.binding.action for active in every if active.binding.key == "escape"),
        }
        found: dict[str, ActiveBinding] = {}
        for active in every:
            binding = active.binding
            if binding.tooltip and binding.group != MOVING and binding.action not in left_out:
                found.setdefault(binding.action, active)
        for active in sorted(found.values(), key=self._rank):
            binding = active.binding
            run = partial(self.app.run_action, binding.action, active.node)
            name = binding.description or binding.tooltip
            yield Act(name, binding.tooltip, self.app.get_key_display(binding), run)

    def _rank(self, active: ActiveBinding) -> int:
        """Those of the screen and its widgets first, then the areas, then what works everywhere."""
        if active.node is not self.app:
            return 0
        return 1 if active.binding.action.startswith("go(") else 2


class Records(Provider):
    """Clients, people, deals, complaints and tasks by name, part, phone, pinyin or initials."""

    async def search(self, query: str) -> Hits:
        """The records found, nearest first."""
        desk = desk_of(self.app)
        try:
            await desk.run(desk.index_here)
            found = await desk.run(lambda: desk.plain_here(lambda db: services.named.find(db, query)))
        except CrmError:
            return
        for place, match in enumerate(found):
            text = safe(match.name)
            act = partial(self._open, match.noun, match.id)
            about = safe(" · ".join(part for part in (f"{match.noun} {match.ref}", match.of) if part))
            shown = Content.assemble(
                text, "\n", (about, "not bold $text-muted")
            )  # help would be read as markup
            yield Hit(2.0 - place / 100, shown, act, text=text)

    def _open(self, noun: str, number: int) -> None:
        self.app.push_screen(screens.record.page_of(noun, number, self.app.current_mode))


class House(Provider):
    """What is done now and then: the lists without an area, the rules of the team, the history, copies."""

    async def discover(self) -> Hits:
        """All of it."""
        for entry in screens.house.ENTRIES:
            if isinstance(self.screen, CrmScreen):
                act = partial(entry.run, self.screen)
                yield Hit(LAST, entry.name, act, text=entry.name, help=entry.text)

    async def search(self, query: str) -> Hits:
        """Those in whose name or explanation the words stand."""
        matcher = self.matcher(query)
        for entry in screens.house.ENTRIES:
            score = matcher.match(entry.name) or (query.casefold() in entry.text.casefold()) / 4
            if score > 0 and isinstance(self.screen, CrmScreen):
                act = partial(entry.run, self.screen)
                yield Hit(score, matcher.highlight(entry.name), act, text=entry.name, help=entry.text)


class Drafts(Provider):
    """The forms that were left half filled in."""

    async def startup(self) -> None:
        """Look for them once; they do not change while the palette is open."""
        desk = desk_of(self.app)
        self._found = await desk.run(lambda: services.drafts.waiting(desk.path))

    async def discover(self) -> Hits:
        """All of them."""
        for name, draft in self._found:
            yield DiscoveryHit(Content(self._text(draft)), self._act(name, draft), help=_LEFT)

    async def search(self, query: str) -> Hits:
        """Those in which the words stand."""
        matcher = self.matcher(query)
        for name, draft in self._found:
            text = self._text(draft)
            score = matcher.match(text)
            if score > 0:
                yield Hit(score, Content(text), self._act(name, draft), text=text, help=_LEFT)

    def _text(self, draft: Draft) -> str:
        when = screens.draft_offer.left_at(desk_of(self.app), draft)
        return safe(f"Draft of {when}: {draft.heading}  {draft.gist}")

    def _act(self, name: str, draft: Draft) -> Callable[[], None]:
        return partial(self._open, name, draft.noun, draft.number)

    def _open(self, name: str, noun: str, number: int | None) -> None:
        self.app.push_screen(screens.record_form.RecordForm(noun, number, draft=name))


_LEFT = "A form you left half filled in"

PROVIDERS = {Records, Acts, House, Drafts}
