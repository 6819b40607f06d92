"""Moving a deal to another stage, from wherever it is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from crm_tui import services
from crm_tui.screens.ask import Question, ask_and_write
from crm_tui.values.references import format_ref
from crm_tui.widgets.desk import desk_of
from crm_tui.widgets.intention import say

if TYPE_CHECKING:
    from crm_tui.store.database import Session

WHY_LOST = Question("reason", "Why was it lost?", "price, no decision, went to a competitor", required=True)


async def move(node: DOMNode, number: int, stage: int, name: str, kind: str) -> bool:
    """Put a deal into a stage of that name and kind, in one transaction; a lost deal is asked why.

    False when that was left.
    """
    ref = format_ref("opportunity", number)
    command = f"move {ref} to {name}"
    put = partial(_put, number=number, stage=stage)
    if kind == "lost":
        if not await ask_and_write(node, f"{ref} is lost", [WHY_LOST], command, put):
            return False
    else:
        await desk_of(node).write(command, lambda session: put(session, {}))
    say(node, f"{ref} is in {name}. u undoes.")
    return True


def _put(session: Session, typed: dict[str, str], *, number: int, stage: int) -> None:
    verbs = services.nouns.of("opportunity")
    assert isinstance(verbs, services.opportunities.Opportunities)
    verbs.move(session, verbs.get(session, number), stage, typed.get("reason"))
