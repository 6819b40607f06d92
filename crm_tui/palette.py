"""What the palette offers: every act of the screen in front, every area, and every record by what it is called."""

from __future__ import annotations

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from crm_tui.errors import CrmError
from crm_tui import screens, services
from crm_tui.values.text import safe
from crm_tui.widgets.desk import desk_of


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

    def _acts(self):
        seen = set()
        for found in self.screen.active_bindings.values():
            binding = found.binding
            if not binding.tooltip or binding.action in seen or not found.enabled:
                continue
            seen.add(binding.action)
            key = self.app.get_key_display(binding)

            def act(node=found.node, action=binding.action):
                return self.app.run_action(action, node)

            yield binding.description or binding.tooltip, binding.tooltip, key, act


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
            text = safe(f"{match.name}")

            def act(noun=match.noun, number=match.id):
                self.app.push_screen(screens.record.page_of(noun, number, self.app.current_mode))

            yield Hit(2.0 - place / 100, Content(text), act, text=text, help=f"{match.noun} {match.ref}")


PROVIDERS = {Records, Acts}
