"""What is typed faster than a line or a form comes up is put into it, as soon as it takes something."""

from __future__ import annotations

from textual import widgets
from textual.app import App
from textual.events import DescendantFocus, Key
from textual.screen import ModalScreen, Screen


class TypeAhead(App[None]):
    """Textual gives a key to what has the focus when it comes in; a key before it may have changed that by then.

    Such a key comes up here, since nothing took it.
    """

    _ahead: tuple[Screen[object], list[Key]] | None = None

    def on_key(self, event: Key) -> None:
        """Give a letter to the line that has the focus now, or keep it until there is one."""
        if not event.is_printable:
            return
        if isinstance(self.focused, widgets.Input):  # which would have taken it, had it come there
            self.focused._forward_event(Key(event.key, event.character))
            event.prevent_default()
        elif self.focused is None and isinstance(self.screen, ModalScreen) and not self._means(event.key):
            screen, keys = self._ahead or (self.screen, [])
            self._ahead = self.screen, [*(keys if screen is self.screen else ()), event]

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Give the first line of a form what was typed before it was there."""
        screen, keys = self._ahead or (None, [])
        self._ahead = None
        if screen is self.screen and isinstance(event.widget, widgets.Input):
            for key in keys:
                event.widget._forward_event(Key(key.key, key.character))

    def _means(self, key: str) -> bool:
        return key in self.screen.active_bindings
