"""What the palette offers: every act of the screen in front, every area, and every record by what it is called."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from crm_tui import screens, services
from crm_tui.errors import CrmError
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of

Run = Callable[[], Awaitable[bool]]


class Acts(Provider):
    """The keys that work here, by name."""

    async def discover(self) -> Hits:
        """All of them."""
        for name, text, key, act in self._acts():
            yield DiscoveryHit(Content(f"{name}  {key}"), act, text=name, help=text)

    async def search(self, query: str) -> Hits:
        """Those whose name or explanation is like the words."""
        matcher = self.matcher(query)
        for name, text, key, act in self._acts():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, Content(f"{name}  {key}"), act, text=name, help=text)

    def _acts(self) -> Iterator[tuple[str, str, str, Run]]:
        """(name, explanation, key, what runs it) of everything that can be done here."""
        seen = set()
        for found in self.screen.active_bindings.values():
            binding = found.binding
            if not binding.tooltip or binding.action in seen or not found.enabled:
                continue
            seen.add(binding.action)
            act = partial(self.app.run_action, binding.action, found.node)
            name = binding.description or binding.tooltip
            yield name, binding.tooltip, self.app.get_key_display(binding), act


class Records(Provider):
    """Clients, people, deals, complaints and tasks by name, part, phone, pinyin or initials."""

    async def search(self, query: str) -> Hits:
        """The records found, nearest first."""
        desk = desk_of(self.app)
        try:
            found = await desk.read(lambda session: services.pages.named(session, query))
        except CrmError:
            return
        for place, match in enumerate(found):
            text = safe(match.name)
            act = partial(self._open, match.noun, match.id)
            yield Hit(2.0 - place / 100, Content(text), act, text=text, help=f"{match.noun} {match.ref}")

    def _open(self, noun: str, number: int) -> None:
        self.app.push_screen(screens.record.page_of(noun, number, self.app.current_mode))


PROVIDERS = {Records, Acts}
