"""Writing an entry that was typed as one line, with the names it may mean indexed before and after."""

from sqlmodel import Session

from crm_tui import clock
from crm_tui.quick.echo import Echo
from crm_tui.quick.one_line import VERBS, verb_of
from crm_tui.services import acting, finding
from crm_tui.store.database import driver


def enter(session: Session, line: str, *, new: bool = False) -> Echo:
    """Do what a line says, in a session that writes; the echo tells what was understood and has the refs.

    `new` makes the client or contact it names when nobody is known by that name. Invalid, NotFound and Ambiguous
    as from the shell.
    """
    verb, rest = verb_of(line)
    finding.refresh(session)
    echo = VERBS[verb](driver(session), acting.actor(session), clock.now(), rest, new)
    finding.refresh(session)
    return echo
