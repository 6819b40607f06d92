"""The everyday verbs with every field as an option: log, todo, deal, complain, done, snooze, find."""

from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import quick
from crm_tui.cli import entry_log, entry_records
from crm_tui.cli.options import Format, FormatOption, JsonOption, chosen
from crm_tui.cli.quickly import asked, entered, list_out, tell
from crm_tui.values import recurrence
from crm_tui.values.references import refs_in

_SNOOZED = 'Refs such as t88, or one title; then the day: 2d, fri, "next tue", 周五.'


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
    tasks: Annotated[list[str], typer.Argument(metavar="TASK... UNTIL", help=_SNOOZED)],
    json: JsonOption = False,
) -> None:
    """Put tasks out of sight until a day; what they are due by stays as it was."""
    answer = entered(
        " ".join(["crm snooze", *refs_in(tasks)]),
        lambda db, actor, now: quick.snooze.from_words(db, actor, now, tasks),
    )
    tell(answer, json=json)


def find(
    words: Annotated[list[str], typer.Argument(metavar="TEXT...", help="Words, parts, pinyin, a phone …")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="Of each kind; 0 for all.")] = 10,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """Find anything by words, parts of words, pinyin, phone or e-mail."""
    answer = asked(lambda db, actor, now: quick.find.search(db, " ".join(words), limit=limit))
    list_out(answer, chosen(format, json), ("noun", "ref", "name", "client"))


COMMANDS: dict[str, Any] = {
    "log": entry_log.log,
    "todo": entry_records.todo,
    "deal": entry_records.deal,
    "complain": entry_records.complain,
    "done": done,
    "snooze": snooze,
    "find": find,
}
