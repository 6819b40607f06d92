"""crm report: a question answered with figures, as table, JSON or CSV."""

from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import clock
from crm_tui.cli import output
from crm_tui.cli.options import JsonOption
from crm_tui.cli.runtime import reading
from crm_tui.display.figures import NUMERIC, json_of, show, text_of
from crm_tui.display.tables import folded, laid
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.reports import catalogue
from crm_tui.reports.report import Question, Report
from crm_tui.services.acting import context
from crm_tui.store.database import Session
from crm_tui.values.instants import read_day


class Form(StrEnum):
    """How a report is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def command(name: str) -> Any:
    """The command of that name."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(report)
    return get_command(group)


def report(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Which report; none lists them.")] = "",
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="From this day on.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Up to this day, included.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="GROUP", help="By what to group; see crm report.")] = "",
    format: Annotated[Form, typer.Option("--format", "-f", help="How to write it.")] = Form.TABLE,
    json: JsonOption = False,
) -> None:
    """Answer a question with figures, and say by which rule and from how many records they were made.

    Without a name the reports are listed, each with what it can be grouped by.
    """
    form = Form.JSON if json else format
    if not name:
        _list(form)
        return
    catalogue.grouping(name, by)
    with reading() as session:
        write(catalogue.answer(session, name, question(session, by, since, until)), form)


def question(session: Session, by: str, since: str, until: str) -> Question:
    """What is asked, its days read in the acting member's zone."""
    around = context(session)
    first = read_day(since, around.today, past=True) if since else None
    last = read_day(until, around.today, past=True) if until else None
    return Question(around.today, around.zone, clock.now(), by, first, last)


def write(found: Report, form: Form) -> None:
    """The report in the form asked for; of a table the notes are talk."""
    if form is Form.JSON:
        output.json_data(document(found))
    elif form is Form.CSV:
        writer = CsvWriter(output.stream())
        writer.rows([[column.name for column in found.columns]])
        writer.rows([[text_of(value) for value in row] for row in found.rows])
    else:
        _table(found)


def document(found: Report) -> dict[str, Any]:
    """The documented JSON of a report."""
    names = [column.name for column in found.columns]
    return {
        "schema": output.SCHEMA,
        "report": found.name,
        "columns": [column._asdict() for column in found.columns],
        "items": [dict(zip(names, map(json_of, row), strict=True)) for row in found.rows],
        "notes": list(found.notes),
    }


def _table(found: Report) -> None:
    if found.rows:
        rows = [[show(c, v) for c, v in zip(found.columns, row, strict=True)] for row in found.rows]
        right = [column.kind in NUMERIC for column in found.columns]
        titles = [column.title for column in found.columns]
        advice = "widen the window, or write it with --format csv"
        output.table(laid(titles, rows, width=output.width(), right=right), advice=advice)
    for note in found.notes:
        for line in folded(note, output.width() or len(note)):
            output.say(line)


def _list(form: Form) -> None:
    rows = [[name, entry.help, ", ".join(entry.by)] for name, entry in catalogue.REPORTS.items()]
    if form is Form.JSON:
        found = catalogue.REPORTS.items()
        output.items(
            "report", [{"name": n, "title": e.title, "help": e.help, "by": [*e.by]} for n, e in found]
        )
    elif form is Form.CSV:
        CsvWriter(output.stream()).rows([["name", "help", "by"], *rows])
    else:
        body = [[name, by, help] for name, help, by in rows]
        output.table(
            laid(
                ["Report", "By", "What it answers"], body, width=output.width(), whole=[True, True], fold=True
            )
        )
