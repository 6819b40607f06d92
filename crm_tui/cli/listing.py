"""Lists and records written out as table, JSON, CSV or ids."""

from itertools import islice
from typing import Any

from crm_tui.cli import output
from crm_tui.cli.options import Format
from crm_tui.display.cells import json_of, show
from crm_tui.display.tables import lines
from crm_tui.exchange.csv_writer import CsvWriter
from crm_tui.models.record import Record
from crm_tui.services import listing
from crm_tui.services.acting import context
from crm_tui.services.entries import text_of
from crm_tui.services.faces import custom, faces
from crm_tui.services.fields import Field
from crm_tui.services.listing import Page, Query
from crm_tui.store.database import Session
from crm_tui.values.references import format_ref
from crm_tui.values.text import safe

NUMERIC = ("int", "money", "percent", "minutes")
FIRST = 50  # rows of a table when no limit was given; files and scripts get all


def write(session: Session, query: Query, form: Format) -> None:
    """A list in the form asked for; a table says when there are more."""
    if form is Format.JSON:
        _json(session, query)
    elif form is Format.CSV:
        _csv(session, query)
    elif form is Format.IDS:
        for number, _ in listing.stream(session, _plain(query)):
            output.data(format_ref(query.noun, number))
    else:
        table(session, listing.page(session, query), query)


def _plain(query: Query) -> Query:
    return Query(query.noun, query.where, query.sort, ("id",), query.limit, query.archived)


def table(session: Session, page: Page, query: Query) -> None:
    """The page as aligned text, refs first."""
    around = context(session)
    if not page.ids:
        output.say(f"No {query.noun} matches." if query.where else f"There is no {query.noun} yet.")
        return
    headers = ["Ref", *(field.title for field in page.fields)]
    rows = [
        [
            format_ref(query.noun, number),
            *(show(f, v, around) for f, v in zip(page.fields, cells, strict=True)),
        ]
        for number, cells in zip(page.ids, page.rows, strict=True)
    ]
    right = [False, *(field.kind in NUMERIC for field in page.fields)]
    output.table(lines(headers, rows, width=output.width(), right=right))
    if page.total > len(page.ids):
        output.say(f"{len(page.ids)} of {page.total}; --limit 0 shows all.")


def _json(session: Session, query: Query) -> None:
    wanted = Query(
        query.noun, query.where, query.sort, tuple(faces(session, query.noun)), query.limit, query.archived
    )
    page = listing.page(session, wanted)
    found = [
        as_json(session, query.noun, number, page.fields, cells)
        for number, cells in zip(page.ids, page.rows, strict=True)
    ]
    output.items(query.noun, found, page.total)


def as_json(
    session: Session, noun: str, number: int, fields: tuple[Field, ...], cells: tuple[Any, ...]
) -> dict[str, Any]:
    """One record as the documented JSON item."""
    around, own = context(session), custom(session, noun)
    item: dict[str, Any] = {"ref": format_ref(noun, number)}
    values = {f.name: json_of(f, v, around) for f, v in zip(fields, cells, strict=True)}
    item |= {name: value for name, value in values.items() if name not in own}
    if noun in ("client", "contact", "opportunity", "complaint"):
        item["custom"] = {name: values[name] for name in own}
    return item


def _csv(session: Session, query: Query) -> None:
    fields = listing.fields_of(session, query)
    around = context(session)
    head = ("ref", *(field.name for field in fields))
    writer = CsvWriter(output.stream())
    writer.rows([head])
    body = (
        (format_ref(query.noun, number), *(text_of(f, v, around) for f, v in zip(fields, cells, strict=True)))
        for number, cells in listing.stream(session, query)
    )
    while part := list(islice(body, listing.PAGE)):
        writer.rows(part)


def record_cells(session: Session, noun: str, record: Record) -> dict[str, tuple[Field, Any]]:
    """Every face of one record with its cell."""
    every = faces(session, noun)
    query = Query(noun, columns=tuple(every), archived=True)
    cells = listing.rows(session, query, [record.id or 0])[record.id or 0]
    return {name: (every[name], value) for name, value in zip(every, cells, strict=True)}


def record(session: Session, noun: str, found: Record, form: Format) -> None:
    """One record: its fields that are set, or all of them as JSON."""
    cells = record_cells(session, noun, found)
    if form is Format.JSON:
        fields, values = tuple(f for f, _ in cells.values()), tuple(v for _, v in cells.values())
        output.items(noun, [as_json(session, noun, found.id or 0, fields, values)])
        return
    if form is Format.IDS:
        output.data(format_ref(noun, found.id or 0))
        return
    around = context(session)
    shown = [
        (f.title, _long(f, v, around)) for name, (f, v) in cells.items() if name not in ("id", "version")
    ]
    output.heading(f"{format_ref(noun, found.id or 0)}  {safe(str(getattr(found, found.noun.label) or ''))}")
    width = max(len(title) for title, _ in shown)
    for title, text in shown:
        if text:
            output.data(f"{title.ljust(width)}  {text}")


def _long(field: Field, value: Any, around: Any) -> str:
    """A value of the record's page, which may have lines of its own."""
    if field.kind == "note" and isinstance(value, str):
        return safe(value, lines=True)
    return show(field, value, around)
