"""The explanation of the screen in front: what it is for, in its own words, and the keys that work there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from crm_tui.screens.dialog import Dialog
from crm_tui.values.text import safe
from crm_tui.widgets.cursor_list import MOVING

_PARTS = ("Here", "Here", "Everywhere", "To move about")
_WIDE = ("fullwidth", "left_black", "right_black")  # twins of a key under an input method


class HelpScreen(Dialog[None]):
    """Text and keys; any of the usual keys closes it."""

    DEFAULT_CSS = """
    HelpScreen > .dialog-box { width: 80; }
    HelpScreen Horizontal { height: auto; }
    HelpScreen .help-part { text-style: bold; padding: 1 0 0 0; }
    HelpScreen .help-keys { width: 13; color: $accent; text-style: bold; }
    HelpScreen .help-act { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,question_mark,？,f1", "leave", "Close", id="help.close", tooltip="Back to the screen"
        ),
    ]

    def __init__(self, text: str, bindings: Mapping[str, ActiveBinding], title: str = "Help") -> None:
        super().__init__()
        self._text, self._title = text, title
        self._keys_here = bindings

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog-box"):
            yield Static(Content(self._title), classes="dialog-title")
            yield Static(Content(safe(self._text, lines=True)))
            for part, acts in groupby(self._keys(), key=itemgetter(0)):
                yield Static(Content(part), classes="help-part")
                for _, keys, text in acts:
                    with Horizontal():
                        yield Static(Content(keys), classes="help-keys")
                        yield Static(Content(text), classes="help-act")

    def _keys(self) -> list[tuple[str, str, str]]:
        """One line for each act with its part and keys: those of the screen first, then of the app, then moves."""
        acts: dict[str, tuple[int, str, list[str]]] = {}
        for key, found in self._keys_here.items():
            binding = found.binding
            if not binding.tooltip or binding.system or key.startswith(_WIDE):
                continue
            rank = 0 if isinstance(found.node, Screen) else 2 if found.node is self.app else 1
            rank = 3 if binding.group == MOVING else rank
            _, _, keys = acts.setdefault(binding.action, (rank, binding.tooltip, []))
            keys.append(self.app.get_key_display(replace(binding, key=key, key_display=None)))
        lines = sorted(acts.values(), key=lambda act: act[0])
        return [(_PARTS[rank], " ".join(keys), text) for rank, text, keys in lines]
