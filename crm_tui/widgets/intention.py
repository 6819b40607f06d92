"""What a person set going: it runs beside the screen, and an error of ours ends it as a notice."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual import work
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.worker import Worker

from crm_tui.errors import CrmError
from crm_tui.values.text import safe

Node = TypeVar("Node", bound=DOMNode)
P = ParamSpec("P")

_NOTICE_SECONDS = 8
_ERROR_SECONDS = 14


def intention(
    method: Callable[Concatenate[Node, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Node, P], Worker[None]]:
    """Make an async method a worker; a CrmError in it is told, anything else is a fault of the program."""

    @wraps(method)
    async def run(self: Node, *given: P.args, **named: P.kwargs) -> None:
        try:
            await method(self, *given, **named)
        except CrmError as error:
            tell(self, error)
        except NoMatches:
            if self.is_attached and self.children:
                raise  # a screen that was taken down while it waited has nothing left to show it in

    return work(group=method.__name__)(run)


def tell(node: DOMNode, error: CrmError) -> None:
    """Show an error and whom or what may have been meant."""
    lines = [error.message, *(f"{ref}  {name}" for ref, name in error.candidates)]
    node.app.notify(
        safe("\n".join(lines), lines=True), severity="error", timeout=_ERROR_SECONDS, markup=False
    )


def say(node: DOMNode, text: str) -> None:
    """Show what was done."""
    node.app.notify(safe(text, lines=True), timeout=_NOTICE_SECONDS, markup=False)
