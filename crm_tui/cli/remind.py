"""crm remind: what is due, each thing with its reason; listed, checked by scripts, or sent from cron."""

import sys
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import clock, config
from crm_tui.cli import cron, output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.options import Format, FormatOption, JsonOption, SortOption, WhereOption, chosen
from crm_tui.cli.quickly import list_out
from crm_tui.cli.runtime import database, reading
from crm_tui.errors import Invalid
from crm_tui.quick import remind as quick_remind
from crm_tui.quick import who
from crm_tui.quick.due.row import Due
from crm_tui.services import acting, notices, reminders
from crm_tui.services.notices import Outcome
from crm_tui.services.targets import targets
from crm_tui.store.connection import Stamp
from crm_tui.store.database import driver

DUE = 10  # exit code of --check when something is due
COLUMNS = ("kind", "ref", "title", "due", "at", "time", "overdue", "reason", "client", "owner")


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(remind)
    return get_command(group)


def remind(
    member: Annotated[str, typer.Option("--member", metavar="MEMBER", help="Of this member, not mine.")] = "",
    team: Annotated[bool, typer.Option("--team", help="Of the whole team.")] = False,
    where: WhereOption = "",
    sort: SortOption = "",
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", min=0, help="So many; 0 for all. Left out, a table shows 100, JSON all."
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="End with exit code 10 when something is due.")
    ] = False,
    notify: Annotated[
        bool, typer.Option("--notify", help="Send what is due to your targets, each thing once.")
    ] = False,
    schedule: Annotated[
        bool, typer.Option("--cron", help="Print the lines that let cron or systemd send reminders.")
    ] = False,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """Show what is due and why: tasks, promises, birthdays, deals, complaints, clients out of touch.

    --where also narrows what --check asks for and --notify sends; its fields, and those of --sort, are those of
    crm agenda.
    """
    if schedule:
        output.data(cron.lines(team=team, member=member, where=where))
        return
    reckon()
    found = _due(member, team, where, sort)
    if notify:
        code = _notify(found, team)
    else:
        answer = quick_remind.told(found, team=team, limit=limit)
        list_out(answer, chosen(format, json), COLUMNS)
        code = DUE if check and answer.total else 0
    if code:
        raise typer.Exit(code)


def reckon() -> None:
    """Bring next birthdays up to date, in the acting member's day."""
    with reading() as session:
        today = acting.context(session).today
    reminders.reckon_birthdays(database(), today, CURRENT.source)


def _due(member: str, team: bool, where: str, sort: str) -> list[Due]:
    """What is due for the member named, for the acting one, or for the team."""
    with reading() as session:
        db, me = driver(session), acting.actor(session)
        whose = None if team else who.member(db, me, member)
        return reminders.chosen(session, reminders.due(db, me, clock.now(), whose), where, sort)


def _notify(rows: list[Due], team: bool) -> int:
    """Send what is due; 1 when a target did not take it."""
    places = targets(config.load())
    if not places:
        raise Invalid(
            "There is no target to send to: name some with crm config notify.targets,"
            " or a command with crm config notify.command."
        )
    with reading() as session:
        me = acting.actor(session)
    stamp = Stamp(me.id, "cron", "crm remind --notify")
    outcome = notices.notify(database(), rows, places, stamp, clock.now, team=team)
    notices.forget(database(), me, stamp, clock.now)
    _tell(outcome)
    return 1 if outcome.failures else 0


def _tell(outcome: Outcome) -> None:
    """Say what a person has to know; a run that simply did its work is silent, as cron mails every word."""
    if outcome.taken_over:
        output.say(f"{outcome.taken_over} had been claimed by a run that ended early: sent again.")
    if outcome.elsewhere:
        output.say(
            f"{outcome.elsewhere} {'is' if outcome.elsewhere == 1 else 'are'} being sent by another run."
        )
    for count, why in outcome.failures:
        output.warn(f"{count} not sent, the next run tries again: {why}")
    if outcome.sent and sys.stderr.isatty():
        output.say(f"{outcome.sent} sent.")
