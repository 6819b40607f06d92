"""crm dial: ring somebody up, as this computer can."""

import shlex
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui.cli import output
from crm_tui.cli.options import JsonOption
from crm_tui.cli.runtime import reading
from crm_tui.quick import phone_lines
from crm_tui.quick.phone_lines import Line
from crm_tui.services import dialling, finding
from crm_tui.store.database import Session, driver
from crm_tui.values.phones import phone_key, tel
from crm_tui.values.references import format_ref, parse_ref

WHO = Annotated[
    str, typer.Argument(metavar="WHO", help="A client or contact, or the ref of a task, deal or complaint.")
]
WHICH = Annotated[
    str,
    typer.Option(
        "--number", metavar="WHICH", help="Of several: its place, kind, last digits, or whose it is."
    ),
]
SHOW = Annotated[bool, typer.Option("--show", help="Show all their numbers, and dial none.")]


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(dial)
    return get_command(group)


def dial(who: WHO, which: WHICH = "", show: SHOW = False, json: JsonOption = False) -> None:
    """Dial the number of a client or contact, and say how the talk is logged.

    crm config dial chooses the program. Where nothing here dials, the number is shown.
    """
    with reading() as session:
        lines = _lines(session, who)
    if show:
        _tell(lines, json=json)
        return
    line = phone_lines.meant(lines, which)
    dialled = dialling.dial(line.number)
    _tell([line], json=json)
    if not dialled:
        output.say("Nothing here dials: ring the number yourself, or name a program with crm config dial.")
    output.say(f"Then: crm log {shlex.quote(f'{line.opening}…')}")


def _lines(session: Session, who: str) -> list[Line]:
    """The numbers of whom is meant; one that was named by a number of theirs is rung on that."""
    ref = parse_ref(who)
    nouns = (ref[0],) if ref and ref[0] in phone_lines.ABOUT else ("client", "contact")
    match = finding.find_any(session, nouns, who)
    lines = phone_lines.of(driver(session), match.noun, match.id)
    digits = phone_key(who)
    return [line for line in lines if digits and phone_key(line.number) == digits] or lines


def _tell(lines: list[Line], *, json: bool) -> None:
    if json:
        output.items("number", [_item(line) for line in lines])
    else:
        for line in lines:
            output.data(f"{line.number}  {line.whose}")


def _item(line: Line) -> dict[str, Any]:
    parties = {"client": line.client, "contact": line.contact}
    named = {
        noun: {"ref": format_ref(noun, number), "name": name} if number else None
        for noun, (number, name) in parties.items()
    }
    return {"number": line.number, "tel": tel(line.number), "kind": line.kind, **named}
