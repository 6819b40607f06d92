"""crm report: a question answered with figures, as table, chart, JSON, CSV or Markdown."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.main import get_command

from crm_tui import clock
from crm_tui.cli import output
from crm_tui.cli.invocation import CURRENT
from crm_tui.cli.options import JsonOption, parameter, signed
from crm_tui.cli.runtime import reading
from crm_tui.display import bars, report_files
from crm_tui.display.figures import NUMERIC, json_of, show
from crm_tui.display.tables import folded, laid
from crm_tui.errors import Invalid
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.reports import catalogue
from crm_tui.reports.parameters import Listed, Parameter, union
from crm_tui.reports.report import Report, counted
from crm_tui.services.acting import actor
from crm_tui.values.text import quoted

PLAIN_WIDTH = 80  # cells of a chart that goes to no terminal


class Form(StrEnum):
    """How a report is written."""

    TABLE = "table"
    CHART = "chart"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


NAME = Annotated[str, typer.Argument(metavar="[NAME]", help="Which report; none lists them.")]
FORM = Annotated[Form, typer.Option("--format", "-f", help="How to write it.")]
FIGURE = Annotated[
    str,
    typer.Option("--figure", metavar="COLUMN", help="Of a chart: the column it shows, by its name in CSV."),
]
OUT = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Write a file that ends in .csv, .tsv or .md.")
]
FORCE = Annotated[bool, typer.Option("--force", help="Replace the file if it is there already.")]


def command(name: str) -> Any:
    """The command of that name; what reports can be asked with are its options."""
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(name, context_settings={"help_option_names": ["-h", "--help"]})(_with_options(report))
    return get_command(group)


def report(
    name: str, *, typed: dict[str, str], format: Form, json: bool, figure: str, out: str, force: bool
) -> None:
    """Answer a question with figures, and say by which rule and from how many records they were made.

    Without a name the reports are listed, each with what it answers and the options it takes.
    """
    form = Form.JSON if json else format
    if not name:
        _list(form)
        return
    catalogue.check(name, typed)
    with reading() as session:
        found = catalogue.ask(session, name, typed, actor(session), clock.now())
        if out:
            _save(found, out, force=force)
        else:
            write(found, form, figure)


def _with_options(act: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for every parameter that a report declares."""
    declared = {one.name: one for one in union(catalogue.REPORTS.values())}
    leading = [
        parameter("name", NAME, ""),
        *(parameter(name, _option(one), "") for name, one in declared.items()),
    ]
    following = [
        parameter("format", FORM, Form.TABLE), parameter("json", JsonOption, False),
        parameter("figure", FIGURE, ""), parameter("out", OUT, ""), parameter("force", FORCE, False),
    ]  # fmt: skip

    def run(**given: Any) -> None:
        typed = {name: given.pop(name) for name in declared}
        act(typed={name: text for name, text in typed.items() if text}, **given)

    return signed(run, [*leading, *following], act.__doc__)


def _option(one: Parameter) -> Any:
    choices = f" {one.title} is {', '.join(one.choices)}." if one.kind == "choice" else ""
    return Annotated[str, typer.Option(f"--{one.name}", metavar=one.metavar, help=one.help + choices)]


def write(found: Report, form: Form, figure: str = "") -> None:
    """The report in the form asked for; of a table or chart the notes are talk."""
    if form is Form.JSON:
        output.json_data(document(found))
    elif form is Form.CSV:
        report_files.csv(found, output.stream())
    elif form is Form.MARKDOWN:
        output.stream().write(report_files.markdown(found))
    elif form is Form.CHART:
        _chart(found, figure)
    else:
        _table(found)


def document(found: Report) -> dict[str, Any]:
    """The documented JSON of a report."""
    names = [column.name for column in found.columns]
    sources = [found.source(row) for row in range(len(found.rows))]
    return {
        "schema": output.SCHEMA,
        "report": found.name,
        "columns": [{"name": c.name, "title": c.title, "kind": c.kind} for c in found.columns],
        "items": [dict(zip(names, map(json_of, row), strict=True)) for row in found.rows],
        "sources": [source and source._asdict() for source in sources],
        "notes": list(found.notes),
    }


def _save(found: Report, name: str, *, force: bool) -> None:
    path = report_files.save(found, name, beside=CURRENT.path, force=force)
    output.say(f"Wrote {counted(len(found.rows), 'row')} to {path}.")


def _table(found: Report) -> None:
    if found.rows:
        rows = [[show(c, v) for c, v in zip(found.columns, row, strict=True)] for row in found.rows]
        right = [column.kind in NUMERIC for column in found.columns]
        titles = [column.title for column in found.columns]
        advice = "widen the window, or write it with --format csv"
        whole = [column.kind == "choice" for column in found.columns]
        output.table(laid(titles, rows, width=output.width(), right=right, whole=whole), advice=advice)
    _notes(found)


def _chart(found: Report, name: str) -> None:
    known = [one.name for one in bars.figures(found)]
    if name and name not in known:
        raise Invalid(f"{quoted(name)} is no figure of this report: there is {', '.join(known)}.")
    column = bars.figure(found, name)
    if column is not None and found.rows:
        output.heading(f"{found.title}: {bars.heading(found, column)}")
        for line in bars.drawn(bars.bars(found, column), output.width() or PLAIN_WIDTH):
            output.data("".join(line).rstrip())
    _notes(found)


def _notes(found: Report) -> None:
    for note in found.notes:
        for line in folded(note, output.width() or len(note)):
            output.say(line)


def _list(form: Form) -> None:
    found = catalogue.REPORTS.items()
    if form is Form.JSON:
        output.items("report", [_as_item(name, entry) for name, entry in found])
    elif form is Form.CSV:
        rows = [[name, entry.help, ", ".join(entry.by), _taken(entry)] for name, entry in found]
        CsvWriter(output.stream()).rows([["name", "help", "by", "options"], *rows])
    else:
        body = [[name, ", ".join(entry.by), f"{entry.help} Takes {_taken(entry)}."] for name, entry in found]
        titles = ["Report", "By", "What it answers"]
        output.table(laid(titles, body, width=output.width(), whole=[True, True], fold=True))


def _taken(entry: Listed) -> str:
    return ", ".join(f"--{one.name}" for one in entry.parameters)


def _as_item(name: str, entry: Listed) -> dict[str, Any]:
    parameters = [
        {"name": one.name, "title": one.title, "help": one.help, "kind": one.kind, "choices": [*one.choices]}
        for one in entry.parameters
    ]
    return {
        "name": name, "title": entry.title, "help": entry.help, "by": [*entry.by], "parameters": parameters
    }  # fmt: skip
