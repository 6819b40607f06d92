"""What a person set going: it runs beside the screen, ends with it, and tells an error of ours as a notice."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.widget import Widget
from textual.worker import Worker

from crm_tui.errors import CrmError, Invalid, Refused
from crm_tui.values.text import safe

Node = TypeVar("Node", bound=DOMNode)
P = ParamSpec("P")

_NOTICE_SECONDS = 8
_ERROR_SECONDS = 14
_NEAR = 4


class Workplace:
    """Ends the intentions of a widget as soon as it is taken down; it stands before the widget among the bases.

    Textual itself ends them when all children are gone, which lets work that comes back meanwhile look for them;
    and it goes on with what was sent before, such as the call of a timer, which would begin another.
    """

    ended = False

    def _on_prune(self) -> None:
        """End all work and begin none; the children are still there."""
        assert isinstance(self, Widget)
        self.ended = True
        self.workers.cancel_node(self)


def intention(
    method: Callable[Concatenate[Node, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Node, P], Worker[None]]:
    """Make an async method a worker; a CrmError in it is told, anything else is a fault of the program."""

    @wraps(method)
    async def run(self: Node, *given: P.args, **named: P.kwargs) -> None:
        if isinstance(self, Workplace) and self.ended:
            return
        try:
            await method(self, *given, **named)
        except CrmError as error:
            tell(self, error)

    return work(group=method.__name__)(run)


def tell(node: DOMNode, error: CrmError) -> None:
    """Show an error; what a rule refused is no fault of anybody."""
    severity: SeverityLevel = "warning" if isinstance(error, Refused) else "error"
    _notify(node, in_a_line(error), severity, _ERROR_SECONDS)


def in_a_line(error: CrmError, field: str = "") -> str:
    """What is wrong, with that field where it is said of several, and whom or what may have been meant."""
    said = error.problems.get(field, error.message) if isinstance(error, Invalid) else error.message
    near = ", ".join(f"{ref} {name}" for ref, name in error.candidates[:_NEAR])
    return f"{said} ({near})" if near else said


def say(node: DOMNode, *parts: str) -> None:
    """Show what was done, part after part."""
    _notify(node, " · ".join(parts), "information", _NOTICE_SECONDS)


def _notify(node: DOMNode, text: str, severity: SeverityLevel, seconds: float) -> None:
    """Show a notice; the app shows the newest alone."""
    node.app.notify(safe(text), severity=severity, timeout=seconds, markup=False)
