"""Faults that nobody foresaw, put into the program's own process on the other side of a terminal."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen

from crm_tui.store import connection

PLANTED = "Planted-5533-秘密"  # stands in the fault itself, never in the file


Manner = Callable[[], None]


class Fault(Exception):
    """Holds somebody's data in its message, and so do the locals of what raises it."""


def fail(*given: object, **named: object) -> Any:
    """Raise it, out of another error."""
    planted = f"{PLANTED} {given} {named}"
    try:
        raise KeyError(planted)
    except KeyError as error:
        raise Fault(planted) from error


def in_every_command() -> None:
    """Whatever opens the file fails."""
    connection.open_any = fail


def in_quick_verbs() -> None:
    """The quick door fails once the file is open."""
    import_module("crm_tui.quick.door").acting = fail  # type: ignore[attr-defined]


def at_a_key() -> None:
    """Insert fails in the handler of whatever screen is in front."""
    Screen.key_insert = fail  # type: ignore[attr-defined]


def in_a_worker() -> None:
    """Insert fails in work that the screen set going."""

    async def work() -> None:
        fail()

    Screen.key_insert = lambda self: self.run_worker(work())  # type: ignore[attr-defined]


def in_a_thread() -> None:
    """Insert fails in a thread that the screen set going."""
    Screen.key_insert = lambda self: self.run_worker(fail, thread=True)  # type: ignore[attr-defined]


def while_drawing() -> None:
    """Insert makes the screen fail when it draws itself."""

    def draw(self: Any) -> None:
        type(self).render_lines = type(self).render_line = fail
        type(self).render = fail
        self.refresh(layout=True)

    Screen.key_insert = draw  # type: ignore[attr-defined]
