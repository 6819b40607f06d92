"""The everyday verbs with every field as an option: log, todo, deal, complain, done, snooze, agenda, find."""

from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import quick
from crm_tui.cli import entry_log, entry_options, entry_records
from crm_tui.cli.options import JsonOption
from crm_tui.cli.quickly import asked, entered, tell
from crm_tui.quick import who
from crm_tui.values import recurrence
from crm_tui.values.references import refs_in

TaskArgument = Annotated[str, typer.Argument(metavar="TASK", help="A ref such as t88, or part of its title.")]
TeamOption = Annotated[bool, typer.Option("--team", help="Of the whole team.")]
MemberOption = Annotated[str, typer.Option("--member", metavar="MEMBER", help="Of this member.")]


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(COMMANDS[name])
    return get_command(group)


def done(
    tasks: Annotated[list[str], typer.Argument(metavar="TASK...", help="Refs such as t88, or titles.")],
    json: JsonOption = False,
) -> None:
    """Tick off tasks; one that recurs comes up again on its next day."""
    answer = entered(
        " ".join(["crm done", *refs_in(tasks)]),
        lambda db, actor, now: quick.done.finish(db, actor, now, tasks, recurrence.next_due),
    )
    tell(answer, json=json)


def snooze(
    task: TaskArgument,
    until: Annotated[
        list[str], typer.Argument(metavar="UNTIL...", help='Such as 2d, fri, "next tue", 周五.')
    ],
    json: JsonOption = False,
) -> None:
    """Put a task out of sight until a day; what it is due by stays as it was."""
    answer = entered(
        " ".join(["crm snooze", *refs_in([task])]),
        lambda db, actor, now: quick.snooze.until(
            db, actor, now, task, entry_options.day(actor, now, " ".join(until)) or actor.today(now)
        ),
    )
    tell(answer, json=json)


def agenda(
    member: MemberOption = "",
    team: TeamOption = False,
    days: Annotated[int, typer.Option("--days", min=1, max=366, help="How many days, today included.")] = 7,
    json: JsonOption = False,
) -> None:
    """Show the tasks of the coming days with their times, what is overdue first."""
    answer = asked(
        lambda db, actor, now: quick.agenda.show(
            db, actor, now, member_id=who.member(db, actor, member), team=team, days=days
        )
    )
    tell(answer, json=json)


def find(
    words: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, parts, pinyin, a phone …")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Of each kind; 0 for all.")] = 10,
    json: JsonOption = False,
) -> None:
    """Find anything by words, parts of words, pinyin, phone or e-mail."""
    tell(asked(lambda db, actor, now: quick.find.search(db, " ".join(words), limit=limit)), json=json)


COMMANDS: dict[str, Any] = {
    "log": entry_log.log,
    "todo": entry_records.todo,
    "deal": entry_records.deal,
    "complain": entry_records.complain,
    "done": done,
    "snooze": snooze,
    "agenda": agenda,
    "find": find,
}
