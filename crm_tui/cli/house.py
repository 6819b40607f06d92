"""crm init, backup, restore and doctor: making a file, keeping it safe, looking after it."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import clock
from crm_tui.cli import output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.options import JsonOption
from crm_tui.display.tables import hanging
from crm_tui.errors import Invalid
from crm_tui.exchange.files import place
from crm_tui.store import backup as backups
from crm_tui.store import doctor as examiner
from crm_tui.store import restore as bringing_back
from crm_tui.store import schema
from crm_tui.store.findings import Finding
from crm_tui.values.currencies import parse_currency
from crm_tui.values.surroundings import locale_currency, system_zone
from crm_tui.values.text import safe
from crm_tui.values.zones import parse_zone

MARKS = {"ok": "ok      ", "advice": "advice  ", "damage": "DAMAGE  "}


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(COMMANDS[name])
    return get_command(group)


def init(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="Where; the default place when left out.")
    ] = "",
    group: Annotated[
        str, typer.Option("--group", metavar="NAME", help="A group of this computer that shares the file.")
    ] = "",
    currency: Annotated[
        str, typer.Option("--currency", metavar="CODE", help="Of amounts that name none; your locale's else.")
    ] = "",
    zone: Annotated[
        str, typer.Option("--zone", metavar="ZONE", help="Your time zone; the computer's when left out.")
    ] = "",
) -> None:
    """Make a new CRM file, with you as its first member.

    With --group the file is shared: the folder must be new or the group's own, and files in it are 0660.
    """
    target = os.path.abspath(path or CURRENT.path)
    where = parse_zone(zone) if zone else system_zone()
    money = parse_currency(currency) if currency else locale_currency()
    login = CURRENT.login
    schema.create(target, login=login, zone=where, currency=money, group=group or None)
    output.data(f"Made {safe(target)}: first member {safe(login)}, time zone {where}, currency {money}.")
    if target != os.path.abspath(CURRENT.path):
        output.say(f"Use it with --db {target}, CRM_DB, or always: crm config database {target}")


def backup(
    to: Annotated[
        str, typer.Option("-o", "--output", metavar="PATH", help="Where; {date} and {time} are filled in.")
    ] = "",
    list: Annotated[
        bool, typer.Option("--list", help="List the backups beside the file, oldest first.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Save a copy, checked in full, beside the file or where you say; the oldest beyond ten are removed."""
    if list:
        found = backups.listed(CURRENT.path)
        if json:
            output.items("backup", [{"path": path} for path in found])
        else:
            for path in found:
                output.data(safe(path))
        return
    target = os.path.abspath(place(to, clock.now())) if to else None
    made = backups.backup(CURRENT.path, target)
    if json:
        output.items("backup", [made._asdict()])
    else:
        output.data(f"Saved {safe(made.path)}: {made.rows:,} rows, {made.bytes:,} bytes, checked.")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A backup; crm backup --list shows them.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Bring a backup back into the file, also while an app has it open; what was there is saved first."""
    bringing_back.must_be_backup(file)
    if os.path.exists(CURRENT.path) and not yes:
        _agree(f"Replace what {CURRENT.path} holds by {file}?")
    done = bringing_back.restore(file, CURRENT.path)
    rows = sum(done.contents.rows.values())
    output.data(f"Restored {safe(done.path)}: {rows:,} rows.")
    if done.replaced is not None:
        how = "damaged as it was, " if done.replaced_is_damaged else ""
        output.say(f"What it held before was saved, {how}as {done.replaced.path}")


def _agree(question: str) -> None:
    """Ask on a terminal; without one the option has to be given."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise Invalid("This replaces a file: say --yes where nobody can be asked.")
    typer.confirm(safe(question), abort=True, err=True)


def doctor(json: JsonOption = False) -> None:
    """Examine the file and what is around it; say what could be safer, and what is damaged (exit code 1)."""
    findings = examiner.examine(CURRENT.path)
    if json:
        output.items("finding", [found._asdict() for found in findings])
    else:
        for found in findings:
            _show(found)
    code = examiner.exit_code(findings)
    if code:
        raise typer.Exit(code)


def _show(found: Finding) -> None:
    told = "\n".join(filter(None, (found.what, found.what_to_do)))
    for line in hanging(MARKS[found.level], safe(told, lines=True), output.width()):
        output.data(line)


COMMANDS: dict[str, Any] = {"init": init, "backup": backup, "restore": restore, "doctor": doctor}
