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
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

_LOOK_SECONDS = 0.01
_PATIENCE_SECONDS = 2.0


class TypeAhead(App[None]):
    """Textual gives a key to what has the focus when it comes in; a key before it may change that later.

    So a key waits for the one before it, unless both are letters of a text. One that nobody took waits while an act
    of the screen in front is under way, or while a box has no field yet to type into. Then it goes to the focus.
    What lasts longer than patience does is waited for no more: a busy file must not make the keys dead.
    """

    def __init__(self) -> None:
        super().__init__()
        self._aims: WeakKeyDictionary[Key, Widget] = WeakKeyDictionary()
        self._flying: Key | None = None  # the last one given out, until it is known what came of it
        self._held: list[Key] = []
        self._held_since = 0.0
        self._outwaited: WeakSet[object] = WeakSet()

    async def on_event(self, event: Event) -> None:
        """Keep a key behind those before it, else note for whom it is."""
        if isinstance(event, Key) and not event.is_forwarded:
            before = self._flying
            if self._held or (before is not None and not self._are_text(before, event)):
                self._hold(event)
                return
            self._flying, self._aims[event] = event, self.focused or self.screen
        await super().on_event(event)

    def _are_text(self, before: Key, event: Key) -> bool:
        """Whether two keys are letters of one text, which may follow each other at once."""
        into = self.focused
        typed = before.is_printable and event.is_printable
        return typed and into is not None and into.check_consume_key(event.key, event.character)

    def on_key(self, event: Key) -> None:
        """Hold what nobody took and what should not be taken now."""
        if event is self._flying:
            self._flying = None
        aim = self._aims.get(event)
        late = aim is not None and self.focused not in (aim, None) and not isinstance(aim, Screen)
        behind = bool(self._held) and event.time > self._held[0].time
        if late or behind or self._acts() or (event.is_printable and self._is_opening()):
            self._hold(event)
            event.prevent_default()

    def _hold(self, event: Key) -> None:
        if not self._held:
            self._held_since = monotonic()
            self.run_worker(self._wait(), group="type-ahead")
        self._held.append(event)

    async def _wait(self) -> None:
        """Let the key before arrive, then whatever it began come to something; give out what was held."""
        if self._flying is not None:
            await _taken_in(self._aims.get(self._flying))
            self._flying = None
        while self.screen_stack and (waited := self._waited_for()):
            if monotonic() - self._held_since > _PATIENCE_SECONDS:
                self._outwaited.update(waited)
            else:
                await asyncio.sleep(_LOOK_SECONDS)
        self.call_later(self._release)

    async def _release(self) -> None:
        """Give out what was held, but for what was meant for something that is gone."""
        held, self._held = sorted(self._held, key=attrgetter("time")), []
        for event in held:
            aim = self._aims.get(event)
            if self.screen_stack and (aim is None or aim.is_attached):
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


async def _taken_in(node: DOMNode | None) -> None:
    """Wait until a widget and all around it have seen what was sent to it so far."""
    for each in node.ancestors_with_self if node is not None else ():
        seen = asyncio.Event()
        if isinstance(each, Widget) and each.call_later(seen.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(seen.wait(), _PATIENCE_SECONDS)
