"""Choosing whose day is looked at: the whole team's, mine, or a colleague's."""

from __future__ import annotations

from typing import NamedTuple

from textual.dom import DOMNode

from crm_tui import clock, screens, services
from crm_tui.quick.actor import Actor
from crm_tui.quick.due.row import Scope
from crm_tui.services.today_page import Load
from crm_tui.widgets.desk import desk_of

TEAM = "team"


class Whose(NamedTuple):
    """The team's, or a colleague's by (id, name), or neither: that of the person who acts."""

    team: bool = False
    colleague: tuple[int, str] | None = None

    @property
    def title(self) -> str:
        """In a word or two."""
        return "the team" if self.team else self.colleague[1] if self.colleague else "mine"

    def scope(self, me: Actor) -> Scope:
        """Their things as of now, on the clock of the person who acts."""
        member = self.colleague[0] if self.colleague else me.id
        return Scope(clock.now(), me.zone, None if self.team else member)


async def choose(node: DOMNode, now: Whose) -> Whose | None:
    """Ask, with what waits for each; the cursor starts where one is now. None when it was left."""
    desk = desk_of(node)
    team, one = Whose(team=True).scope(desk.actor), now.scope(desk.actor).member_id
    found = await desk.run(lambda: desk.plain_here(lambda db: services.today.read(db, team, most=0)))
    members = {
        number: (number, name, load)
        for load in found.loads
        for number, name in [load.member]
        if number and name
    }
    answers = [(TEAM, "The whole team")]
    answers += [(str(key), _told(name, load)) for key, name, load in members.values()]
    at = TEAM if one is None else str(one)
    chosen = await node.app.push_screen_wait(screens.pick.Pick("Whose day?", answers, at))
    if chosen is None or chosen == TEAM:
        return Whose(team=True) if chosen else None
    number, name, _ = members[int(chosen)]
    return Whose(colleague=None if number == desk.actor.id else (number, name))


def _told(name: str, load: Load) -> str:
    behind = f"{load.behind} behind, " if load.behind else ""
    return f"{name}: {behind}{sum(load.days)} in the next {len(load.days)} days"
