"""A report as text for files and other programs: CSV, tab-separated, Markdown; and as a file of its own."""

import io
from typing import TextIO

from crm_tui.display.figures import NUMERIC, show, text_of
from crm_tui.display.markdown import escaped, table
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.reports.report import Report
from crm_tui.services.exporting import target

ENDINGS = {".csv": "csv", ".md": "markdown", ".markdown": "markdown", ".tsv": "tsv"}


def csv(found: Report, handle: TextIO, *, delimiter: str = ",") -> None:
    """Column names, then rows of plain values; what a spreadsheet would run is escaped."""
    writer = CsvWriter(handle, delimiter=delimiter)
    writer.rows([[column.name for column in found.columns]])
    writer.rows([[text_of(value) for value in row] for row in found.rows])


def tsv(found: Report) -> str:
    """The rows under their titles, apart by tabs, as spreadsheets take a paste."""
    handle = io.StringIO()
    writer = CsvWriter(handle, delimiter="\t")
    writer.rows([[column.title for column in found.columns]])
    writer.rows([[text_of(value).replace("\t", " ") for value in row] for row in found.rows])
    return handle.getvalue()


def markdown(found: Report) -> str:
    """Heading, table and notes; nothing in the data is read as Markdown or HTML."""
    titles = [column.title for column in found.columns]
    rows = [[show(c, value) for c, value in zip(found.columns, row, strict=True)] for row in found.rows]
    grid = table(titles, rows, [column.kind in NUMERIC for column in found.columns])
    parts = [f"# {escaped(found.title)}", grid, *map(escaped, found.notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def save(found: Report, name: str, *, beside: str, force: bool = False) -> str:
    """Write the report to a file whole or not at all; its path.

    `name` may hold {date} and ~, or be a folder; its ending says how it is written. An existing file is Refused
    without `force`. `beside` is the CRM file, whose group may share what is made of it.
    """
    path = target.named(name, f"{found.name}.csv")
    form = target.form_of(path, ENDINGS)
    with target.opened(path, beside, force=force) as handle:
        if form == "markdown":
            handle.write(markdown(found))
        else:
            csv(found, handle, delimiter="\t" if form == "tsv" else ",")
    return path
