"""What is typed faster than the app can follow means what it would have meant, had one waited."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from operator import attrgetter
from time import monotonic
from weakref import WeakKeyDictionary, WeakSet

from textual import widgets
from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.screen import ModalScreen
from textual.widget import Widget

_LOOK_SECONDS = 0.01
_PATIENCE_SECONDS = 2.0


class TypeAhead(App[None]):
    """Textual gives a key to what has the focus when it comes in; a key before it may change that later.

    So a key that nobody took waits while an act of the screen in front is under way, or while a box has no field
    yet to type into, and all keys behind it wait too. One that came in before the focus moved is given out anew.
    What lasts longer than patience does is waited for no more: a busy file must not make the keys dead.
    """

    def __init__(self) -> None:
        super().__init__()
        self._aims: WeakKeyDictionary[Key, Widget] = WeakKeyDictionary()
        self._held: list[Key] = []
        self._held_since = 0.0
        self._lettered: Widget | None = None
        self._outwaited: WeakSet[object] = WeakSet()

    async def on_event(self, event: Event) -> None:
        """Keep a key behind those that wait, else note for whom it is."""
        if isinstance(event, Key) and not event.is_forwarded:
            if self._held:
                self._held.append(event)
                return
            if self.focused is not None:
                self._aims[event] = self.focused
                await self._let_take_in(event, self.focused)
        await super().on_event(event)

    async def _let_take_in(self, event: Key, field: Widget) -> None:
        """Before a key that may act on all that was typed, such as one that saves, the letters are taken in."""
        if event.is_printable:
            self._lettered = field
        elif self._lettered is field:
            taken, self._lettered = asyncio.Event(), None
            if field.call_later(taken.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(taken.wait(), _PATIENCE_SECONDS)

    def on_key(self, event: Key) -> None:
        """Hold what nobody took and what should not be taken now."""
        late = self.focused is not None and self._aims.get(event, self.focused) is not self.focused
        if late or self._held or self._acts() or (event.is_printable and self._is_opening()):
            if not self._held:
                self._held_since = monotonic()
                self.set_timer(_LOOK_SECONDS, self._release)
            self._held.append(event)
            event.prevent_default()

    async def _release(self) -> None:
        """Give out what was held, as soon as it finds its place or has waited long enough.

        At once, not as messages: keys that came in meanwhile are among these already, and would go first.
        """
        if not self.screen_stack:  # the app ends
            return
        waited = self._waited_for()
        if waited and monotonic() - self._held_since < _PATIENCE_SECONDS:
            self.set_timer(_LOOK_SECONDS, self._release)
            return
        self._outwaited.update(waited)
        held, self._held = sorted(self._held, key=attrgetter("time")), []
        for event in held:
            again = Key(event.key, event.character)
            again.time = event.time
            await self.on_event(again)

    def _waited_for(self) -> list[object]:
        return [*self._acts(), *([self.screen] if self._is_opening() else [])]

    def _acts(self) -> list[object]:
        """The acts of the screen in front, which a key began, that have neither ended nor opened anything."""
        return [
            worker
            for worker in self.workers
            if worker.group.startswith("action_")
            and not worker.is_finished
            and worker not in self._outwaited
            and self._in_front(worker.node)
        ]

    def _in_front(self, node: DOMNode) -> bool:
        return node is self.screen or (isinstance(node, Widget) and node.screen is self.screen)

    def _is_opening(self) -> bool:
        """Whether a box is in front that will have a field to type into."""
        if (
            self.focused is not None
            or not isinstance(self.screen, ModalScreen)
            or self.screen in self._outwaited
        ):
            return False
        working = any(worker.node is self.screen and not worker.is_finished for worker in self.workers)
        return working or not self.screen.is_mounted or bool(self.screen.query(widgets.Input))
