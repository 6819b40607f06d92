"""crm history, undo and redo: the same trail for every command."""

from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui.cli import output, trail
from crm_tui.cli.options import DryRunOption, Format, FormatOption, JsonOption, chosen
from crm_tui.cli.runtime import reading, writing
from crm_tui.models.catalogue import NOUNS
from crm_tui.services import history
from crm_tui.services.history import Transaction
from crm_tui.values.references import parse_ref
from crm_tui.values.text import safe


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(
        rich_markup_mode=None, add_completion=False, context_settings={"help_option_names": ["-h", "--help"]}
    )
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(COMMANDS[name])
    return get_command(group)


def show(
    ref: Annotated[str, typer.Argument(metavar="REF", help="A record, or a transaction such as x41.")] = "",
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            "-n",
            min=0,
            metavar="NUMBER",
            help="So many; 0 for all. Of one transaction, a table shows all up to 200.",
        ),
    ] = 20,
    mine: Annotated[bool, typer.Option("--mine", help="Only what I did.")] = False,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> None:
    """Show who changed what, and when: of everything, of one record, or of one transaction."""
    form = chosen(format, json)
    with reading() as session:
        found = parse_ref(ref) if ref else None
        if not ref:
            trail.write_transactions(session, limit, mine, form)
        elif found is not None and found[0] == "txn":
            trail.write_transaction(session, found[1], limit, form)
        else:
            trail.write(session, *history.meant(session, tuple(NOUNS), ref), form)


def undo(
    which: Annotated[str, typer.Argument(metavar="N|x41", help="How many of mine, or one transaction.")] = "",
    dry_run: DryRunOption = False,
) -> None:
    """Take back what you did last, or the last N, or one transaction of anybody's; all of it or nothing."""
    with reading() as session:
        numbers = history.to_undo(session, which)
    _tell(_take_back(numbers, dry_run), "Would undo" if dry_run else "Undid")


def redo(dry_run: DryRunOption = False) -> None:
    """Take back your last undo."""
    with reading() as session:
        number = history.to_redo(session)
        back = history.brought_back(session, number)
    _take_back([number], dry_run)
    _tell([back], "Would redo" if dry_run else "Redid")


def _take_back(numbers: list[int], dry_run: bool) -> list[Transaction]:
    with writing(undoes=numbers[0], dry_run=dry_run) as session:
        return history.take_back(session, numbers)


def _tell(told: list[Transaction], did: str) -> None:
    for found in told:
        changes = f"{found.changes} change{'' if found.changes == 1 else 's'}"
        about = " ".join([found.command, *(ref for ref in found.records if ref not in found.command.split())])
        output.data(f"{did} {found.ref} ({changes}): {safe(about)}")


COMMANDS: dict[str, Any] = {"history": show, "undo": undo, "redo": redo}
