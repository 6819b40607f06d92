"""The verbs of the quick door, run in the full program: the same functions on the session's own connection."""

from collections.abc import Callable, Sequence
from datetime import datetime
from sqlite3 import Connection
from typing import cast

from crm_tui import clock
from crm_tui.cli import output
from crm_tui.cli.options import Format
from crm_tui.cli.runtime import reading, writing
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.quick.actor import Actor
from crm_tui.quick.echo import Echo
from crm_tui.services import acting, finding
from crm_tui.store.database import driver
from crm_tui.values.text import safe

Verb = Callable[[Connection, Actor, datetime], Echo]


def entered(command: str, verb: Verb) -> Echo:
    """What a verb answers that writes, once it is committed; `command` is what the history shows.

    What people wrote is no part of that: the rows hold it, and can be erased.
    """
    with writing(command) as session:
        finding.refresh(session)
        return verb(driver(session), acting.actor(session), clock.now())


def asked(verb: Verb) -> Echo:
    """What a verb answers that only reads."""
    with reading() as session:
        return verb(driver(session), acting.actor(session), clock.now())


def list_out(answer: Echo, form: Format, columns: Sequence[str]) -> None:
    """Write an answer that lists records, in the format asked for; a reference is written as its name.

    `columns` are the fields of an item in their order: CSV has them as its header, also where nothing was found.
    """
    found = cast(list[dict[str, object]], answer.as_dict()["items"])
    if form is Format.IDS:
        for item in found:
            output.data(str(item["ref"]))
    elif form is Format.CSV:
        writer = CsvWriter(output.stream())
        writer.rows([columns, *([_cell(item[name]) for name in columns] for item in found)])
    else:
        tell(answer, json=form is Format.JSON)


def _cell(value: object) -> object:
    if isinstance(value, dict):
        return value["name"]
    return str(value).lower() if isinstance(value, bool) else value


def tell(answer: Echo, *, json: bool = False) -> None:
    """Write an answer: its lines, or its JSON."""
    if json:
        output.json_data(answer.as_dict())
        return
    for line in answer.lines:
        output.data(safe(line, lines=True))
    if answer.talk:
        output.say(answer.talk)
